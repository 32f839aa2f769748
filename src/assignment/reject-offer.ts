import { ref } from '@mikro-orm/core';
import { OwnershipChange, Placement } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { changeHolder } from '../leads/ownership.js';
import { Pool } from '../leads/pool.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, refuseAll } from '../platform/refusal.js';
import { findNurturingPoolId } from './find-offer-terms.js';
import { OfferStatus, OfferTurn, type RejectReason } from './lead-offer.enums.js';
import type { LeadOffer } from './lead-offer.js';
import { judgeOffered, judgeRejection } from './lead-offer.rules.js';
import { answerWithOffer, lockOffer, type OfferChange, tellOffer } from './locked-offer.js';

export interface RejectOffer extends OfferChange {
  reason: RejectReason;
  note?: string | null;
}

/**
 * Sales does not want what marketing offered (拒收). The lead goes to the pool for nurturing that is nearest to the team; where
 * there is none it stays where it is. It may be offered again.
 */
export function rejectOffer(ctx: Ctx, input: RejectOffer): Promise<LeadOffer> {
  return transact(
    ctx,
    async tx => {
      refuseAll([judgeRejection(input)]);
      const { offer, lead } = await lockOffer(tx, input);
      const { isWon, isTerminal } = lead.stage.getEntity();
      const problem = judgeOffered({ placement: lead.placement, isWon, isTerminal }, ['input', 'id']);
      if (problem) throw new Refusal(problem, offer.id);
      const pool = await nurture(tx, lead, { teamId: offer.toTeam.id, reason: input.reason });
      offer.decide(OfferStatus.REJECTED, { subject: ctx.viewer.subject, now: await tx.now(lead.lastRecordedAt) });
      offer.pool = pool && ref(pool);
      offer.rejectReason = input.reason;
      offer.note = input.note ?? null;
      tellOffer(tx, OfferTurn.REJECTED, offer);
      return offer;
    },
    answerWithOffer('rejectOffer', input),
  );
}

async function nurture(
  tx: Tx,
  lead: Lead,
  { teamId, reason }: { teamId: string; reason: RejectReason },
): Promise<Pool | null> {
  const poolId = await findNurturingPoolId(tx, teamId);
  const pool = poolId ? await tx.em.findOneOrFail(Pool, { id: poolId }) : null;
  if (pool && lead.pool?.id !== pool.id)
    await changeHolder(tx, { lead, to: { placement: Placement.POOLED, pool }, how: OwnershipChange.REJECTED, reason });
  return pool;
}
