import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { badUserInput } from '../platform/errors.js';
import { rateOf } from './figure.rules.js';
import { type SpreadRow, spreadOf } from './find-cycles.js';
import { refuseNoWindow } from './load-window.js';
import { seenValues, WITH_SEEN } from './question.js';

/** Raised whenever the meaning of a figure changes. */
const DEFINITION_VERSION = 1;

/** How often the leads that the viewer evaluates changed hands in a window. BAD_USER_INPUT where there is none. */
export async function findOwnerChanges(ctx: Ctx, { from, to }: { from: Date; to: Date }) {
  refuseNoWindow(from, to);
  const [since, until] = [from.toISOString(), to.toISOString()];
  const values = [since, until, ...seenValues(ctx.viewer)];
  const [row] = await runSql<SpreadRow>(ctx.em, CHANGES, values);
  return {
    from,
    to,
    leadCount: row?.n ?? 0,
    changeCount: row?.sum ?? 0,
    perLead: spreadOf(row),
    definitionVersion: DEFINITION_VERSION,
  };
}

/** How many of the leads that the viewer evaluates were held at an instant, and how many of them were stale. An instant to come: BAD_USER_INPUT. */
export async function findLiveLeads(ctx: Ctx, asked: { at?: Date | null; staleAfterDays: number }) {
  const now = await ctx.runtime.now();
  const at = asked.at ?? now;
  if (at > now) throw badUserInput('The instant is still to come.', ['at']);
  const { staleAfterDays } = asked;
  const values = [at.toISOString(), staleAfterDays, ...seenValues(ctx.viewer)];
  const [row] = await runSql<{ live: number; stale: number }>(ctx.em, LIVE, values);
  const { live = 0, stale = 0 } = row ?? {};
  return {
    at,
    staleAfterDays,
    liveCount: live,
    staleCount: stale,
    staleShare: rateOf(stale, live),
    definitionVersion: DEFINITION_VERSION,
  };
}

// The interval of the median is that of `find-conversions.ts`.
const CHANGES = `/* owner changes */ with asked as (select ?::timestamptz as since, ?::timestamptz as until), ${WITH_SEEN}, held as materialized (
  select distinct o.lead_id from asked a join lead_interval o
    on o.axis = 'OWNER' and o.started_at < a.until and (o.ended_at is null or o.ended_at > a.since)
  join seen s on s.id = o.lead_id
), told as (
  select o.lead_id, o.started_at, o.value, lag(o.value) over (partition by o.lead_id order by o.started_at, o.seq) as former
  from held h join lead_interval o on o.lead_id = h.lead_id and o.axis = 'OWNER'
), counted as (
  select t.lead_id, count(*) filter (where t.former <> t.value and t.started_at >= a.since and t.started_at < a.until)::int as changes
  from asked a cross join told t group by t.lead_id
), spread as (
  select count(*)::int as n, coalesce(sum(changes), 0)::int as sum, coalesce(sum(changes * changes), 0)::float8 as squares,
    percentile_cont(0.5) within group (order by changes) as median, percentile_cont(0.9) within group (order by changes) as p90,
    array_agg(changes order by changes) as values
  from counted
), ranked as (select spread.*, floor((n + 1 - 1.959963984540054 * sqrt(n)) / 2)::int as rank from spread)
select n, sum, squares, median, p90, values[1] as least, values[n] as greatest, values[rank] as low, values[n + 1 - rank] as high from ranked`;

const LIVE = `/* live leads */ with asked as (
  select v.at, v.at - v.days * interval '24 hours' as stale_before from (select ?::timestamptz as at, ?::int as days) v
), ${WITH_SEEN}, live as (
  select o.lead_id from asked a join lead_interval o
    on o.axis = 'OWNER' and o.started_at <= a.at and (o.ended_at is null or o.ended_at > a.at)
  join seen s on s.id = o.lead_id
)
select count(*)::int as live, count(*) filter (where coalesce(t.ended_at, f.held_since) < a.stale_before)::int as stale
from asked a cross join live l
cross join lateral (
  select max(coalesce(i.ended_at, i.occurred_at)) as ended_at from interaction i
  where i.lead_id = l.lead_id and i.occurred_at <= a.at and coalesce(i.ended_at, i.occurred_at) <= a.at
) t
cross join lateral (select min(o.started_at) as held_since from lead_interval o where o.lead_id = l.lead_id and o.axis = 'OWNER') f`;
