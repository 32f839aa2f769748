import { answerWithLead } from '../leads/answer-lead.js';
import { type OwnershipChange, Placement } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import type { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import { findOpenPool } from '../leads/open-pool.js';
import { changeHolder } from '../leads/ownership.js';
import type { Pool } from '../leads/pool.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { judgePlacement } from './placement.rules.js';

/** A held lead that goes back. Without `poolId` it goes to the default pool. */
export interface GiveUp {
  id: string;
  reason: string;
  poolId?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** What releasing and recalling have in common: the way back to a pool. They differ in who may and in the word. */
export function returnToPool(
  ctx: Ctx,
  input: GiveUp,
  door: { mutation: string; action: LeadAction; how: OwnershipChange },
): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, input, door.action);
      const problem = judgePlacement(lead.placement, [Placement.OWNED], ['input', 'id']);
      if (problem) throw new Refusal({ ...problem, code: UserErrorCode.ILLEGAL_TRANSITION }, lead.id);
      const pool = await findPool(tx, input.poolId);
      await changeHolder(tx, { lead, to: { placement: Placement.POOLED, pool }, how: door.how, reason: input.reason });
      return lead;
    },
    answerWithLead(door.mutation, input),
  );
}

/** The pool that is named, else the default one. */
export async function findPool(tx: Tx, poolId: string | null | undefined): Promise<Pool> {
  const field = ['input', 'poolId'];
  const pool = await findOpenPool(tx, poolId, field);
  if (!pool) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
  return pool;
}
