import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import type { Money } from '../platform/read/money.graphql.js';
import { averageOf, type ValueFigure } from './figure.rules.js';
import { cohortValues, type Grouped, groupOf, type Question, WITH_COHORT } from './question.js';

/** What the wins of one group brought in one currency. */
export interface RevenueFigure {
  readonly amount: Money;
  readonly n: number;
  /** In minor units. */
  readonly mean: ValueFigure;
}

interface Row extends Grouped {
  readonly currency: string;
  readonly minorUnits: string;
  readonly wins: number;
  readonly sum: number;
  readonly squares: number;
}

/** By group; each currency by itself, in the order of the alphabet. */
export async function findRevenues(ctx: Ctx, question: Question): Promise<Map<string, RevenueFigure[]>> {
  const rows: Row[] = await runSql(ctx.em, REVENUE, cohortValues(question));
  const byGroup = Map.groupBy(rows, groupOf);
  return new Map([...byGroup].map(([group, those]) => [group, those.map(figureOf)]));
}

function figureOf({ currency, minorUnits, wins, sum, squares }: Row): RevenueFigure {
  return { amount: { minorUnits: Number(minorUnits), currency }, n: wins, mean: averageOf(wins, sum, squares) };
}

const REVENUE = `/* evaluation: revenue */ ${WITH_COHORT}
select grouping(key) = 1 as whole, key, currency, sum(amount_minor)::text as "minorUnits", count(*)::int as wins,
  sum(amount_minor)::float8 as sum, sum(amount_minor::float8 * amount_minor) as squares
from counted where won_at is not null and amount_minor is not null
group by grouping sets ((currency), (key, currency)) order by currency`;
