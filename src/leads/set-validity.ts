import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { answerWithLead } from './answer-lead.js';
import { gradeLead } from './grade.js';
import type { Validity } from './lead.enums.js';
import type { Lead } from './lead.js';
import { LeadAction } from './lead-permission.js';
import { lockLead } from './lock-lead.js';

export interface SetValidity {
  id: string;
  validity: Validity;
  reason?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Says whether a lead is worth a rep’s time. One that is not weighs nothing; one that is again weighs what it did, also over the line of its holder. */
export function setValidity(ctx: Ctx, input: SetValidity): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, input, LeadAction.UPDATE);
      await gradeLead(tx, lead, { validity: input.validity, reason: input.reason });
      return lead;
    },
    answerWithLead('setValidity', input),
  );
}
