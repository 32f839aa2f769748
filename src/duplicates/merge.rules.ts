import { UserErrorCode } from '../platform/refusal.js';

/** The part of a lead that the law of merging looks at. */
export interface MergeSight {
  readonly partnerId: string | null;
  readonly isEnded: boolean;
  readonly isWon: boolean;
}

/**
 * Why a lead may not end as a duplicate of another, or null. A won one is the one to keep. A lead of a partner takes in
 * only what that partner sent, since it is told what goes along; one of the house takes in any.
 */
export function judgeDuplicate(survivor: MergeSight, duplicate: MergeSight): UserErrorCode | null {
  if (duplicate.isWon) return UserErrorCode.DUPLICATE_WON;
  if (survivor.partnerId !== null && survivor.partnerId !== duplicate.partnerId) return UserErrorCode.PARTNER_MISMATCH;
  return null;
}

/** Whether a lead that is out of play would take in one that is not: the work on that one would end with it. */
export function buriesWork(survivor: MergeSight, duplicates: readonly MergeSight[]): boolean {
  return survivor.isEnded && duplicates.some(({ isEnded }) => !isEnded);
}

/** Whether what becomes one would be shown to a partner and to others: every lead that shows it must be of the same partner, or all of the house. */
export function mixesPartners(partnerIds: readonly (string | null)[]): boolean {
  return new Set(partnerIds).size > 1;
}
