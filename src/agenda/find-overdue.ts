import { UNREACHED } from '../findings/finding.rules.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { uuidOf } from '../platform/ids.js';
import { REACHED } from './find-day.js';

interface Row {
  readonly holder: string;
  readonly leads: number;
}

/** How many leads of each rep have a service level or a step of a program overdue, by one statement, in the order of the ids. */
export async function findOverdueOfReps(ctx: Ctx, repIds: readonly string[]): Promise<number[]> {
  const ids = repIds.map(id => uuidOf(id, 'rep'));
  return inOrder(ids, await runSql<Row>(ctx.em, OF_REPS, [ctx.runtime.clock.offsetMs, UNREACHED, ids]));
}

/** The same of teams, those below them included. */
export async function findOverdueOfTeams(ctx: Ctx, teamIds: readonly string[]): Promise<number[]> {
  const ids = teamIds.map(id => uuidOf(id, 'team'));
  return inOrder(ids, await runSql<Row>(ctx.em, OF_TEAMS, [ids, ctx.runtime.clock.offsetMs, UNREACHED]));
}

function inOrder(ids: readonly (string | null)[], rows: readonly Row[]): number[] {
  const byHolder = new Map(rows.map(({ holder, leads }) => [holder, leads]));
  return ids.map(id => byHolder.get(id ?? '') ?? 0);
}

const ASKED = "a as (select clock_timestamp() + ?::float8 * interval '1 ms' as now, ?::text[] as unreached)";
/** The causes SERVICE_LEVEL and STEP_DUE of a day, once they are due. */
const OVERDUE = `l.validity in ('UNSCREENED', 'VALID') and not s.is_won and not s.is_terminal and (
  (greatest(l.stage_since, l.owner_since) + s.sla_hours * interval '1 hour' <= a.now and not exists (
    select from interaction t where t.lead_id = l.id and t.occurred_at >= greatest(l.stage_since, l.owner_since) and ${REACHED}
  ))
  or exists (select from enrollment e where e.lead_id = l.id and e.state = 'ACTIVE' and e.due_at <= a.now)
)`;

const OF_REPS = `/* overdue of reps */ with ${ASKED}
select l.owner_id as holder, count(*)::int as leads from a cross join lead l join stage s on s.id = l.stage_id
where l.owner_id = any (?::uuid[]) and ${OVERDUE} group by l.owner_id`;

const OF_TEAMS = `/* overdue of teams */ with recursive below (top, id) as (
  select id, id from team where id = any (?::uuid[])
  union all select below.top, t.id from below join team t on t.parent_id = below.id
), ${ASKED}
select b.top as holder, count(*)::int as leads from a cross join below b join lead l on l.team_id = b.id join stage s on s.id = l.stage_id
where l.owner_id is not null and ${OVERDUE} group by b.top`;
