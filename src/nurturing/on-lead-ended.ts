import type { LoggedEvent } from '../platform/events/event.js';
import type { Reaction } from '../platform/events/reaction.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';

/** Takes leads that were decided out of the program that they were in by then. */
export const onLeadEnded: Reaction = {
  name: 'leave-programs',
  types: ['leadMoved'],
  async run(tx, events) {
    const ended = events.filter(isEnd);
    if (ended.length === 0) return;
    const left = await tx.query<Left>(LEAVE, [
      ended.map(({ leadId }) => uuidOf(String(leadId), 'lead')),
      ended.map(({ at }) => at.toISOString()),
    ]);
    for (const { id, version, lead, program, at } of left)
      tx.record({
        type: 'enrollmentChanged',
        subjectId: idFromUuid('enrollment', id),
        subjectVersion: version,
        leadId: idFromUuid('lead', lead),
        body: { programId: idFromUuid('program', program), state: 'LEFT', position: null },
        at,
      });
  },
};

interface Left {
  id: string;
  version: number;
  lead: string;
  program: string;
  at: Date;
}

function isEnd({ body }: LoggedEvent): boolean {
  return body.result != null || (body.after as { placement: string }).placement === 'ENDED';
}

const LEAVE = `update enrollment e
set state = 'LEFT', position = null, due_at = null, ended_at = x.at, updated_at = x.at, version = e.version + 1
from (select lead, max(at) as at from unnest($1::uuid[], $2::timestamptz[]) as t (lead, at) group by 1) x
where e.lead_id = x.lead and e.state = 'ACTIVE' and e.enrolled_at <= x.at
returning e.id, e.version, e.lead_id as lead, e.program_id as program, e.updated_at as at`;
