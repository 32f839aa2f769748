import { Pool } from '../leads/pool.js';
import { Role, type Viewer } from '../platform/access/viewer.js';

/** When a lead is due: after so many days or so many failed attempts; null: not for that. */
export interface ReviewLimits {
  readonly idleDays: number | null;
  readonly failedAttempts: number | null;
}

/** Which pool, and by what other limits than those of its own rule. */
export interface ReviewAsk {
  readonly poolId: string;
  readonly idleDays?: number | null;
  readonly failedAttempts?: number | null;
}

/** Whether somebody may look through a pool for leads to give up on: whoever oversees it, or looks after it. */
export function mayReview({ role, pools }: Viewer, { id }: Pool): boolean {
  if (role === Role.REP) return pools?.managed.includes(id) === true;
  return role !== Role.MANAGER || !pools?.hidden.includes(id);
}

/** The limits that are asked for, else those of the rule of the pool; null where there are none at all. */
export function limitsOf(pool: Pool, { idleDays, failedAttempts }: ReviewAsk): ReviewLimits | null {
  if (idleDays != null || failedAttempts != null)
    return { idleDays: idleDays ?? null, failedAttempts: failedAttempts ?? null };
  if (pool.reviewAction === null) return null;
  return { idleDays: pool.reviewIdleDays, failedAttempts: pool.reviewFailedAttempts };
}
