import type { Ctx } from '../platform/context.js';
import { RepLeave } from './rep-leave.js';

/** The leave of reps that is not over, the next one first, by one statement, in the order of the ids. */
export async function findLeaves(ctx: Ctx, repIds: readonly string[]): Promise<RepLeave[][]> {
  const today = (await ctx.runtime.now()).toISOString().slice(0, 10);
  const rows = await ctx.em.find(
    RepLeave,
    { rep: { $in: [...repIds] }, untilOn: { $gt: today } },
    { orderBy: { fromOn: 'asc' } },
  );
  return repIds.map(id => rows.filter(row => row.rep.id === id));
}
