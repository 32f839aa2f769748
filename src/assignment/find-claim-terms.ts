import type { PoolPurpose } from '../leads/lead.enums.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';

/** What a pool says of a rep who wants a lead out of it. */
export interface ClaimTerms {
  readonly purpose: PoolPurpose;
  readonly isMember: boolean;
}

/** On what terms a rep may claim from a pool, as they are now. */
export async function findClaimTerms(tx: Tx, poolId: string, repId: string): Promise<ClaimTerms> {
  const [terms] = await tx.sql<ClaimTerms>(TERMS, [uuidOf(poolId, 'pool'), uuidOf(repId, 'rep')]);
  if (!terms) throw new Error('there is no such pool or rep');
  return terms;
}

const TERMS = `/* claim terms */ select p.purpose, is_pool_member(p, r.id, r.team_id || teams_above(r.team_id)) as "isMember"
from pool p, rep r where p.id = ?::uuid and r.id = ?::uuid`;
