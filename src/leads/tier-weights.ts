import { TryAgain } from '../platform/db/try-again.js';
import type { Tx } from '../platform/db/tx.js';
import { Organisation } from '../reps/organisation.js';
import { type Weighed, weigh } from './weight.rules.js';

/** What a lead of each tier weighs, as a factor on its stage's load units. */
export type TierWeights = Organisation['tierWeights'];

/** What a lead weighs by what tiers weigh now, and still will when it is written. */
export async function weighHeld(tx: Tx, lead: Weighed): Promise<number> {
  const { tierWeights } = await tx.em.findOneOrFail(Organisation, { onlyRow: true });
  const isOfTier = lead.tier !== null && weigh({ ...lead, tier: null }, tierWeights) > 0;
  if (isOfTier) holdToTiers(tx, tierWeights);
  return weigh(lead, tierWeights);
}

const held = new WeakMap<Tx, Set<string>>();

/**
 * Whoever changes what tiers weigh takes along the leads of these tiers. One that is made meanwhile, or comes to such a tier, is not seen by
 * that: once it is written it waits for the organisation and looks again, and where tiers weigh something else by then everything is done anew.
 * It is the last lock of all, so nobody who has it waits for anything.
 */
export function holdToTiers(tx: Tx, tierWeights: TierWeights): void {
  const known = held.get(tx) ?? new Set();
  held.set(tx, known);
  const mark = JSON.stringify(tierWeights);
  if (known.has(mark)) return;
  known.add(mark);
  tx.ifUndone(() => known.delete(mark));
  tx.afterFlush(async () => {
    const same = await tx.sql(WEIGH, [mark]);
    if (same.length === 0) throw new TryAgain('tiers weigh something else meanwhile');
  });
}

const WEIGH = '/* weights of tiers */ select 1 as same from organisation where tier_weights = ?::jsonb for key share';
