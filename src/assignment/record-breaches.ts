import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { OfferTurn } from './lead-offer.enums.js';
import { offerEvent } from './lead-offer.events.js';
import { type OfferRow, TOLD_OFFER, toldOffer } from './told-offer.js';

const LIMIT_ROWS = 200;

/** Notes of open offers that their time ran out, once each; at most 200 at a time. They may still be accepted. */
export function recordBreaches(ctx: Ctx): Promise<void> {
  return transact(ctx, async tx => {
    const now = await tx.now();
    const rows = await tx.sql<OfferRow>(BREACH, [now.toISOString(), LIMIT_ROWS, now.toISOString(), now.toISOString()]);
    for (const row of rows) tx.record(offerEvent(OfferTurn.BREACHED, toldOffer(row), now));
  });
}

const BREACH = `/* offers that ran out */ with due as (
  select id from lead_offer where status = 'OPEN' and breached_at is null and due_at <= ?::timestamptz
  order by due_at, id limit ? for update skip locked
)
update lead_offer o set breached_at = ?::timestamptz, updated_at = ?::timestamptz, version = o.version + 1
from due where o.id = due.id returning ${TOLD_OFFER}`;
