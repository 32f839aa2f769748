import type { LoggedEvent } from '../platform/events/event.js';
import type { Reaction } from '../platform/events/reaction.js';
import { uuidOf } from '../platform/ids.js';

/** Keeps how many leads came to and left each stage in each quarter of an hour, from the numbered log: each move once. */
export const onLeadMoved: Reaction = {
  name: 'stage-flow',
  types: ['leadCreated', 'leadMoved'],
  async run(tx, events) {
    // An import counts its past moves itself, on the days on which they happened.
    const moves = events.filter(({ body }) => body.importId == null).flatMap(movesOf);
    await tx.query(COUNT_MOVES, [
      moves.map(move => move.stage),
      moves.map(move => move.at),
      moves.map(move => move.entered),
    ]);
  },
};

function movesOf(event: LoggedEvent): { stage: string | null; at: string; entered: boolean }[] {
  const at = event.at.toISOString();
  const after = event.body.after as { stageId: string };
  const to = { stage: uuidOf(String(event.body.toStageId ?? after.stageId), 'stage'), at, entered: true };
  const from = event.body.fromStageId;
  return typeof from === 'string' ? [to, { stage: uuidOf(from, 'stage'), at, entered: false }] : [to];
}

const COUNT_MOVES = `insert into stage_flow (since, stage_id, entered, departed)
select date_bin('15 minutes', m.at, '1970-01-01Z'), m.stage, count(*) filter (where m.entered), count(*) filter (where not m.entered)
from unnest($1::uuid[], $2::timestamptz[], $3::boolean[]) as m (stage, at, entered)
group by 1, 2 order by 1, 2
on conflict (since, stage_id) do update set entered = stage_flow.entered + excluded.entered, departed = stage_flow.departed + excluded.departed`;
