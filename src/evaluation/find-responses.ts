import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { averageOf, type RateFigure, rateOf, type ValueFigure } from './figure.rules.js';
import { type Grouped, groupOf, type Question, subjectValues, textOf, WITH_SUBJECTS } from './question.js';

/** How the customers of one group answered, and how content they were. */
export interface Responses {
  readonly responseRate: RateFigure;
  readonly touchResponseRate: RateFigure;
  readonly satisfaction: ValueFigure;
}

interface Row extends Grouped {
  readonly touched: number;
  readonly responded: number;
  readonly delivered: number;
  readonly answered: number;
  readonly rated: number;
  readonly sum: number;
  readonly squares: number;
}

/** By group. */
export async function findResponses(ctx: Ctx, question: Question): Promise<Map<string, Responses>> {
  const since = textOf(question.since);
  const until = textOf(question.until);
  const values = [...subjectValues(question), until, textOf(question.asOf), since, until];
  const rows: Row[] = await runSql(ctx.em, RESPONSES, values);
  return new Map(
    rows.map(row => [
      groupOf(row),
      {
        responseRate: rateOf(row.responded, row.touched),
        touchResponseRate: rateOf(row.answered, row.delivered),
        satisfaction: averageOf(row.rated, row.sum, row.squares),
      },
    ]),
  );
}

// A reply belongs to the last delivered touch before it on the same written channel, so a touch has one exactly where
// the next row of its channel is a reply. What is spoken is answered at once or not at all.
const RESPONSES = `/* evaluation: responses */ ${WITH_SUBJECTS}, touch as (
  select i.id, i.lead_id, s.key, i.channel, i.occurred_at, i.satisfaction, i.occurred_at < ?::timestamptz as is_in,
    i.direction = 'OUTBOUND' and coalesce(i.disposition, '') not in ('BOUNCED', 'WRONG_NUMBER') as is_delivered,
    i.direction = 'INBOUND' and coalesce(i.disposition, '') not in ('BOUNCED', 'CLICKED', 'UNSUBSCRIBED') as is_reply,
    coalesce(i.disposition, '') in ('CONNECTED', 'REPLIED', 'ATTENDED') as is_answered,
    i.channel not in ('PHONE', 'MEETING', 'EVENT') as is_written,
    i.channel in ('PHONE', 'MEETING', 'EVENT') or i.occurred_at + interval '168 hours' <= ?::timestamptz as is_mature
  from interaction i join subject s on s.id = i.lead_id
  where not s.is_out and i.occurred_at >= ?::timestamptz and i.occurred_at < ?::timestamptz + interval '168 hours'
), met as (
  select *, is_delivered and is_in as is_ours, is_answered or is_written and
    coalesce(lead(is_reply) over w and lead(occurred_at) over w <= occurred_at + interval '168 hours', false) as is_met
  from touch
  window w as (partition by lead_id, channel, is_delivered or is_reply order by occurred_at, is_reply, id)
), by_lead as (
  select lead_id, key, min(occurred_at) filter (where is_ours) as first_at, max(occurred_at) filter (where is_reply) as last_reply_at,
    coalesce(bool_or(is_answered) filter (where is_ours), false) as is_answered,
    count(*) filter (where is_ours and is_mature) as delivered, count(*) filter (where is_ours and is_mature and is_met) as answered,
    count(satisfaction) filter (where is_in) as rated, sum(satisfaction) filter (where is_in) as sum,
    sum(satisfaction * satisfaction) filter (where is_in) as squares
  from met group by lead_id, key
)
select grouping(key) = 1 as whole, key, count(first_at)::int as touched,
  count(first_at) filter (where is_answered or last_reply_at >= first_at)::int as responded,
  coalesce(sum(delivered), 0)::int as delivered, coalesce(sum(answered), 0)::int as answered,
  coalesce(sum(rated), 0)::int as rated, coalesce(sum(sum), 0)::float8 as sum, coalesce(sum(squares), 0)::float8 as squares
from by_lead group by grouping sets ((), (key))`;
