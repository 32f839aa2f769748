import { ref } from '@mikro-orm/core';
import { OwnershipChange, Placement } from '../leads/lead.enums.js';
import { changeHolder } from '../leads/ownership.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import type { Rep } from '../reps/rep.js';
import { OfferStatus, OfferTurn } from './lead-offer.enums.js';
import { LeadOffer } from './lead-offer.js';
import { judgeOffered } from './lead-offer.rules.js';
import { answerWithOffer, lockOffer, type OfferChange, tellOffer } from './locked-offer.js';
import { findReceiver } from './receiver.js';
import { tellingRefusal } from './refused-admission.js';

export interface AcceptOffer extends OfferChange {
  repId?: string | null;
}

/**
 * Sales takes what marketing offered (接收): a rep for itself, a manager for a rep. Of any number who accept at once one does, and
 * only with room; an offer that is overdue may still be accepted.
 */
export async function acceptOffer(ctx: Ctx, input: AcceptOffer): Promise<LeadOffer> {
  const known = await ctx.em.findOne(LeadOffer, { id: input.id });
  const repId = ctx.viewer.repId ?? input.repId ?? known?.toRep?.id ?? null;
  const asked = { leadId: known?.lead.id ?? '', repId, how: OwnershipChange.ACCEPTED };
  return tellingRefusal(ctx, asked, () =>
    transact(
      ctx,
      async tx => {
        const { offer, lead } = await lockOffer(tx, input);
        const { isWon, isTerminal } = lead.stage.getEntity();
        const problem = judgeOffered({ placement: lead.placement, isWon, isTerminal }, ['input', 'id']);
        if (problem) throw new Refusal(problem, offer.id);
        const rep = await findTaker(tx, offer, input);
        const to = { placement: Placement.OWNED, rep } as const;
        await changeHolder(tx, { lead, to, how: OwnershipChange.ACCEPTED, reason: offer.reason });
        offer.decide(OfferStatus.ACCEPTED, { subject: ctx.viewer.subject, now: await tx.now(lead.lastRecordedAt) });
        offer.holder = ref(rep);
        tellOffer(tx, OfferTurn.ACCEPTED, offer);
        return offer;
      },
      answerWithOffer('acceptOffer', input),
    ),
  );
}

/** A rep takes a lead for itself; whoever decides for others says for whom, unless the offer does. */
async function findTaker(tx: Tx, offer: LeadOffer, { repId }: AcceptOffer): Promise<Rep> {
  const { role, repId: ownId } = tx.ctx.viewer;
  if (role === Role.REP && repId && repId !== ownId)
    throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field: ['input', 'repId'] }, offer.id);
  const wanted = role === Role.REP ? ownId : (repId ?? offer.toRep?.id);
  if (!wanted) throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'repId'] }, offer.id);
  return findReceiver(tx, wanted);
}
