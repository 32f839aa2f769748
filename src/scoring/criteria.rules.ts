import type { Tier } from '../leads/lead.enums.js';
import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { CriteriaAxis, ScoreBand } from './criteria.enums.js';

/** A condition on leads and what it is worth, in points; the filter is a `LeadFilter` as JSON. */
export interface Criterion {
  readonly name: string;
  readonly filter: object;
  readonly points: number;
}

/** What is said when a model is saved. */
export interface CriteriaDraft {
  readonly axis: CriteriaAxis;
  readonly criteria: readonly Criterion[];
  readonly mediumFrom: number;
  readonly highFrom: number;
}

/** The tier of a fit and an intent. */
export interface TierCell {
  readonly fit: ScoreBand;
  readonly intent: ScoreBand;
  readonly tier: Tier;
}

/** What one criterion adds to the score of one lead; `held` is null where it cannot be asked any more. */
export interface Contribution {
  readonly axis: CriteriaAxis;
  readonly criterion: string;
  readonly points: number;
  readonly held: boolean | null;
}

/** The points of a lead on one axis: the sum over the criteria that hold. */
export interface AxisScore {
  readonly points: number;
  readonly band: ScoreBand;
  readonly contributions: readonly Contribution[];
}

const POINTS_LIMIT = 1000;
const THRESHOLD_LIMIT = 100_000;
/** What a grade is made of cannot be what it is made from. A segment could speak of it unseen. */
const CIRCULAR = new Set(['tier', 'validity', 'segmentId']);

/** What is wrong with a model: points or thresholds out of reach or order, a name that stands twice, a key of another axis. */
export function judgeCriteria(
  { axis, criteria, mediumFrom, highFrom }: CriteriaDraft,
  newest: { readonly axis: CriteriaAxis } | null,
): (Problem | false)[] {
  const invalid = (...path: string[]): Problem => ({ code: UserErrorCode.INVALID, field: ['input', ...path] });
  const names = criteria.map(({ name }) => name);
  return [
    newest !== null && newest.axis !== axis && { code: UserErrorCode.KIND_IS_FIXED, field: ['input', 'axis'] },
    Math.abs(mediumFrom) > THRESHOLD_LIMIT && invalid('mediumFrom'),
    (highFrom <= mediumFrom || highFrom > THRESHOLD_LIMIT) && invalid('highFrom'),
    ...criteria.flatMap(({ name, points }, place) => [
      names.indexOf(name) !== place && invalid('criteria', String(place), 'name'),
      Math.abs(points) > POINTS_LIMIT && invalid('criteria', String(place), 'points'),
    ]),
  ];
}

/** What is wrong with a matrix: a cell that is missing or stands twice. */
export function judgeMatrix(cells: readonly TierCell[]): (Problem | false)[] {
  const bands = Object.values(ScoreBand);
  const isWhole = bands.every(fit =>
    bands.every(intent => cells.filter(cell => cell.fit === fit && cell.intent === intent).length === 1),
  );
  return [
    (!isWhole || cells.length !== bands.length ** 2) && { code: UserErrorCode.INVALID, field: ['input', 'cells'] },
  ];
}

/**
 * What a filter that leads are graded by must not speak of, as INVALID at its place: the grade itself, directly or by a segment, and
 * custom fields that tell who somebody is, since whoever sees the score would learn them. Paths begin at `filter`.
 */
export function judgeSpeech(filter: object, personalKeys: ReadonlySet<string>): Problem[] {
  return termsIn(filter, ['filter'])
    .filter(({ field, customKey }) => CIRCULAR.has(field) || (customKey !== null && personalKeys.has(customKey)))
    .map(({ path }) => ({ code: UserErrorCode.INVALID, field: path }));
}

interface Term {
  readonly field: string;
  readonly customKey: string | null;
  readonly path: readonly string[];
}

function termsIn(filter: object, path: readonly string[]): Term[] {
  return Object.entries(filter).flatMap(([field, said]: [string, unknown]): Term[] => {
    if (said === null || said === undefined) return [];
    const at = [...path, field];
    if (field === 'not') return termsIn(said as object, at);
    if (field === 'and' || field === 'or')
      return (said as object[]).flatMap((one, place) => termsIn(one, [...at, String(place)]));
    if (field !== 'custom') return [{ field, customKey: null, path: at }];
    return (said as { key: string }[]).map(({ key }, place) => ({
      field,
      customKey: key,
      path: [...at, String(place), 'key'],
    }));
  });
}

/** The points of a lead by a model; `held` says of each criterion, in its order, whether it holds. */
export function scoreOn(model: CriteriaDraft, held: readonly (boolean | null)[]): AxisScore {
  const contributions = model.criteria.map(({ name, points }, place) => ({
    axis: model.axis,
    criterion: name,
    points,
    held: held[place] ?? null,
  }));
  const points = contributions.reduce((sum, one) => sum + (one.held ? one.points : 0), 0);
  return { points, band: bandOf(points, model), contributions };
}

function bandOf(points: number, { mediumFrom, highFrom }: { mediumFrom: number; highFrom: number }): ScoreBand {
  if (points >= highFrom) return ScoreBand.HIGH;
  return points >= mediumFrom ? ScoreBand.MEDIUM : ScoreBand.LOW;
}

/** The tier of two bands. An axis without a model in force counts as MEDIUM; without any model there is no tier. */
export function tierOf(cells: readonly TierCell[], fit: ScoreBand | null, intent: ScoreBand | null): Tier | null {
  if (fit === null && intent === null) return null;
  const of = [fit ?? ScoreBand.MEDIUM, intent ?? ScoreBand.MEDIUM];
  return cells.find(cell => cell.fit === of[0] && cell.intent === of[1])?.tier ?? null;
}
