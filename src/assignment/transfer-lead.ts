import { answerWithLead } from '../leads/answer-lead.js';
import { OwnershipChange, Placement } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import { changeHolder } from '../leads/ownership.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { judgePlacement } from './placement.rules.js';
import { findReceiver } from './receiver.js';
import { tellingRefusal } from './refused-admission.js';

export interface TransferLead {
  id: string;
  repId: string;
  reason?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Hands a held lead to another rep (转移), who must have room. */
export function transferLead(ctx: Ctx, input: TransferLead): Promise<Lead> {
  const asked = { leadId: input.id, repId: input.repId, how: OwnershipChange.TRANSFERRED };
  return tellingRefusal(ctx, asked, () =>
    transact(
      ctx,
      async tx => {
        const lead = await lockLead(tx, input, LeadAction.TRANSFER);
        const problem = judgePlacement(lead.placement, [Placement.OWNED], ['input', 'id']);
        if (problem) throw new Refusal(problem, lead.id);
        const rep = await findReceiver(tx, input.repId);
        if (lead.owner?.id === rep.id)
          throw new Refusal({ code: UserErrorCode.ALREADY_OWNED, field: ['input', 'repId'] }, lead.id);
        await changeHolder(tx, {
          lead,
          to: { placement: Placement.OWNED, rep },
          how: OwnershipChange.TRANSFERRED,
          reason: input.reason ?? null,
        });
        return lead;
      },
      answerWithLead('transferLead', input),
    ),
  );
}
