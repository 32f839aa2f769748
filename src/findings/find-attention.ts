import { Lifecycle } from '../leads/lead.enums.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { uuidOf } from '../platform/ids.js';
import { SILENT_SINCE, TO_BE_HEARD_OF } from './silence.js';

/** The leads of one lifecycle that a team holds, and how many of them are silent. */
export interface AttentionOfLifecycle {
  readonly lifecycle: Lifecycle;
  readonly heldCount: number;
  readonly silentCount: number;
  readonly neglectedCount: number;
  readonly oldestSilenceSince: Date | null;
}

interface Row extends Omit<AttentionOfLifecycle, 'oldestSilenceSince'> {
  readonly oldest: string | null;
}

/** Whether what a team and the teams below it hold gets attention now, by the law that NEGLECTED is judged by. */
export async function findAttention(ctx: Ctx, teamId: string) {
  const asOf = await ctx.runtime.now();
  const rows = await runSql<Row>(ctx.em, ATTENTION, [uuidOf(teamId, 'team'), asOf.toISOString()]);
  const byLifecycle = Object.values(Lifecycle)
    .filter(lifecycle => lifecycle !== Lifecycle.ENDED)
    .map((lifecycle): AttentionOfLifecycle => {
      const row = rows.find(one => one.lifecycle === lifecycle);
      return {
        lifecycle,
        heldCount: row?.heldCount ?? 0,
        silentCount: row?.silentCount ?? 0,
        neglectedCount: row?.neglectedCount ?? 0,
        oldestSilenceSince: row?.oldest ? new Date(row.oldest) : null,
      };
    });
  return { teamId, asOf, byLifecycle };
}

const ATTENTION = `/* attention of a team */ with recursive below (id) as (
  select ?::uuid union all select t.id from below join team t on t.parent_id = below.id
), held as (
  select l.lifecycle, s.is_won, case when ${TO_BE_HEARD_OF} then ${SILENT_SINCE} end as since,
    coalesce(${TO_BE_HEARD_OF} and ${SILENT_SINCE} + s.max_silence_days * interval '24 hours' <= ?::timestamptz, false) as is_silent
  from below b join lead l on l.team_id = b.id join stage s on s.id = l.stage_id
  where l.placement = 'OWNED' and l.validity in ('UNSCREENED', 'VALID')
)
select lifecycle, count(*)::int as "heldCount", count(*) filter (where is_silent)::int as "silentCount",
  count(*) filter (where is_silent and not is_won)::int as "neglectedCount", min(since) filter (where is_silent) as oldest
from held group by lifecycle`;
