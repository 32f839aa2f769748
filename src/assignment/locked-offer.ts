import { LockMode } from '@mikro-orm/core';
import { Lead } from '../leads/lead.js';
import { unknownId } from '../leads/lock-lead.js';
import { maySeeRow } from '../platform/access/row-rule.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, refuseStale } from '../platform/refusal.js';
import type { OfferTurn } from './lead-offer.enums.js';
import { offerEvent } from './lead-offer.events.js';
import { LeadOffer } from './lead-offer.js';
import { judgeOpen } from './lead-offer.rules.js';
import { OFFER_ROWS } from './lead-offer-rows.js';

/** Which offer is to be decided, as it was read. */
export interface OfferChange {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/**
 * An open offer that the viewer sees, with its lead: both rows locked, the lead first. The offer gives the right to its lead, which
 * sales may not see otherwise. Refuses NOT_FOUND, STALE_VERSION, and OFFER_ENDED for one that is decided.
 */
export async function lockOffer(tx: Tx, change: OfferChange): Promise<{ offer: LeadOffer; lead: Lead }> {
  const known = await tx.em.findOne(LeadOffer, { id: change.id });
  if (!known || !maySeeRow(OFFER_ROWS, tx.ctx.viewer, known)) throw unknownId(['input', 'id']);
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
  const lead = await tx.em.findOneOrFail(Lead, { id: known.lead.id }, lock);
  const offer = await tx.em.findOneOrFail(LeadOffer, { id: change.id }, lock);
  refuseStale(offer, change);
  const ended = judgeOpen(offer.status);
  if (ended) throw new Refusal(ended, offer.id);
  await lead.stage.loadOrFail();
  return { offer, lead };
}

/** Records what happened to an offer, once its version is known. */
export function tellOffer(tx: Tx, turn: OfferTurn, offer: LeadOffer): void {
  tx.record(() => {
    const { id, version, status, lead, toTeam, toRep } = offer;
    const told = { id, version, status, leadId: lead.id, toTeamId: toTeam.id, toRepId: toRep?.id ?? null };
    return offerEvent(turn, told, offer.updatedAt);
  });
}

/** An idempotent call whose answer is one offer: kept as its id. */
export function answerWithOffer(
  mutation: string,
  input: { idempotencyKey?: string | null },
): IdempotentCall<LeadOffer> {
  return {
    mutation,
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(LeadOffer, { id: String(id) }),
  };
}
