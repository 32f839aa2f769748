import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, UserErrorCode } from '../platform/refusal.js';
import { Pool } from './pool.js';

/** The pool of an id, or the default one for null, if it takes leads; null where there is none. One that was retired is refused. */
export async function findOpenPool(
  tx: Tx,
  poolId: string | null | undefined,
  field: readonly string[],
): Promise<Pool | null> {
  const pool = await tx.em.findOne(Pool, poolId ? { id: poolId } : { isDefault: true });
  const problem = pool && retiredProblem(pool, field);
  if (problem) throw new Refusal(problem);
  return pool;
}

/** That a pool takes no leads any more, if so, and which takes its place. */
export function retiredProblem({ retiredAt, successor }: Pool, field: readonly string[]): Problem | null {
  return retiredAt && { code: UserErrorCode.POOL_RETIRED, field, ...(successor && { values: { id: successor.id } }) };
}
