import { UserErrorCode } from '../platform/refusal.js';
import type { LimitMode, QuotaBasis } from './quota.enums.js';

/** A part of what a rep holds that has a limit of its own: of a pipeline (by its id), a product line, a tier, a lifecycle, or of all tiers below one. */
export type WallKind = 'PIPELINE' | 'PRODUCT_LINE' | 'TIER' | 'LIFECYCLE' | 'BELOW_TIER';

/** Why a wall admits nothing, by its kind; told in this order where several would. */
export const FULL: Readonly<Record<WallKind, UserErrorCode>> = {
  TIER: UserErrorCode.TIER_QUOTA_EXCEEDED,
  LIFECYCLE: UserErrorCode.LIFECYCLE_QUOTA_EXCEEDED,
  PIPELINE: UserErrorCode.PIPELINE_QUOTA_EXCEEDED,
  PRODUCT_LINE: UserErrorCode.PRODUCT_LINE_QUOTA_EXCEEDED,
  BELOW_TIER: UserErrorCode.RESERVED_FOR_HIGHER_TIER,
};

/** A wall with what is held behind it. */
export interface Wall {
  readonly kind: WallKind;
  readonly key: string;
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
  readonly capacity: number | null;
  heldCount: number;
  heldUnits: number;
}

/** Of what sort a lead is. */
export interface Sort {
  readonly pipelineId: string;
  readonly productLine: string | null;
  readonly tier: string | null;
  readonly lifecycle: string;
}

/** Whether a wall counts a lead; as `is_within` says it to the database. What has no tier is below every tier. */
export function isWithin(
  { kind, key }: Pick<Wall, 'kind' | 'key'>,
  { pipelineId, productLine, tier, lifecycle }: Sort,
): boolean {
  switch (kind) {
    case 'PIPELINE':
      return pipelineId === key;
    case 'PRODUCT_LINE':
      return productLine === key;
    case 'TIER':
      return tier === key;
    case 'LIFECYCLE':
      return lifecycle === key;
    case 'BELOW_TIER':
      return tier === null || tier > key;
  }
}
