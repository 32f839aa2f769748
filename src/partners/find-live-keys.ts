import type { Ctx } from '../platform/context.js';
import { ApiKey } from './api-key.js';

/** For each key whether it still lets somebody in, as far as the key itself says; by one statement, in the order of the ids. */
export async function findLiveKeys(ctx: Ctx, ids: readonly string[]): Promise<boolean[]> {
  const now = await ctx.runtime.now();
  const live = await ctx.em.find(
    ApiKey,
    {
      id: { $in: [...ids] },
      revokedAt: null,
      $and: [
        { $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] },
        { $or: [{ partner: null }, { partner: { isActive: true } }] },
        { $or: [{ rep: null }, { rep: { isActive: true } }] },
      ],
    },
    { fields: ['id'] },
  );
  const found = new Set(live.map(({ id }) => id));
  return ids.map(id => found.has(id));
}
