import { Stage } from '../leads/stage.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { type RateFigure, rateOf } from './figure.rules.js';
import {
  type Grouped,
  groupOf,
  horizonHours,
  type Question,
  subjectValues,
  textOf,
  WITH_SUBJECTS,
} from './question.js';

/** How many of the leads that entered one stage entered another later. */
export interface StageConversionFigure {
  readonly fromId: string;
  readonly toId: string;
  readonly rate: RateFigure;
  readonly immatureCount: number;
  readonly reentryCount: number;
}

interface Row extends Grouped {
  readonly stage: string;
  readonly entered: number;
  readonly immature: number;
  readonly reentered: number;
  readonly next: string | null;
  readonly reached: number;
}

/** By group: each pair of stages that a lead went, and the next stage of the pipeline also where none did, in its order. */
export async function findStageConversions(
  ctx: Ctx,
  question: Question,
): Promise<Map<string, StageConversionFigure[]>> {
  const hours = horizonHours(question);
  const [since, until, asOf] = [textOf(question.since), textOf(question.until), textOf(question.asOf)];
  const values = [...subjectValues(question), until, hours, hours, asOf, since, until, hours];
  const rows: Row[] = await runSql(ctx.em, STAGES, values);
  const stages = await ctx.em.find(Stage, {}, { orderBy: { pipeline: 'asc', position: 'asc' } });
  const places = new Map(stages.map((stage, place) => [stage.id, place]));
  const placeOf = (id: string) => places.get(id) ?? stages.length;
  const byGroup = Map.groupBy(rows, groupOf);
  return new Map(
    [...byGroup].map(([group, those]) => {
      const told = those.filter(row => row.next !== null).map(row => figureOf(row, row.next ?? ''));
      const untold = those.flatMap(row => {
        const next = nextStage(stages, row.stage);
        return next && !told.some(one => one.fromId === row.stage && one.toId === next) ? [{ row, next }] : [];
      });
      const missing = new Map(untold.map(({ row, next }) => [row.stage, figureOf({ ...row, reached: 0 }, next)]));
      return [
        group,
        [...told, ...missing.values()].sort(
          (a, b) => placeOf(a.fromId) - placeOf(b.fromId) || placeOf(a.toId) - placeOf(b.toId),
        ),
      ];
    }),
  );
}

function figureOf(row: Row, toId: string): StageConversionFigure {
  return {
    fromId: row.stage,
    toId,
    rate: rateOf(row.reached, row.entered),
    immatureCount: row.immature,
    reentryCount: row.reentered,
  };
}

function nextStage(stages: readonly Stage[], id: string): string | null {
  const from = stages.find(stage => stage.id === id);
  if (!from) return null;
  const after = stages.find(
    stage => stage.pipeline.id === from.pipeline.id && stage.position > from.position && !stage.isTerminal,
  );
  return after?.id ?? null;
}

const STAGES = `/* evaluation: stages */ ${WITH_SUBJECTS}, told as (
  select s.key, i.lead_id, i.value as stage, i.started_at, i.seq,
    lag(i.value) over (partition by i.lead_id order by i.started_at, i.seq) is distinct from i.value as is_entry
  from lead_interval i join subject s on s.id = i.lead_id
  where i.axis = 'STAGE' and not s.is_out and i.started_at < ?::timestamptz + make_interval(hours => ?::int)
), entry as (select * from told where is_entry), counted as (
  select *, row_number() over (partition by lead_id, stage order by started_at, seq) = 1 as is_first,
    started_at + make_interval(hours => ?::int) <= ?::timestamptz as is_mature
  from entry where started_at >= ?::timestamptz and started_at < ?::timestamptz
), entered as (
  select grouping(key) = 1 as whole, key, stage, count(*) filter (where is_first and is_mature)::int as entered,
    count(*) filter (where is_first and not is_mature)::int as immature, count(*) filter (where not is_first)::int as reentered
  from counted group by grouping sets ((stage), (key, stage))
), reached as (
  select grouping(f.key) = 1 as whole, f.key, f.stage, e.stage as next, count(distinct f.lead_id)::int as reached
  from counted f join entry e on e.lead_id = f.lead_id and e.stage <> f.stage
    and (e.started_at, e.seq) > (f.started_at, f.seq) and e.started_at <= f.started_at + make_interval(hours => ?::int)
  where f.is_first and f.is_mature group by grouping sets ((f.stage, e.stage), (f.key, f.stage, e.stage))
)
select e.*, r.next, coalesce(r.reached, 0) as reached
from entered e left join reached r on r.whole = e.whole and r.key is not distinct from e.key and r.stage = e.stage`;
