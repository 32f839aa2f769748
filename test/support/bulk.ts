import type { As } from './app.js';
import { nextNumber, refusalOf, type Walk } from './walk.js';

export interface BulkState {
  readonly stage: { readonly id: string; readonly key: string } | null;
  readonly owner: { readonly id: string } | null;
  readonly tier: string | null;
  readonly loadUnits: number;
}

export interface BulkResult {
  readonly leadId: string;
  readonly status: string;
  readonly before: BulkState | null;
  readonly after: BulkState | null;
  /** As `CODE input.field`. */
  readonly refusals: readonly string[];
}

/** What a call that changes many leads answered. */
export interface Bulk {
  readonly id: string | null;
  /** Or claimed. */
  readonly changedCount: number;
  readonly refusedCount: number;
  readonly results: readonly BulkResult[];
  /** Of the call itself. */
  readonly refusals: readonly string[];
  readonly denied: string | null;
  readonly isReplayed: boolean;
}

interface Told {
  readonly bulkChange?: { readonly id: string } | null;
  readonly changedCount?: number;
  readonly claimedCount?: number;
  readonly refusedCount?: number;
  readonly results?: readonly (Omit<BulkResult, 'refusals'> & {
    readonly userErrors: readonly Parameters<typeof refusalOf>[0][];
  })[];
}

/** Changes many leads by a committed operation, under a key of its own where none is said. */
export function bulk(walk: Walk): (operation: string, input: object, as?: As) => Promise<Bulk> {
  return async (operation, input, as) => {
    const { refusals, denied, isReplayed, ...payload } = await walk.act(
      operation,
      { idempotencyKey: `bulk ${nextNumber()}`, ...input },
      as,
    );
    const {
      bulkChange,
      claimedCount = 0,
      changedCount = claimedCount,
      refusedCount = 0,
      results = [],
    } = payload as unknown as Told;
    return {
      id: bulkChange?.id ?? null,
      changedCount,
      refusedCount,
      results: results.map(({ userErrors, ...rest }) => ({ ...rest, refusals: userErrors.map(refusalOf) })),
      refusals,
      denied,
      isReplayed,
    };
  };
}
