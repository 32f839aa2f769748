import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import type { ClaimTerms } from './claim.rules.js';

/** The terms with what is left of the day. */
export interface KnownTerms extends ClaimTerms {
  /** Whether the pool lets the rep take one more today; that stays so while the rep's counter is locked. */
  readonly hasClaimsLeft: boolean;
}

type TermsRow = Pick<KnownTerms, 'purpose' | 'isMember' | 'hasClaimsLeft'> &
  Record<'cooldownUntil' | 'newUntil', string | null>;

/** On what terms a rep may take a lead from the pool that it lies in, by the rules of that pool as they are now; null where it lies in none. */
export async function findClaimTerms(
  tx: Tx,
  { leadId, repId }: { leadId: string; repId: string },
): Promise<KnownTerms | null> {
  const { offsetMs } = tx.ctx.runtime.clock;
  const [terms] = await tx.sql<TermsRow>(TERMS, [repId, offsetMs, uuidOf(leadId, 'lead'), uuidOf(repId, 'rep')]);
  if (!terms) return null;
  const { cooldownUntil, newUntil } = terms;
  return {
    ...terms,
    cooldownUntil: cooldownUntil === null ? null : new Date(cooldownUntil),
    newUntil: newUntil === null ? null : new Date(newUntil),
  };
}

const TERMS = `/* claim terms */ select p.purpose, is_pool_member(p, r.id, r.team_id || teams_above(r.team_id)) as "isMember",
  case when p.owner_cooldown_days is not null then (
    select max(i.ended_at) from lead_interval i where i.lead_id = l.id and i.axis = 'OWNER' and i.value = ?::text
  ) + p.owner_cooldown_days * interval '24 hours' end as "cooldownUntil",
  l.pooled_since + p.new_lead_delay_hours * interval '1 hour' as "newUntil",
  p.claims_per_day is null or p.claims_per_day > coalesce((
    select d.claim_count from pool_day d, organisation o where d.pool_id = p.id and d.rep_id = r.id
      and d.day = ((clock_timestamp() + ?::float8 * interval '1 ms') at time zone o.time_zone)::date
  ), 0) as "hasClaimsLeft"
from lead l join pool p on p.id = l.pool_id, rep r where l.id = ?::uuid and r.id = ?::uuid`;
