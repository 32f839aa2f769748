import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { answerWithLead } from './answer-lead.js';
import { gradeLead } from './grade.js';
import type { Tier } from './lead.enums.js';
import type { Lead } from './lead.js';
import { LeadAction } from './lead-permission.js';
import { lockLead } from './lock-lead.js';

export interface SetTier {
  id: string;
  tier?: Tier | null;
  reason?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Says what tier a lead is of, or that it is not known (null). It weighs anew, which may leave its holder over the line. */
export function setTier(ctx: Ctx, input: SetTier): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      if (input.tier === undefined) throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'tier'] });
      const lead = await lockLead(tx, input, LeadAction.UPDATE);
      await gradeLead(tx, lead, { tier: input.tier ?? null, reason: input.reason });
      return lead;
    },
    answerWithLead('setTier', input),
  );
}
