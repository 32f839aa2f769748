import { answerWithLead } from '../leads/answer-lead.js';
import { OwnershipChange } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLeadRow } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import { inOrder } from '../platform/db/in-order.js';
import { transact } from '../platform/db/transact.js';
import { findClaimant, takeFromPool } from './pool-claim.js';
import { tellingRefusal } from './refused-admission.js';

export interface ClaimLead {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** A rep takes a lead out of a pool (领取), by the rules of that pool. Exactly one of any number who try at once succeeds, and only with room. */
export function claimLead(ctx: Ctx, input: ClaimLead): Promise<Lead> {
  const asked = { leadId: input.id, repId: ctx.viewer.repId, how: OwnershipChange.CLAIMED };
  return tellingRefusal(ctx, asked, () =>
    transact(
      ctx,
      async tx => {
        const [rep, lead] = await inOrder(findClaimant(tx), lockLeadRow(tx, input, LeadAction.CLAIM));
        await takeFromPool(tx, lead, rep);
        return lead;
      },
      answerWithLead('claimLead', input),
    ),
  );
}
