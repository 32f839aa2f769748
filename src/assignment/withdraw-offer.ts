import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { OfferStatus, OfferTurn } from './lead-offer.enums.js';
import type { LeadOffer } from './lead-offer.js';
import { answerWithOffer, lockOffer, type OfferChange, tellOffer } from './locked-offer.js';

export interface WithdrawOffer extends OfferChange {
  note?: string | null;
}

/** Marketing takes an open offer back (撤回). The lead stays where it is. */
export function withdrawOffer(ctx: Ctx, input: WithdrawOffer): Promise<LeadOffer> {
  return transact(
    ctx,
    async tx => {
      const { offer, lead } = await lockOffer(tx, input);
      offer.decide(OfferStatus.WITHDRAWN, { subject: ctx.viewer.subject, now: await tx.now(lead.lastRecordedAt) });
      offer.note = input.note ?? null;
      tellOffer(tx, OfferTurn.WITHDRAWN, offer);
      return offer;
    },
    answerWithOffer('withdrawOffer', input),
  );
}
