import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { answerWithLead } from './answer-lead.js';
import type { Lead } from './lead.js';
import { LeadAction } from './lead-permission.js';
import { lockLead } from './lock-lead.js';
import { moveTo } from './stage-move.js';

/** Moves a lead to another stage of its pipeline. Won and terminal stages are reached by `closeLead`. */
export function moveLead(
  ctx: Ctx,
  input: { id: string; stageId: string; expectedVersion?: number | null; idempotencyKey?: string | null },
): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, input, LeadAction.MOVE);
      await moveTo(tx, lead, input.stageId);
      return lead;
    },
    answerWithLead('moveLead', input),
  );
}
