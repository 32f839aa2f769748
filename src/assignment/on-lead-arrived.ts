import type { Reaction } from '../platform/events/reaction.js';
import { uuidOf } from '../platform/ids.js';

/** A lead that came in without a holder, came back from where it was put away, or waits for a holder, is up for automatic assignment, where there is any rule. */
export const onLeadArrived: Reaction = {
  name: 'assignment-queue',
  types: ['leadCreated', 'leadAssigned'],
  async run(tx, events) {
    const arrived = events.filter(({ type, body }) => {
      const { placement } = body.after as { placement: string };
      return placement === 'WAITING' || (placement === 'POOLED' && (type === 'leadCreated' || body.how === 'REVIVED'));
    });
    if (arrived.length === 0) return;
    await tx.query(QUEUE, [
      arrived.map(({ leadId }) => uuidOf(String(leadId), 'lead')),
      arrived.map(({ at }) => at.toISOString()),
      arrived.map(({ pos }) => pos),
    ]);
  },
};

const QUEUE = `/* leads that arrived */ insert into assignment_queue (lead_id, since, pos, due_at)
select distinct on (a.lead) a.lead, a.at, a.pos, a.at from unnest($1::uuid[], $2::timestamptz[], $3::bigint[]) as a (lead, at, pos)
join lead l on l.id = a.lead and l.placement in ('POOLED', 'WAITING')
where exists (select from assignment_rule where is_active) order by a.lead, a.at
on conflict (lead_id) do nothing`;
