import { answerWithLead, shownLead } from '../leads/answer-lead.js';
import { OwnershipChange } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import type { LeadInHand } from '../leads/lead-in-hand.js';
import { LeadAction } from '../leads/lead-permission.js';
import { judgeLocked } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { personIn } from '../quotas/standing.js';
import { takeToClaim } from './find-claim-terms.js';
import { judgeClaimant, takeFromPool } from './pool-claim.js';
import { tellingRefusal } from './refused-admission.js';

export interface ClaimLead {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** A lead that was claimed; what an answer shows of it is only made where there is one. */
interface Claimed {
  shown(): Promise<Lead>;
}

/** A rep takes a lead out of a pool (领取), by the rules of that pool. Exactly one of any number who try at once succeeds, and only with room. */
export async function claimLead(ctx: Ctx, input: ClaimLead): Promise<Claimed> {
  const asked = { leadId: input.id, repId: ctx.viewer.repId, how: OwnershipChange.CLAIMED };
  const lead = await tellingRefusal(ctx, asked, () =>
    transact<Lead | LeadInHand>(ctx, tx => claim(tx, input), answerWithLead('claimLead', input)),
  );
  return { shown: () => shownLead(ctx, lead) };
}

async function claim(tx: Tx, input: ClaimLead): Promise<LeadInHand> {
  const { repId } = tx.ctx.viewer;
  if (!repId) throw new Refusal({ code: UserErrorCode.NOT_ALLOWED });
  const { lead: found, standing, terms } = await takeToClaim(tx, { leadId: input.id, repId });
  const rep = judgeClaimant(personIn(standing, repId));
  const lead = await judgeLocked(tx, found, { ...input, action: LeadAction.CLAIM });
  await takeFromPool(tx, lead, { rep, known: terms });
  return lead;
}
