import { TryAgain } from '../platform/db/try-again.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import type { Stage } from './stage.js';

const held = new WeakMap<Tx, Set<string>>();

/**
 * Whoever changes what a stage weighs takes along what stands in it. A lead that is just entering is not seen by that, and waits
 * with its row for the stage: once it is written it looks again, and where the stage weighs something else by then everything is done anew.
 */
export function holdToWeight(tx: Tx, { id, loadUnits }: Stage): void {
  const known = held.get(tx) ?? new Set();
  held.set(tx, known);
  const mark = `${id} ${loadUnits}`;
  if (known.has(mark)) return;
  known.add(mark);
  tx.ifUndone(() => known.delete(mark));
  tx.afterFlush(async () => {
    const same = await tx.sql(WEIGHS, [uuidOf(id, 'stage'), loadUnits]);
    if (same.length === 0) throw new TryAgain('the stage weighs something else meanwhile');
  });
}

const WEIGHS = '/* weight of a stage */ select 1 as same from stage where id = ?::uuid and load_units = ?';
