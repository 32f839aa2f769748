import { answerWithLead } from '../leads/answer-lead.js';
import { OwnershipChange, Placement, PoolPurpose } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import { changeHolder } from '../leads/ownership.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import { findClaimTerms } from './find-claim-terms.js';
import { judgePlacement } from './placement.rules.js';
import { tellingRefusal } from './refused-admission.js';

export interface ClaimLead {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** A rep takes a lead out of a pool (领取). Exactly one of any number who try at once succeeds, and only with room. */
export function claimLead(ctx: Ctx, input: ClaimLead): Promise<Lead> {
  const asked = { leadId: input.id, repId: ctx.viewer.repId, how: OwnershipChange.CLAIMED };
  return tellingRefusal(ctx, asked, () =>
    transact(
      ctx,
      async tx => {
        const rep = await claimant(tx);
        const lead = await lockLead(tx, input, LeadAction.CLAIM);
        const problem = judgePlacement(lead.placement, [Placement.POOLED], ['input', 'id']);
        if (problem) throw new Refusal(problem, lead.id);
        await refuseStranger(tx, lead, rep);
        await changeHolder(tx, { lead, to: { placement: Placement.OWNED, rep }, how: OwnershipChange.CLAIMED });
        return lead;
      },
      answerWithLead('claimLead', input),
    ),
  );
}

async function claimant(tx: Tx): Promise<Rep> {
  const { repId } = tx.ctx.viewer;
  const rep = repId ? await tx.em.findOne(Rep, { id: repId }) : null;
  if (!rep) throw new Refusal({ code: UserErrorCode.NOT_ALLOWED });
  if (!rep.isActive) throw new Refusal({ code: UserErrorCode.REP_INACTIVE });
  return rep;
}

/** A pool is for its members; one for nurturing is for nobody who claims. */
async function refuseStranger(tx: Tx, lead: Lead, rep: Rep): Promise<void> {
  const terms = lead.pool && (await findClaimTerms(tx, lead.pool.id, rep.id));
  if (terms && (terms.purpose === PoolPurpose.NURTURING || !terms.isMember))
    throw new Refusal({ code: UserErrorCode.NOT_POOL_MEMBER, field: ['input', 'id'] }, lead.id);
}
