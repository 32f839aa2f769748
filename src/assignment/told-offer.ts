import { idFromUuid } from '../platform/ids.js';
import type { OfferStatus } from './lead-offer.enums.js';

/** A row of `lead_offer` as statements of our own give it back, for the event that tells it. */
export interface OfferRow {
  readonly id: string;
  readonly version: number;
  readonly status: OfferStatus;
  readonly lead: string;
  readonly team: string;
  readonly rep: string | null;
  readonly at: string | Date;
}

/** What such a statement returns. */
export const TOLD_OFFER = `o.id, o.version, o.status, o.lead_id as lead, o.to_team_id as team, o.to_rep_id as rep, o.updated_at as at`;

/** The row as its event tells it. */
export function toldOffer({ id, version, status, lead, team, rep }: OfferRow) {
  return {
    id: idFromUuid('offer', id),
    version,
    status,
    leadId: idFromUuid('lead', lead),
    toTeamId: idFromUuid('team', team),
    toRepId: rep && idFromUuid('rep', rep),
  };
}
