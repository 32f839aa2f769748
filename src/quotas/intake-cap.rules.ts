import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { IntakePeriod } from './intake.enums.js';
import { LimitMode } from './quota.enums.js';

const MAX_LIMIT = 100_000;
const DAYS_LIMIT = 366;
/** A month saves up as its shortest does; its window holds it to its number. */
const MONTH_DAYS = 28;
const LENGTHS: Readonly<Partial<Record<IntakePeriod, number>>> = { [IntakePeriod.DAY]: 1, [IntakePeriod.WEEK]: 7 };

/** An intake cap as a caller says it. */
export interface JudgedCap {
  readonly repId?: string | null;
  readonly teamId?: string | null;
  readonly level?: string | null;
  readonly pipelineId?: string | null;
  readonly productLine?: string | null;
  readonly mode: LimitMode;
  readonly max?: number | null;
  readonly period?: IntakePeriod | null;
  readonly periodDays?: number | null;
  readonly burst?: number | null;
}

/**
 * What is wrong with an intake cap: one subject; a number, a period and, with DAYS alone, its length exactly where it is limited; a burst
 * from one day's share, rounded up, to the number of the period.
 */
export function judgeIntakeCap(cap: JudgedCap): (Problem | false)[] {
  const { mode, max = null, period = null, periodDays = null, burst = null } = cap;
  const isLimited = mode === LimitMode.LIMITED;
  const isOfHolder = Boolean(cap.repId || cap.teamId);
  const isSaid = (value: number | null, from: number, to: number) =>
    value !== null && Number.isInteger(value) && value >= from && value <= to;
  const share = max !== null && period !== null ? shareOfDay(max, lengthOf(period, periodDays)) : 1;
  return [
    Boolean(cap.repId && cap.teamId) && invalid('teamId'),
    Boolean(cap.level) && isOfHolder && invalid('level'),
    Boolean(cap.pipelineId) && isOfHolder && invalid('pipelineId'),
    Boolean(cap.productLine) && (isOfHolder || Boolean(cap.level || cap.pipelineId)) && invalid('productLine'),
    mode === LimitMode.OPT_OUT && !cap.repId && invalid('mode'),
    (isLimited ? !isSaid(max, 0, MAX_LIMIT) : max !== null) && invalid('max'),
    isLimited !== (period !== null) && invalid('period'),
    (period === IntakePeriod.DAYS ? !isSaid(periodDays, 1, DAYS_LIMIT) : periodDays !== null) && invalid('periodDays'),
    burst !== null && !(isLimited && isSaid(burst, Math.max(1, share), max ?? 0)) && invalid('burst'),
  ];
}

/** How many days a period has; null for a month, whose length changes. */
export function lengthOf(period: IntakePeriod | null, periodDays: number | null): number | null {
  if (period === null || period === IntakePeriod.MONTH) return null;
  return LENGTHS[period] ?? periodDays;
}

/** Whole leads that one day adds, rounded up: what may be saved up where nothing else is said. */
function shareOfDay(max: number, days: number | null): number {
  return Math.ceil(max / (days ?? MONTH_DAYS));
}

const invalid = (name: string): Problem => ({ code: UserErrorCode.INVALID, field: ['input', name] });
