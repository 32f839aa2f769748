import { type Tier, Validity } from './lead.enums.js';

/** What a lead weighs: its stage's load units times its tier's factor, to two decimals; 0 where it consumes no quota. */
export function weigh(
  lead: { stageUnits: number; tier: Tier | null; validity: Validity },
  tierWeights: Record<Tier, number>,
): number {
  if (lead.validity === Validity.INVALID || lead.validity === Validity.DUPLICATE) return 0;
  const factor = lead.tier ? tierWeights[lead.tier] : 1;
  return Math.round(lead.stageUnits * factor * 100) / 100;
}
