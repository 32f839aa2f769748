import { oldestOf, type TierCount } from '../leads/find-wallboard.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import type { UserErrorCode } from '../platform/refusal.js';

/** How many leads wait for a holder for one reason. */
export interface Waiting {
  readonly reason: UserErrorCode;
  readonly leadCount: number;
  readonly tiers: readonly TierCount[];
  readonly oldestSince: Date;
}

/** Leads that wait for a holder, by reason, most first. */
export async function findWaiting(ctx: Ctx): Promise<Waiting[]> {
  const rows = await runSql<TierCount & { reason: UserErrorCode; oldestSince: string }>(ctx.em, WAITING);
  const byReason = [...Map.groupBy(rows, ({ reason }) => reason)].map(([reason, ofReason]) => ({
    reason,
    leadCount: ofReason.reduce((sum, { leadCount }) => sum + leadCount, 0),
    tiers: ofReason.map(({ tier, leadCount }) => ({ tier, leadCount })),
    oldestSince: oldestOf(ofReason),
  }));
  return byReason.sort((a, b) => b.leadCount - a.leadCount || (a.reason < b.reason ? -1 : 1));
}

/** What no rule wants lies in its pool for whoever claims it, and waits for nothing. */
const WAITING = `/* waiting leads by reason */ select reason, tier, count(*)::int as "leadCount", min(since) as "oldestSince" from (
  select waiting_reason as reason, tier, waiting_since as since from lead where placement = 'WAITING'
  union all
  select split_part(q.told, ' ', 2), l.tier, q.since from assignment_queue q join lead l on l.id = q.lead_id
  where q.told not like 'none %' and l.placement = 'POOLED'
) waiting group by 1, 2 order by 1, 2 nulls last`;
