import type { LoggedEvent } from '../platform/events/event.js';
import type { Reaction } from '../platform/events/reaction.js';
import { uuidOf } from '../platform/ids.js';
import { OfferTurn } from './lead-offer.enums.js';
import { offerEvent } from './lead-offer.events.js';
import { type OfferRow, TOLD_OFFER, toldOffer } from './told-offer.js';

/** An open offer is overtaken where its lead got a holder by another door, was decided, or left play, after it was offered. */
export const onLeadTaken: Reaction = {
  name: 'offers-overtaken',
  types: ['leadAssigned', 'leadMoved'],
  async run(tx, events) {
    const taken = events.filter(isTaken);
    if (taken.length === 0) return;
    const rows = await tx.query<OfferRow>(SUPERSEDE, [
      taken.map(({ leadId }) => uuidOf(String(leadId), 'lead')),
      taken.map(({ subjectVersion }) => subjectVersion),
      taken.map(({ at }) => at.toISOString()),
    ]);
    for (const row of rows) tx.record(offerEvent(OfferTurn.SUPERSEDED, toldOffer(row), new Date(row.at)));
  },
};

function isTaken({ body }: LoggedEvent): boolean {
  const { placement } = body.after as { placement: string };
  return placement === 'OWNED' || placement === 'ENDED' || body.result != null;
}

const SUPERSEDE = `/* offers overtaken */ with taken as (
  select distinct on (o.id) o.id, greatest(t.at, o.offered_at) as at
  from unnest($1::uuid[], $2::int[], $3::timestamptz[]) as t (lead, version, at)
  join lead_offer o on o.lead_id = t.lead and o.status = 'OPEN' and o.lead_version < t.version
  order by o.id, t.at
)
update lead_offer o set status = 'SUPERSEDED', decided_at = taken.at, updated_at = taken.at, version = o.version + 1,
  breached_at = coalesce(o.breached_at, case when taken.at >= o.due_at then taken.at end)
from taken where o.id = taken.id and o.status = 'OPEN' returning ${TOLD_OFFER}`;
