import { type ScreeningReason, type Tier, Validity } from '../leads/lead.enums.js';
import type { ScreeningVerdict } from './screening.enums.js';

/** What a lead is graded as now. */
interface Graded {
  readonly tier: Tier | null;
  readonly isTierByModel: boolean;
  readonly validity: Validity;
  readonly isValidityByModel: boolean;
  readonly screeningReason: ScreeningReason | null;
}

/** What the models, the matrix and the rules in force find of it; null: nothing. */
interface Found {
  readonly tier: Tier | null;
  readonly screened: { readonly verdict: ScreeningVerdict; readonly reason: ScreeningReason } | null;
}

/** What is to be changed of a lead; what is left out stays. */
export interface GradeChange {
  readonly tier?: Tier | null;
  readonly validity?: Validity;
  readonly screeningReason?: ScreeningReason | null;
}

/**
 * What is to be changed of a lead so that it is graded as was found; null where nothing is. A tier or validity that was said stays, and a
 * DUPLICATE stays one.
 */
export function changeOf(lead: Graded, { tier, screened }: Found): GradeChange | null {
  const isTierFree = lead.tier === null || lead.isTierByModel;
  const isValidityFree =
    lead.validity === Validity.UNSCREENED || (lead.isValidityByModel && lead.validity !== Validity.DUPLICATE);
  const validity = screened ? Validity[screened.verdict] : Validity.UNSCREENED;
  const reason = screened?.reason ?? null;
  const change = {
    ...(isTierFree && tier !== lead.tier && { tier }),
    ...(isValidityFree &&
      (validity !== lead.validity || reason !== lead.screeningReason) && { validity, screeningReason: reason }),
  };
  return Object.keys(change).length > 0 ? change : null;
}
