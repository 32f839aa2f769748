import { Placement } from '../leads/lead.enums.js';
import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { OfferStatus, RejectReason } from './lead-offer.enums.js';
import { judgePlacement } from './placement.rules.js';

/** Within how many hours sales decides where no team says otherwise. */
export const OFFER_HOURS = 24;

/** What marketing may offer: a lead that nobody holds and that is neither won nor over. */
export function judgeOffered(
  lead: { readonly placement: Placement; readonly isWon: boolean; readonly isTerminal: boolean },
  field: readonly string[],
): Problem | null {
  const problem = judgePlacement(lead.placement, [Placement.POOLED, Placement.WAITING], field);
  return problem ?? (lead.isWon || lead.isTerminal ? { code: UserErrorCode.LEAD_TERMINAL, field } : null);
}

/** An offer is made to one team or to one rep. */
export function judgeTarget(input: { teamId?: string | null; repId?: string | null }): Problem | null {
  if (Boolean(input.teamId) !== Boolean(input.repId)) return null;
  return { code: UserErrorCode.INVALID, field: ['input', 'teamId'] };
}

/** An offer is decided once. */
export function judgeOpen(status: OfferStatus): Problem | null {
  return status === OfferStatus.OPEN ? null : { code: UserErrorCode.OFFER_ENDED, field: ['input', 'id'] };
}

/** A rejection for another reason than those named says which. */
export function judgeRejection(input: { reason: RejectReason; note?: string | null }): Problem | null {
  if (input.reason !== RejectReason.OTHER || input.note) return null;
  return { code: UserErrorCode.INVALID, field: ['input', 'note'] };
}
