import { ScreeningReason, Tier } from '../leads/lead.enums.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid } from '../platform/ids.js';
import { EvaluationDimension } from './evaluation.enums.js';
import { type RateFigure, rateOf } from './figure.rules.js';
import { findWindow } from './find-window.js';
import { subjectValues, WITH_SUBJECTS } from './question.js';

/** Raised whenever the meaning of a figure changes. */
const DEFINITION_VERSION = 1;
const ROWS = 200;

/** The days in which leads came in, and the grouping. */
export interface AskedScreenings {
  readonly from: string;
  readonly to: string;
  readonly by?: EvaluationDimension | null;
  readonly timeZone?: string | null;
}

/** What the leads of one group were screened and graded as. */
export interface Screenings {
  readonly by: EvaluationDimension | null;
  readonly key: string | null;
  readonly leadCount: number;
  readonly unscreenedCount: number;
  readonly duplicateCount: number;
  readonly invalid: RateFigure;
  readonly reasons: readonly { readonly reason: ScreeningReason | null; readonly count: number }[];
  readonly tiers: readonly { readonly tier: Tier | null; readonly share: RateFigure }[];
}

interface Row {
  readonly key: string | null;
  readonly leads: number;
  readonly unscreened: number;
  readonly duplicates: number;
  readonly valid: number;
  readonly invalid: number;
  readonly reasons: readonly number[];
  readonly tiers: readonly number[];
}

/** The leads that came in a window of days, by what they are screened and graded as now. */
export async function findScreenings(ctx: Ctx, asked: AskedScreenings) {
  const { timeZone, since, until } = await findWindow(ctx, { ...asked, timeZone: asked.timeZone ?? null }, null);
  const by = asked.by ?? null;
  const [all, ...groups]: Row[] = await runSql(ctx.em, SCREENINGS, [
    ...subjectValues({ by, viewer: ctx.viewer }),
    since.toISOString(),
    until.toISOString(),
    ROWS + 1,
  ]);
  if (!all) throw new Error('the figures of all leads are always told');
  const rows = by ? groups.map(group => screeningsOf(by, group)) : [];
  const asOf = await ctx.runtime.now();
  return { ...asked, timeZone, asOf, definitionVersion: DEFINITION_VERSION, total: screeningsOf(null, all), rows };
}

const KINDS: Partial<Record<EvaluationDimension, 'source' | 'rep' | 'team'>> = {
  [EvaluationDimension.SOURCE]: 'source',
  [EvaluationDimension.REP]: 'rep',
  [EvaluationDimension.TEAM]: 'team',
};

const REASONS = [...Object.values(ScreeningReason), null];
const TIERS = [...Object.values(Tier), null];

function screeningsOf(by: EvaluationDimension | null, row: Row): Screenings {
  const kind = by && KINDS[by];
  const graded = row.leads - row.duplicates - row.invalid;
  return {
    by,
    key: kind && row.key !== null ? idFromUuid(kind, row.key) : row.key,
    leadCount: row.leads,
    unscreenedCount: row.unscreened,
    duplicateCount: row.duplicates,
    invalid: rateOf(row.invalid, row.invalid + row.valid),
    reasons: REASONS.map((reason, place) => ({ reason, count: row.reasons[place] ?? 0 }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count),
    tiers: TIERS.map((tier, place) => ({ tier, share: rateOf(row.tiers[place] ?? 0, graded) })),
  };
}

const REASON_COUNTS = REASONS.map(
  reason =>
    `count(*) filter (where validity = 'INVALID' and screening_reason ${reason ? `= '${reason}'` : 'is null'})::int`,
).join(', ');
const TIER_COUNTS = TIERS.map(
  tier =>
    `count(*) filter (where validity in ('VALID', 'UNSCREENED') and tier ${tier ? `= '${tier}'` : 'is null'})::int`,
).join(', ');

const SCREENINGS = `/* evaluation: screenings */ ${WITH_SUBJECTS}, screened as (
  select s.key, l.validity, l.screening_reason, l.tier from subject s join lead l on l.id = s.id
  where s.created_at >= ?::timestamptz and s.created_at < ?::timestamptz
)
select key, count(*)::int as leads, count(*) filter (where validity = 'UNSCREENED')::int as unscreened,
  count(*) filter (where validity = 'DUPLICATE')::int as duplicates, count(*) filter (where validity = 'VALID')::int as valid,
  count(*) filter (where validity = 'INVALID')::int as invalid, array[${REASON_COUNTS}] as reasons, array[${TIER_COUNTS}] as tiers
from screened group by grouping sets ((), (key)) order by grouping(key) desc, leads desc, key nulls last limit ?`;
