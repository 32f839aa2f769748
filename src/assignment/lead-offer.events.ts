import type { DomainEvent } from '../platform/events/event.js';
import type { OfferStatus, OfferTurn } from './lead-offer.enums.js';

/** What feeds filter offers by and policies judge. */
export interface OfferSight {
  readonly status: OfferStatus;
  readonly toTeamId: string;
  readonly toRepId: string | null;
}

interface ChangedOffer extends OfferSight {
  readonly id: string;
  readonly version: number;
  readonly leadId: string;
}

/** That an offer was made, ran out of time, or came to its end. */
export function offerEvent(turn: OfferTurn, offer: ChangedOffer, at: Date): DomainEvent {
  const { id, version, leadId, status, toTeamId, toRepId } = offer;
  return {
    type: 'offerChanged',
    subjectId: id,
    subjectVersion: version,
    leadId,
    repId: toRepId,
    teamId: toTeamId,
    body: { turn, status, toTeamId, toRepId },
    at,
  };
}
