import { maySeeRow } from '../platform/access/row-rule.js';
import type { LogFeed } from '../platform/live/log-feed.js';
import type { OfferTurn } from './lead-offer.enums.js';
import type { OfferSight } from './lead-offer.events.js';
import type { OfferFeedFilter } from './lead-offer-changes.graphql.js';
import { OFFER_ROWS } from './lead-offer-rows.js';

/** One change of an offer as the feed tells it, still without its offer. */
export interface ToldOfferChange {
  readonly offerId: string;
  readonly change: OfferTurn;
  readonly version: number;
  readonly occurredAt: Date;
}

/** What an event about an offer carries. */
interface ToldTurn extends OfferSight {
  readonly turn: OfferTurn;
}

/** What happens to offers, for marketing and for those of sales who are asked. To whom an offer is made never changes. */
export const offerChangedFeed: LogFeed<OfferFeedFilter | null, ToldOfferChange> = {
  name: 'offerChanged',
  entryOf(event, filter, viewer) {
    if (event.type !== 'offerChanged') return null;
    const { turn, ...sight } = event.body as Omit<ToldTurn, never>;
    if (!maySeeRow(OFFER_ROWS, viewer, sight)) return null;
    if (filter?.teamIds && !filter.teamIds.includes(sight.toTeamId)) return null;
    if (filter?.repIds && !(sight.toRepId && filter.repIds.includes(sight.toRepId))) return null;
    if (filter?.changes && !filter.changes.includes(turn)) return null;
    return { offerId: event.subjectId, change: turn, version: event.subjectVersion, occurredAt: event.at };
  },
};
