import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { type Tier, Validity } from './lead.enums.js';

/** What the weight of a lead depends on, beside what tiers weigh. */
export interface Weighed {
  readonly stageUnits: number;
  readonly tier: Tier | null;
  readonly validity: Validity;
}

/** What a lead weighs: its stage's load units times its tier's factor, to two decimals; 0 where it consumes no quota. */
export function weigh(lead: Weighed, tierWeights: Record<Tier, number>): number {
  if (WEIGHTLESS.includes(lead.validity)) return 0;
  const factor = lead.tier ? tierWeights[lead.tier] : 1;
  return Math.round(lead.stageUnits * factor * 100) / 100;
}

/** Whatever its stage and tier, such a lead consumes no quota. */
export const WEIGHTLESS: readonly Validity[] = [Validity.INVALID, Validity.DUPLICATE];

/** What a lead of a tier is to weigh, as a factor on its stage's load units. */
export interface TierWeight {
  readonly tier: Tier;
  readonly weight: number;
}

/** What is wrong with new weights: each has at most two decimals, and of each tier there is one. */
export function judgeTierWeights(weights: readonly TierWeight[]): Problem[] {
  return weights.flatMap(({ tier, weight }, place) => {
    const at = ['input', 'weights', String(place)];
    const isFirst = weights.findIndex(other => other.tier === tier) === place;
    return [
      ...(isFirst ? [] : [{ code: UserErrorCode.TAKEN, field: [...at, 'tier'] }]),
      ...(hasTwoDecimals(weight) ? [] : [{ code: UserErrorCode.INVALID, field: [...at, 'weight'] }]),
    ];
  });
}

export function hasTwoDecimals(units: number): boolean {
  return Math.abs(Math.round(units * 100) - units * 100) < 1e-6;
}
