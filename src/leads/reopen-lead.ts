import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import { answerWithLead } from './answer-lead.js';
import { type Lifecycle, OwnershipChange, Placement } from './lead.enums.js';
import type { Lead } from './lead.js';
import { bringBack } from './lead-decision.js';
import { LeadAction } from './lead-permission.js';
import { lockLead, unknownId } from './lock-lead.js';
import { findOpenPool } from './open-pool.js';
import { changeHolder, type Holder } from './ownership.js';
import { weightOf } from './reweigh.js';
import { Stage } from './stage.js';

export interface ReopenLead {
  id: string;
  poolId?: string | null;
  reason?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/**
 * Brings an ended lead back into play at the first stage of its pipeline: to its former owner if there is room, else
 * to the pool that is named, else to the default pool.
 */
export function reopenLead(ctx: Ctx, input: ReopenLead): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, input, LeadAction.REOPEN);
      if (lead.placement !== Placement.ENDED)
        throw new Refusal({ code: UserErrorCode.ILLEGAL_TRANSITION, field: ['input', 'id'] }, lead.id);
      const [to] = await tx.em.find(Stage, { pipeline: lead.pipeline.id }, { orderBy: { position: 'asc' }, limit: 1 });
      if (!to) throw new Error('a pipeline has no stages');
      const before = lead.sight();
      const units = await weightOf(tx, lead, to);
      await returnToHolder(tx, lead, { input, units, lifecycle: to.lifecycle, before });
      await bringBack(tx, lead, { stage: to, units, before });
      return lead;
    },
    answerWithLead('reopenLead', input),
  );
}

interface Return {
  readonly input: ReopenLead;
  readonly units: number;
  readonly lifecycle: Lifecycle;
  readonly before: ReturnType<Lead['sight']>;
}

async function returnToHolder(tx: Tx, lead: Lead, { input, ...becomes }: Return): Promise<void> {
  const story = { lead, how: OwnershipChange.REOPENED, reason: input.reason ?? null, ...becomes };
  const former = !input.poolId && lead.lastOwner ? await tx.em.findOne(Rep, { id: lead.lastOwner.id }) : null;
  if (former) {
    try {
      await tx.attempt(() => changeHolder(tx, { ...story, to: { placement: Placement.OWNED, rep: former } }));
      return;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  await changeHolder(tx, { ...story, to: await poolFor(tx, input.poolId ?? null) });
}

async function poolFor(tx: Tx, poolId: string | null): Promise<Holder> {
  const pool = await findOpenPool(tx, poolId, ['input', 'poolId']);
  if (pool) return { placement: Placement.POOLED, pool };
  if (poolId) throw unknownId(['input', 'poolId']);
  return { placement: Placement.WAITING, reason: UserErrorCode.NO_RULE_MATCHED };
}
