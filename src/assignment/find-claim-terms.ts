import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import type { ClaimTerms } from './claim.rules.js';

type TermsRow = Pick<ClaimTerms, 'purpose' | 'isMember'> & Record<'cooldownUntil' | 'newUntil', string | null>;

/** On what terms a rep may take a pooled lead, by the rules of its pool as they are now. */
export async function findClaimTerms(
  tx: Tx,
  { leadId, poolId, repId }: { leadId: string; poolId: string; repId: string },
): Promise<ClaimTerms> {
  const [terms] = await tx.sql<TermsRow>(TERMS, [
    uuidOf(leadId, 'lead'),
    repId,
    uuidOf(poolId, 'pool'),
    uuidOf(repId, 'rep'),
    uuidOf(leadId, 'lead'),
  ]);
  if (!terms) throw new Error('there is no such pool, rep or lead');
  const { cooldownUntil, newUntil } = terms;
  return {
    ...terms,
    cooldownUntil: cooldownUntil === null ? null : new Date(cooldownUntil),
    newUntil: newUntil === null ? null : new Date(newUntil),
  };
}

const TERMS = `/* claim terms */ select p.purpose, is_pool_member(p, r.id, r.team_id || teams_above(r.team_id)) as "isMember",
  case when p.owner_cooldown_days is not null then (
    select max(i.ended_at) from lead_interval i where i.lead_id = ?::uuid and i.axis = 'OWNER' and i.value = ?::text
  ) + p.owner_cooldown_days * interval '24 hours' end as "cooldownUntil",
  l.pooled_since + p.new_lead_delay_hours * interval '1 hour' as "newUntil"
from pool p, rep r, lead l where p.id = ?::uuid and r.id = ?::uuid and l.id = ?::uuid`;
