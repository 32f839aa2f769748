import { answerWithLead } from '../leads/answer-lead.js';
import { type CollaboratorRole, OwnershipChange } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { handTo } from './hand-over.js';
import { tellingRefusal } from './refused-admission.js';

export interface TransferLead {
  id: string;
  repId: string;
  reason?: string | null;
  /** Both are credited: whoever hands it over, who stays as collaborator, and whoever takes it. */
  credit?: { fromRole: CollaboratorRole; toRole: CollaboratorRole } | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Hands a held lead to another rep (转移), who must have room. With `credit` both are credited, and the former owner stays on it. */
export function transferLead(ctx: Ctx, input: TransferLead): Promise<Lead> {
  const asked = { leadId: input.id, repId: input.repId, how: OwnershipChange.TRANSFERRED };
  return tellingRefusal(ctx, asked, () =>
    transact(
      ctx,
      async tx => {
        const lead = await lockLead(tx, input, LeadAction.TRANSFER);
        await handTo(tx, lead, input);
        return lead;
      },
      answerWithLead('transferLead', input),
    ),
  );
}
