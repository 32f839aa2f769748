import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { averageOf, type RateFigure, rateOf, type ValueFigure } from './figure.rules.js';
import { cohortValues, type Grouped, groupOf, type Question, WITH_COHORT } from './question.js';

/** How days from arrival to decision lie. */
export interface SpreadFigure {
  readonly n: number;
  readonly least: number | null;
  readonly median: ValueFigure;
  readonly mean: ValueFigure;
  readonly p90: number | null;
  readonly greatest: number | null;
}

/** How the decided leads of one group were decided, and after how many days. */
export interface Cycles {
  readonly winRate: RateFigure;
  readonly won: SpreadFigure;
  readonly lost: SpreadFigure;
  readonly closed: SpreadFigure;
}

/** How values lie, as a statement tells it; `low` and `high` are the bounds of the median. */
export interface SpreadRow {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly least: number | null;
  readonly greatest: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface Row extends Grouped, SpreadRow {
  readonly kind: 'WON' | 'LOST' | 'CLOSED';
}

/** By group. */
export async function findCycles(ctx: Ctx, question: Question): Promise<Map<string, Cycles>> {
  const rows: Row[] = await runSql(ctx.em, CYCLES, cohortValues(question));
  return new Map([...Map.groupBy(rows, groupOf)].map(([group, those]) => [group, cyclesOf(those)]));
}

/** The cycles of a group; of one without decisions where there are no rows. */
export function cyclesOf(rows: readonly Row[]): Cycles {
  const of = (kind: Row['kind']) => rows.find(row => row.kind === kind);
  return {
    winRate: rateOf(of('WON')?.n ?? 0, of('CLOSED')?.n ?? 0),
    won: spreadOf(of('WON')),
    lost: spreadOf(of('LOST')),
    closed: spreadOf(of('CLOSED')),
  };
}

/** The spread that a row tells; that of no values where there is none. */
export function spreadOf(row: SpreadRow | undefined): SpreadFigure {
  const { n = 0, sum = 0, squares = 0, median = null, low = null, high = null } = row ?? {};
  return {
    n,
    least: row?.least ?? null,
    median: { n, value: median, ciLow: low, ciHigh: high },
    mean: averageOf(n, sum, squares),
    p90: row?.p90 ?? null,
    greatest: row?.greatest ?? null,
  };
}

// The interval of the median is that of `find-conversions.ts`.
const CYCLES = `/* evaluation: cycles */ ${WITH_COHORT}, told as (
  select grouping(c.key) = 1 as whole, c.key, k.kind, count(*)::int as n, sum(d.days) as sum, sum(d.days * d.days) as squares,
    percentile_cont(0.5) within group (order by d.days) as median, percentile_cont(0.9) within group (order by d.days) as p90,
    array_agg(d.days order by d.days) as days
  from counted c cross join lateral (select (extract(epoch from c.decided_at - c.created_at) / 86400)::float8 as days) d
  cross join lateral unnest(array[c.result, 'CLOSED']) as k (kind)
  where c.decided_at is not null and c.result in ('WON', 'LOST')
  group by grouping sets ((k.kind), (k.kind, c.key))
), ranked as (select told.*, floor((n + 1 - 1.959963984540054 * sqrt(n)) / 2)::int as rank from told)
select whole, key, kind, n, sum, squares, median, p90, days[1] as least, days[n] as greatest, days[rank] as low, days[n + 1 - rank] as high
from ranked`;
