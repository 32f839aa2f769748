import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { type RateFigure, rateOf, type ValueFigure } from './figure.rules.js';
import { cohortValues, type Grouped, groupOf, type Question, WITH_COHORT } from './question.js';

/** What became of the leads of one group that came in the window. */
export interface Conversion {
  readonly group: string;
  readonly key: string | null;
  readonly leadCount: number;
  readonly immatureCount: number;
  readonly decidedEarlyCount: number;
  readonly leftOutCount: number;
  readonly conversion: RateFigure;
  readonly timeToWinDays: ValueFigure;
}

interface Row extends Grouped {
  readonly leads: number;
  readonly immature: number;
  readonly early: number;
  readonly leftOut: number;
  readonly mature: number;
  readonly won: number;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** All leads first, then the groups that leads fall into, most leads first. */
export async function findConversions(ctx: Ctx, question: Question): Promise<Conversion[]> {
  const rows: Row[] = await runSql(ctx.em, CONVERSION, cohortValues(question));
  return rows.map(row => ({
    group: groupOf(row),
    key: row.key,
    leadCount: row.leads,
    immatureCount: row.immature,
    decidedEarlyCount: row.early,
    leftOutCount: row.leftOut,
    conversion: rateOf(row.won, row.mature),
    timeToWinDays: { n: row.won, value: row.median, ciLow: row.low, ciHigh: row.high },
  }));
}

// The interval of the median: the values at the ranks that the binomial distribution of 1/2 gives, by its normal
// approximation; below six values there are no such ranks, and reading past an array gives null.
const CONVERSION = `/* evaluation: conversion */ ${WITH_COHORT}, told as (
  select grouping(c.key) = 1 as whole, c.key,
    count(*) filter (where c.is_new and not c.is_out)::int as leads,
    count(*) filter (where c.is_new and not c.is_out and not c.is_mature and not c.is_decided)::int as immature,
    count(*) filter (where c.is_new and not c.is_out and not c.is_mature and c.is_decided)::int as early,
    count(*) filter (where c.is_new and c.is_out)::int as left_out,
    count(m.id)::int as mature, count(m.won_at)::int as won,
    percentile_cont(0.5) within group (order by d.days) as median, array_agg(d.days order by d.days) filter (where d.days is not null) as days
  from cohort c left join counted m on m.id = c.id
  cross join lateral (select (extract(epoch from m.won_at - m.created_at) / 86400)::float8 as days) d
  group by grouping sets ((), (c.key))
), ranked as (select told.*, floor((won + 1 - 1.959963984540054 * sqrt(won)) / 2)::int as rank from told)
select whole, key, leads, immature, early, left_out as "leftOut", mature, won, median, days[rank] as low, days[won + 1 - rank] as high
from ranked order by whole desc, leads desc, key nulls last`;
