import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { type RateFigure, rateOf } from './figure.rules.js';
import { cohortValues, type Grouped, groupOf, horizonHours, type Question, WITH_COHORT } from './question.js';

interface Row extends Grouped {
  readonly cold: number;
  readonly hot: number;
}

/** How many of the leads that came cold were hot within the horizon, by group. */
export async function findWarmings(ctx: Ctx, question: Question): Promise<Map<string, RateFigure>> {
  const rows: Row[] = await runSql(ctx.em, WARMING, [...cohortValues(question), horizonHours(question)]);
  return new Map(rows.map(row => [groupOf(row), rateOf(row.hot, row.cold)]));
}

const WARMING = `/* evaluation: warming */ ${WITH_COHORT}, warming as (
  select c.key, (array_agg(i.value order by i.started_at, i.seq))[1] = 'COLD' as was_cold,
    bool_or(i.value = 'HOT' and i.started_at <= c.created_at + make_interval(hours => ?::int)) as was_hot
  from counted c join lead_interval i on i.lead_id = c.id and i.axis = 'TEMPERATURE' group by c.id, c.key
)
select grouping(key) = 1 as whole, key, count(*) filter (where was_cold)::int as cold, count(*) filter (where was_cold and was_hot)::int as hot
from warming group by grouping sets ((), (key))`;
