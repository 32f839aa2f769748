import { ScreeningReason } from '../leads/lead.enums.js';
import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { ScreeningVerdict } from './screening.enums.js';

/** The reasons of a lead that is worth it; the others are of one that is not, OTHER of either. */
const OF_VALID: readonly ScreeningReason[] = [
  ScreeningReason.TRUSTED_SOURCE,
  ScreeningReason.CONFIRMED,
  ScreeningReason.OTHER,
];
const PRIORITY_LIMIT = 10_000;
/** More rules than these are not in force at once. */
const RULES_LIMIT = 50;

/** What is wrong with a rule: a reason of the other verdict, a priority out of reach, one too many in force. */
export function judgeScreening(
  rule: { readonly verdict: ScreeningVerdict; readonly reason: ScreeningReason; readonly priority: number },
  othersInForce: number,
): (Problem | false)[] {
  const { verdict, reason, priority } = rule;
  const isOfValid = OF_VALID.includes(reason);
  const fits = verdict === ScreeningVerdict.VALID ? isOfValid : !isOfValid || reason === ScreeningReason.OTHER;
  const values = { count: othersInForce + 1, limit: RULES_LIMIT };
  return [
    !fits && { code: UserErrorCode.INVALID, field: ['input', 'reason'] },
    (priority < 0 || priority > PRIORITY_LIMIT) && { code: UserErrorCode.INVALID, field: ['input', 'priority'] },
    othersInForce >= RULES_LIMIT && { code: UserErrorCode.TOO_MANY, field: ['input', 'isActive'], values },
  ];
}

/** The first rule that holds, of rules in their order; `held` is null where one cannot be asked any more, which holds for nobody. */
export function firstOf<Rule>(rules: readonly Rule[], held: readonly (boolean | null)[]): Rule | null {
  return rules.find((_, place) => held[place]) ?? null;
}
