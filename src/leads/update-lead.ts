import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { answerWithLead } from './answer-lead.js';
import type { Lead } from './lead.js';
import { correctLead, type LeadCorrection } from './lead-correction.js';
import { LeadAction } from './lead-permission.js';
import { lockLead } from './lock-lead.js';

export interface UpdateLead extends LeadCorrection {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Corrects a lead. A new tier or validity weighs it anew. */
export function updateLead(ctx: Ctx, input: UpdateLead): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, input, LeadAction.UPDATE);
      await correctLead(tx, lead, { input, path: ['input'] });
      return lead;
    },
    answerWithLead('updateLead', input),
  );
}
