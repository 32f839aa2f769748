import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { findLoadDrift } from './find-load-drift.js';
import { repairCounter } from './load-repair.js';

const LIMIT_ROWS = 500;

/**
 * Compares every load counter with what is owned; one that drifted raises an alarm, is counted anew in a transaction of its own, and that
 * is told. Teams come before reps. What the look saw is only where to go: each counter is judged again under its lock.
 */
export async function recountDriftedLoads(ctx: Ctx): Promise<void> {
  const { rows } = await findLoadDrift(ctx, { onlyDrifted: true, limitRows: LIMIT_ROWS });
  for (const { kind, id } of rows) {
    const made = await transact(ctx, tx => repairCounter(tx, { kind, id }));
    if (!made) continue;
    const { before, after } = made;
    const drift = { count: before.count - after.count, units: before.units - after.units };
    ctx.runtime.alarms.raise('load-drift', { kind, subject: id, ...drift });
  }
}
