import type { Tier } from '../leads/lead.enums.js';

interface Graded {
  readonly tier: Tier | null;
}

/** That so many leads go from one tier to another. */
interface TierChange {
  readonly from: Tier | null;
  readonly to: Tier | null;
  readonly leadCount: number;
}

/** Which tiers change, by the tier before and then by the one after, A first, none last. */
export function tierChanges(
  results: readonly { readonly before: Graded | null; readonly after: Graded | null }[],
): TierChange[] {
  const counts = new Map<string, TierChange>();
  for (const { before, after } of results) {
    if (!before || !after || before.tier === after.tier) continue;
    const key = placeOf(before.tier) + placeOf(after.tier);
    const leadCount = (counts.get(key)?.leadCount ?? 0) + 1;
    counts.set(key, { from: before.tier, to: after.tier, leadCount });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
}

const placeOf = (tier: Tier | null): string => tier ?? 'Z';
