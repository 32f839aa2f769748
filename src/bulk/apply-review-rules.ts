import { Pool } from '../leads/pool.js';
import type { Ctx } from '../platform/context.js';
import { applyPoolReview } from './apply-pool-review.js';

/** Of each pool at most so many rounds of 500 leads a run; the next run goes on. */
const MOST_ROUNDS = 10;

/** Reviews the pools whose rule is carried out by itself: what is due is archived or nurtured as if somebody had said so. */
export async function applyReviewRules(ctx: Ctx): Promise<void> {
  const pools = await ctx.em
    .fork()
    .find(Pool, { isReviewAutomatic: true, retiredAt: null }, { orderBy: { id: 'asc' } });
  for (const { id: poolId } of pools)
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const idempotencyKey = `review of ${poolId}, ${round} at ${(await ctx.runtime.now()).toISOString()}`;
      const { changeId } = await applyPoolReview(ctx, { poolId, idempotencyKey });
      if (changeId === null) break;
    }
}
