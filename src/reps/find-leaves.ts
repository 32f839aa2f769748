import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { RepLeave } from './rep-leave.js';

/** The leave of reps that is not over in the zone of their team, the next one first, by two statements, in the order of the ids. */
export async function findLeaves(ctx: Ctx, repIds: readonly string[]): Promise<RepLeave[][]> {
  const values = [ctx.runtime.clock.offsetMs, repIds.map(id => uuidOf(id, 'rep'))];
  const known = await runSql<{ id: string }>(ctx.em, LEAVES, values);
  const ids = known.map(({ id }) => idFromUuid('leave', id));
  const rows = await ctx.em.find(RepLeave, { id: { $in: ids } }, { orderBy: { fromOn: 'asc' } });
  return repIds.map(id => rows.filter(row => row.rep.id === id));
}

const LEAVES = `/* leaves to come */
with clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as now)
select l.id from rep_leave l join rep r on r.id = l.rep_id, clock
where l.rep_id = any (?::uuid[]) and l.until_on > (clock.now at time zone zone_of_team(r.team_id))::date`;
