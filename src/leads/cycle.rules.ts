import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { SalesCycle } from './lead.enums.js';

const DAYS_LIMIT = 3650;
const EFFORT_LIMIT_MINUTES = 10_000;
const WEEK_LIMIT_HOURS = 100;

/**
 * Minutes that a held lead wants in a week where no profile says so. With 40 hours of which 0.6 go into leads these make 96, 40 and 20 leads: within
 * the 80–120 that are reported as feasible for transactional, the 30–50 for consultative and the 15–25 for complex sales.
 */
const EFFORT_MINUTES: Readonly<Record<SalesCycle, number>> = {
  [SalesCycle.SHORT]: 15,
  [SalesCycle.MEDIUM]: 36,
  [SalesCycle.LONG]: 72,
};

/** What a first line is made from. */
export interface CycleGround {
  readonly salesCycle: SalesCycle;
  readonly profile: { readonly medianCycleDays: number; readonly effortMinutes: number } | null;
  readonly weeklyHours: number;
  /** The part of the hours that goes into leads, above 0 up to 1. */
  readonly focusShare: number;
}

/** A first line with what it was made from. */
export interface FirstLine {
  readonly capacity: number;
  readonly weeklyMinutes: number;
  readonly effortMinutes: number;
  readonly weeklyIntake: number | null;
}

/**
 * How many leads a rep has the time for: minutes of the week · focus / minutes that a lead wants, rounded down, at least 1. `weeklyIntake` is what keeps it
 * full without filling it further: leads / weeks of the cycle (Little's law).
 */
export function firstLine({ salesCycle, profile, weeklyHours, focusShare }: CycleGround): FirstLine {
  const weeklyMinutes = Math.round(weeklyHours * 60 * focusShare * 100) / 100;
  const effortMinutes = profile?.effortMinutes ?? EFFORT_MINUTES[salesCycle];
  const capacity = Math.max(1, Math.floor(weeklyMinutes / effortMinutes));
  const weeklyIntake = profile ? Math.round((capacity * 7 * 10) / profile.medianCycleDays) / 10 : null;
  return { capacity, weeklyMinutes, effortMinutes, weeklyIntake };
}

/** What is wrong with a profile: days from 1 to 3,650, minutes above 0 up to 10,000 in hundredths. */
export function judgeProfile(profile: {
  medianCycleDays: number;
  effortMinutesPerLeadPerWeek: number;
}): (Problem | false)[] {
  const { medianCycleDays: days, effortMinutesPerLeadPerWeek: minutes } = profile;
  return [
    !(Number.isInteger(days) && days >= 1 && days <= DAYS_LIMIT) && invalid('medianCycleDays'),
    !(minutes >= 0.01 && minutes <= EFFORT_LIMIT_MINUTES && Number.isInteger(Math.round(minutes * 1e6) / 1e4)) &&
      invalid('effortMinutesPerLeadPerWeek'),
  ];
}

/** Which of the week's figures makes no sense; null where both do. */
export function misjudgedWeek({
  weeklyHours,
  focusShare,
}: Pick<CycleGround, 'weeklyHours' | 'focusShare'>): string | null {
  if (!(weeklyHours > 0 && weeklyHours <= WEEK_LIMIT_HOURS)) return 'weeklyHours';
  return focusShare > 0 && focusShare <= 1 ? null : 'focusShare';
}

const invalid = (name: string): Problem => ({ code: UserErrorCode.INVALID, field: ['input', name] });
