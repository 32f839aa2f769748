import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { answerWithLead } from './answer-lead.js';
import { gradeLead } from './grade.js';
import type { Temperature } from './lead.enums.js';
import type { Lead } from './lead.js';
import { LeadAction } from './lead-permission.js';
import { lockLead } from './lock-lead.js';

export interface SetTemperature {
  id: string;
  temperature: Temperature;
  /** Until when; null: for good. */
  until?: Date | null;
  reason?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Says how a lead behaves: for good, or by hand until an instant, when the temperature before comes back. */
export function setTemperature(ctx: Ctx, input: SetTemperature): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, input, LeadAction.UPDATE);
      const until = input.until ?? null;
      if (until && until <= (await tx.now()))
        throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'until'] });
      await gradeLead(tx, lead, { temperature: input.temperature, until, reason: input.reason });
      return lead;
    },
    answerWithLead('setTemperature', input),
  );
}
