import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { findLoadDrift } from './find-load-drift.js';
import { type Holder, type Recount, repairCounter } from './load-repair.js';

const LIMIT_ROWS = 500;

/**
 * Compares every load counter, those of walls too, with what is owned; one that drifted raises an alarm, is counted anew in a transaction of its holder,
 * and that is told. Teams come before reps. What the look saw is only where to go: each counter is judged again under its lock.
 */
export async function recountDriftedLoads(ctx: Ctx): Promise<void> {
  const { rows } = await findLoadDrift(ctx, { onlyDrifted: true, limitRows: LIMIT_ROWS });
  const holders = new Map<string, Holder>(rows.map(({ kind, id }) => [id, { kind, id }]));
  for (const { kind, id } of holders.values()) {
    const made = await transact(ctx, tx => repairCounter(tx, { kind, id }));
    for (const drift of made ? driftsIn(made) : [])
      ctx.runtime.alarms.raise('load-drift', { kind, subject: id, ...drift });
  }
}

/** What each counter that was wrong said too much, or too little: that of all that is owned, then the walls. */
function driftsIn({ before, after, walls }: Recount): { part: string | null; count: number; units: number }[] {
  const told = [
    { part: null, before, after },
    ...walls.map(({ kind, of, ...sums }) => ({ part: `${kind} ${of}`, ...sums })),
  ];
  const drifts = told.map(({ part, before: said, after: holds }) => ({
    part,
    count: said.count - holds.count,
    units: Math.round((said.units - holds.units) * 100) / 100,
  }));
  return drifts.filter(({ count, units }) => count !== 0 || units !== 0);
}
