import { Stage } from '../leads/stage.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { type FrequencyFigure, frequencyOf } from './figure.rules.js';
import { type Grouped, groupOf, type Question, subjectValues, textOf, WITH_SUBJECTS } from './question.js';

interface Row extends Grouped {
  readonly touches: number;
  readonly weeks: number;
  readonly leads: number;
}

/** Touches per week in which a lead was held and in play, by group. */
export async function findFrequencies(ctx: Ctx, question: Question): Promise<Map<string, FrequencyFigure>> {
  const inPlay = await ctx.em.find(Stage, { isTerminal: false, isWon: false }, { fields: ['id'] });
  const since = textOf(question.since);
  const until = textOf(question.asOf < question.until ? question.asOf : question.until);
  const values = [since, until, until, until, inPlay.map(stage => stage.id), until, since, until, since];
  const rows: Row[] = await runSql(ctx.em, FREQUENCY, [...subjectValues(question), ...values]);
  return new Map(rows.map(row => [groupOf(row), frequencyOf(row.touches, row.weeks, row.leads)]));
}

const FREQUENCY = `/* evaluation: frequency */ ${WITH_SUBJECTS}, stretch as (
  select s.id, s.key, greatest(o.started_at, g.started_at, ?::timestamptz) as started_at,
    least(coalesce(o.ended_at, ?::timestamptz), coalesce(g.ended_at, ?::timestamptz), ?::timestamptz) as ended_at
  from subject s join lead_interval o on o.lead_id = s.id and o.axis = 'OWNER'
  join lead_interval g on g.lead_id = s.id and g.axis = 'STAGE' and g.value = any (?::text[])
  where not s.is_out and o.started_at < ?::timestamptz and coalesce(o.ended_at, 'infinity') > ?::timestamptz
    and g.started_at < ?::timestamptz and coalesce(g.ended_at, 'infinity') > ?::timestamptz
), held as (
  select *, (select count(*) from interaction i where i.lead_id = s.id and i.occurred_at >= s.started_at and i.occurred_at < s.ended_at) as touches
  from stretch s where s.started_at < s.ended_at
)
select grouping(key) = 1 as whole, key, coalesce(sum(touches), 0)::int as touches, count(distinct id)::int as leads,
  coalesce(sum(extract(epoch from ended_at - started_at)) / 604800, 0)::float8 as weeks
from held group by grouping sets ((), (key))`;
