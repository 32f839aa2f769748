import { ref } from '@mikro-orm/core';
import { lockLeadsOf } from '../leads/held-leads.js';
import { OwnershipChange, Placement, PoolPurpose } from '../leads/lead.enums.js';
import { Lead } from '../leads/lead.js';
import { retiredProblem } from '../leads/open-pool.js';
import { changeHolder } from '../leads/ownership.js';
import { Pool } from '../leads/pool.js';
import { keepsPool } from '../leads/pool-members.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { type Problem, Refusal, refuseAll, refuseStale, UserErrorCode } from '../platform/refusal.js';

export interface RetirePool {
  id: string;
  successorId: string;
  reason?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** A pool that takes no leads any more, and how many went on to its successor. */
export interface RetiredPool {
  readonly pool: Pool;
  readonly movedCount: number;
}

/** A pool with more leads than these is emptied by `moveToPool` first: all of them go in one transaction. */
const LIMIT_LEADS = 1000;

const FIELD = ['input', 'id'];
const SUCCESSOR = ['input', 'successorId'];

/**
 * Closes a pool for good. All that named it names its successor from now on: its leads, sources, earlier pools that it took the place of, and being the
 * default. Whoever was about to bring a lead into it is judged anew; whoever claims one of its leads meanwhile has it, or is judged by the successor.
 */
export function retirePool(ctx: Ctx, input: RetirePool): Promise<RetiredPool> {
  return transact(
    ctx,
    async tx => {
      const { pool, successor } = await lockPools(tx, input);
      const leads = await lockLeadsOf(tx, { pool: pool.id });
      const now = await tx.now();
      const { isDefault } = pool;
      tx.em.assign(pool, { isDefault: false, retiredAt: now, successor: ref(successor), updatedAt: now });
      await tx.em.flush();
      tx.em.assign(successor, { isDefault: successor.isDefault || isDefault, updatedAt: now });
      await tx.sql(REPOINT_POOLS, [now.toISOString(), uuidOf(successor.id, 'pool'), uuidOf(pool.id, 'pool')]);
      await tx.sql(REPOINT_SOURCES, [uuidOf(successor.id, 'pool'), uuidOf(pool.id, 'pool')]);
      for (const statement of REPOINT_NURTURING)
        await tx.sql(statement, [uuidOf(successor.id, 'pool'), uuidOf(pool.id, 'pool')]);
      for (const lead of leads) await goOn(tx, lead, { successor, reason: input.reason ?? null });
      for (const one of [pool, successor]) tell(tx, one, now);
      return { pool, movedCount: leads.length };
    },
    {
      mutation: 'retirePool',
      key: input.idempotencyKey,
      input,
      pack: ({ pool, movedCount }) => ({ id: pool.id, movedCount }),
      unpack: async (kept, tx) => {
        const { id, movedCount } = kept as { id: string; movedCount: number };
        return { pool: await tx.em.findOneOrFail(Pool, { id }), movedCount };
      },
    },
  );
}

async function goOn(
  tx: Tx,
  lead: Lead,
  { successor, reason }: { successor: Pool; reason: string | null },
): Promise<void> {
  const to = { placement: Placement.POOLED, pool: successor } as const;
  await changeHolder(tx, { lead, to, how: OwnershipChange.POOL_CHANGED, reason });
}

/** Both pools, locked by id as everywhere: no lead enters them until this is over. */
async function lockPools(tx: Tx, input: RetirePool): Promise<{ pool: Pool; successor: Pool }> {
  const uuids = [uuidOf(input.id, 'pool'), uuidOf(input.successorId, 'pool')];
  await tx.sql('select id from pool where id = any (?::uuid[]) order by id for update', [uuids]);
  const pool = await tx.em.findOne(Pool, { id: input.id });
  const successor = await tx.em.findOne(Pool, { id: input.successorId });
  refuseAll([
    !pool && { code: UserErrorCode.NOT_FOUND, field: FIELD },
    !successor && { code: UserErrorCode.NOT_FOUND, field: SUCCESSOR },
  ]);
  if (!pool || !successor) throw new Error('a pool is not there');
  refuseStale(pool, input);
  if (!keepsPool(tx.ctx.viewer, pool.team?.id ?? null))
    throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field: FIELD }, pool.id);
  refuseAll([retiredProblem(pool, FIELD), judgeSuccessor(pool, successor)]);
  const count = await tx.em.count(Lead, { pool: pool.id });
  if (count > LIMIT_LEADS)
    throw new Refusal({ code: UserErrorCode.TOO_MANY, field: FIELD, values: { count, limit: LIMIT_LEADS } });
  return { pool, successor };
}

/** One that is open, another one, and for claiming where the default pool is. */
function judgeSuccessor(pool: Pool, successor: Pool): Problem | null {
  const isFit = successor !== pool && (!pool.isDefault || successor.purpose === PoolPurpose.CLAIM);
  return isFit ? retiredProblem(successor, SUCCESSOR) : { code: UserErrorCode.INVALID, field: SUCCESSOR };
}

function tell(tx: Tx, pool: Pool, at: Date): void {
  tx.record(() => ({
    type: 'poolChanged',
    subjectId: pool.id,
    subjectVersion: pool.version,
    poolId: pool.id,
    teamId: pool.team?.id ?? null,
    body: {},
    at,
  }));
}

const REPOINT_POOLS = `/* successors of a successor */ update pool p set successor_id = v.successor, version = p.version + 1, updated_at = v.now
from (select ?::timestamptz as now, ?::uuid as successor) v where p.successor_id = ?::uuid`;

const REPOINT_SOURCES = `/* sources of a retired pool */ update lead_source set default_pool_id = ?::uuid, version = version + 1 where default_pool_id = ?::uuid`;

/** What nurtured in a retired pool nurtures in its successor, and who was put away goes on as if it had been put there. */
const REPOINT_NURTURING = [
  `/* rules of a retired pool */ update assignment_rule set nurture_pool_id = ?::uuid, version = version + 1 where nurture_pool_id = ?::uuid`,
  `/* reviews into a retired pool */ update pool p set review_pool_id = v.successor, version = p.version + 1
from (select ?::uuid as successor) v where p.review_pool_id = ?::uuid and p.id <> v.successor`,
  `/* put away in a retired pool */ update lead_set_aside set waits_in = ?::uuid where waits_in = ?::uuid`,
  `/* put away from a retired pool */ update lead_set_aside set pool_id = ?::uuid where pool_id = ?::uuid`,
];
