import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { type Holder, type Recount, repairCounter } from './load-repair.js';

export type { Recount };

/** Sets the counter of a holder to what it holds, in a transaction of its own; null where it was right. */
export function recountLoad(ctx: Ctx, holder: Holder): Promise<Recount | null> {
  return transact(ctx, tx => repairCounter(tx, holder));
}
