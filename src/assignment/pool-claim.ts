import { OwnershipChange, Placement } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { LeadInHand } from '../leads/lead-in-hand.js';
import { changeHolder } from '../leads/ownership.js';
import { inOrder } from '../platform/db/in-order.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import type { Receiver } from '../quotas/standing.js';
import { Rep } from '../reps/rep.js';
import { judgeClaim } from './claim.rules.js';
import { findClaimTerms, type KnownTerms } from './find-claim-terms.js';
import { judgePlacement } from './placement.rules.js';
import { countClaim, sendClaim } from './pool-day.js';

const FIELD = ['input', 'id'];

/** The rep who claims: whoever calls, if it is one and active. */
export async function findClaimant(tx: Tx): Promise<Rep> {
  const { repId } = tx.ctx.viewer;
  return judgeClaimant(repId ? await tx.em.findOne(Rep, { id: repId }) : null);
}

/** Whoever claims, if it is a rep and active. */
export function judgeClaimant<Claimant extends { readonly isActive: boolean }>(rep: Claimant | null): Claimant {
  if (!rep) throw new Refusal({ code: UserErrorCode.NOT_ALLOWED });
  if (!rep.isActive) throw new Refusal({ code: UserErrorCode.REP_INACTIVE });
  return rep;
}

/** Gives a locked lead that lies in a pool to the rep who claims it, by the rules of that pool and with room. `known`: its terms, read behind the locks. */
export async function takeFromPool(
  tx: Tx,
  lead: Lead | LeadInHand,
  { rep, known }: { rep: Receiver; known?: KnownTerms | null },
): Promise<void> {
  const misplaced = judgePlacement(lead.placement, [Placement.POOLED], FIELD);
  if (misplaced) throw new Refusal(misplaced, lead.id);
  const [now, terms] = await Promise.all([
    tx.now(lead.lastRecordedAt),
    known ?? findClaimTerms(tx, { leadId: lead.id, repId: rep.id }),
  ]);
  const poolId = lead.pool?.id;
  if (!poolId || !terms) throw new Error('a pooled lead is in no pool');
  const problem = judgeClaim(terms, now, FIELD);
  if (problem) throw new Refusal(problem, lead.id);
  // The load of the rep is sent first: its row is what everybody who claims for it locks before the day.
  const taken = changeHolder(tx, { lead, to: { placement: Placement.OWNED, rep }, how: OwnershipChange.CLAIMED });
  const count = lead instanceof LeadInHand && terms.hasClaimsLeft ? sendClaim : countClaim;
  await inOrder(taken, count(tx, { poolId, repId: rep.id, field: FIELD }));
}
