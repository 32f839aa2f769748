import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { OverflowPolicy } from './assignment-rule.enums.js';

const UNITS_LIMIT = 1_000_000;

/** What is wrong with a rule in itself: its overflow says what it needs and nothing else, figures are finite and in their bounds. */
export function judgeRule(rule: {
  readonly teamId: string;
  readonly overflow: OverflowPolicy;
  readonly overflowTeamId?: string | null;
  readonly boostUnits?: number | null;
  readonly boostHours?: number | null;
  readonly nurturePoolId?: string | null;
  readonly weights?: readonly { readonly repId: string; readonly weight: number }[] | null;
}): (Problem | false)[] {
  const { overflow, overflowTeamId = null, boostUnits = null, boostHours = null, nurturePoolId = null } = rule;
  const bad = (isBad: boolean, ...field: string[]): Problem | false =>
    isBad && { code: UserErrorCode.INVALID, field: ['input', ...field] };
  const isBoost = overflow === OverflowPolicy.TEMP_BOOST;
  const weights = rule.weights ?? [];
  return [
    bad((overflow === OverflowPolicy.OVERFLOW_TEAM) !== (overflowTeamId !== null), 'overflowTeamId'),
    bad(overflowTeamId === rule.teamId, 'overflowTeamId'),
    bad(isBoost !== (boostUnits !== null), 'boostUnits'),
    bad(
      boostUnits !== null && !(boostUnits > 0 && boostUnits <= UNITS_LIMIT && isHundredths(boostUnits)),
      'boostUnits',
    ),
    bad(isBoost !== (boostHours !== null), 'boostHours'),
    bad((overflow === OverflowPolicy.NURTURE) !== (nurturePoolId !== null), 'nurturePoolId'),
    ...weights.map(({ weight }, place) =>
      bad(!(weight >= 0 && weight <= 1000 && isHundredths(weight)), 'weights', String(place), 'weight'),
    ),
    ...weights.map(({ repId }, place) =>
      bad(weights.findIndex(one => one.repId === repId) !== place, 'weights', String(place), 'repId'),
    ),
  ];
}

const isHundredths = (value: number): boolean => Number.isInteger(Math.round(value * 1e6) / 1e4);
