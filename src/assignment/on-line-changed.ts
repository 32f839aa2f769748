import type { Reaction } from '../platform/events/reaction.js';

/** A line or cap was set: leads that are held are tried again now, not when their minute is over. */
export const onLineChanged: Reaction = {
  name: 'held-leads',
  types: ['holdingQuotaChanged', 'intakeCapChanged'],
  async run(tx, events) {
    const at = events.at(-1)?.at;
    if (at) await tx.query(TRY_AGAIN, [at.toISOString()]);
  },
};

/** What somebody has in hand is judged by the new line anyway. */
const TRY_AGAIN = `/* held leads, again */ with held as (
  select lead_id from assignment_queue where due_at > $1::timestamptz order by lead_id for update skip locked
)
update assignment_queue q set due_at = $1::timestamptz from held where q.lead_id = held.lead_id`;
