import type { Reaction } from '../platform/events/reaction.js';
import { uuidOf } from '../platform/ids.js';

/** A stage may allow more or less silence now: its leads are due to be judged at once, by the job, in batches. */
export const onStageChanged: Reaction = {
  name: 'findings-of-stages',
  types: ['stageChanged'],
  async run(tx, events) {
    const stages = [...new Set(events.map(({ subjectId }) => uuidOf(subjectId, 'stage')))];
    await tx.query(DUE_AT_ONCE, [stages]);
  },
};

const DUE_AT_ONCE = `/* leads of stages that changed */ insert into finding_watch as w
select id, clock_timestamp() from lead where stage_id = any ($1::uuid[]) and placement = 'OWNED' order by id
on conflict (lead_id) do update set due_at = least(w.due_at, excluded.due_at)`;
