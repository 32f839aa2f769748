import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';

/** What happens at a stage: how many stand there, how many came and went today in the organisation's time zone. */
export interface StageFlow {
  readonly leadCount: number;
  readonly enteredTodayCount: number;
  readonly departedTodayCount: number;
}

/** The flow of stages, by one statement, in the order of the ids. */
export async function findStageFlows(ctx: Ctx, stageIds: readonly string[]): Promise<StageFlow[]> {
  const ids = stageIds.map(id => uuidOf(id, 'stage'));
  const rows: (StageFlow & { id: string })[] = await runSql(ctx.em, FLOW, [ctx.runtime.clock.offsetMs, ids]);
  const byStage = new Map(rows.map(row => [idFromUuid('stage', row.id), row]));
  return stageIds.map(id => byStage.get(id) ?? { leadCount: 0, enteredTodayCount: 0, departedTodayCount: 0 });
}

const FLOW = `/* stage flows */
with today as (
  select date_trunc('day', (clock_timestamp() + ?::float8 * interval '1 ms') at time zone time_zone) at time zone time_zone as since from organisation
), flow as (
  select f.stage_id, sum(f.entered)::int as entered, sum(f.departed)::int as departed
  from stage_flow f, today where f.since >= today.since group by 1
)
select s.id, (select count(*) from lead l where l.stage_id = s.id)::int as "leadCount",
  coalesce(f.entered, 0) as "enteredTodayCount", coalesce(f.departed, 0) as "departedTodayCount"
from stage s left join flow f on f.stage_id = s.id where s.id = any (?::uuid[])`;

/** How many leads each rep took today, in the organisation's time zone, in the order of the ids. */
export async function findTakenToday(ctx: Ctx, repIds: readonly string[]): Promise<number[]> {
  const rows: { rep: string; taken: number }[] = await runSql(ctx.em, TAKEN, [ctx.runtime.clock.offsetMs, [...repIds]]);
  const byRep = new Map(rows.map(row => [row.rep, row.taken]));
  return repIds.map(id => byRep.get(id) ?? 0);
}

const TAKEN = `/* taken today */
with today as (
  select date_trunc('day', (clock_timestamp() + ?::float8 * interval '1 ms') at time zone time_zone) at time zone time_zone as since from organisation
)
select o.value as rep, count(*)::int as taken from lead_interval o, today
where o.axis = 'OWNER' and o.value = any (?::text[]) and o.started_at >= today.since group by o.value`;
