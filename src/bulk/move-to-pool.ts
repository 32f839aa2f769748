import { judgePlacement } from '../assignment/placement.rules.js';
import { OwnershipChange, Placement } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead, unknownId } from '../leads/lock-lead.js';
import { findOpenPool } from '../leads/open-pool.js';
import { changeHolder } from '../leads/ownership.js';
import type { Pool } from '../leads/pool.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { BulkKind } from './bulk.enums.js';
import { keepChange } from './bulk-ledger.js';
import { type BulkCall, type BulkOutcome, runBulk } from './bulk-run.js';
import { type Choice, lockChosen } from './chosen-leads.js';

export interface MoveToPool extends Choice, BulkCall {
  readonly poolId: string;
  readonly reason?: string | null;
}

/** Moves leads that lie in pools to another pool, each judged by itself. How long they have waited goes along. */
export function moveToPool(ctx: Ctx, input: MoveToPool): Promise<BulkOutcome> {
  return runBulk(ctx, 'moveToPool', [
    input,
    {
      choose: async tx => {
        await findTarget(tx, input.poolId);
        return lockChosen(tx, input, []);
      },
      lock: (tx, id) => lockLead(tx, { id }, LeadAction.POOL),
      change: (tx, lead) => goTo(tx, lead, input),
      keep: (tx, changed) => keepChange(tx, { kind: BulkKind.POOL, reason: input.reason ?? null }, changed),
    },
  ]);
}

/** A pool that takes leads; a rep moves leads only between pools that it looks after. */
async function findTarget(tx: Tx, poolId: string): Promise<Pool> {
  const field = ['input', 'poolId'];
  const pool = await findOpenPool(tx, poolId, field);
  if (!pool) throw unknownId(field);
  const { role, pools } = tx.ctx.viewer;
  if (role === Role.REP && !pools?.managed.includes(pool.id))
    throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field });
  return pool;
}

async function goTo(tx: Tx, lead: Lead, { poolId, reason }: MoveToPool): Promise<void> {
  const problem = judgePlacement(lead.placement, [Placement.POOLED], ['input', 'id']);
  if (problem) throw new Refusal(problem, lead.id);
  if (lead.pool?.id === poolId) return;
  const to = { placement: Placement.POOLED, pool: await findTarget(tx, poolId) } as const;
  await changeHolder(tx, { lead, to, how: OwnershipChange.POOL_CHANGED, reason: reason ?? null });
}
