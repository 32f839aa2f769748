import type { LoggedEvent } from '../platform/events/event.js';
import type { Reaction } from '../platform/events/reaction.js';
import { uuidOf } from '../platform/ids.js';

/**
 * Keeps how many leads came to and left each stage in each quarter of an hour, from the numbered log: each move once.
 * It comes after the moves were told, so that the counts have changed is told too.
 */
export const onLeadMoved: Reaction = {
  name: 'stage-flow',
  types: ['leadCreated', 'leadMoved'],
  async run(tx, events) {
    // An import counts its past moves itself, on the days on which they happened.
    const moves = events.filter(({ body }) => body.importId == null).flatMap(movesOf);
    await tx.query(COUNT_MOVES, [
      moves.map(({ stageId }) => uuidOf(stageId, 'stage')),
      moves.map(({ at }) => at.toISOString()),
      moves.map(({ isEntry }) => isEntry),
    ]);
    const stageIds = [...new Set(moves.map(({ stageId }) => stageId))].sort();
    const [subjectId] = stageIds;
    const at = moves.at(-1)?.at;
    if (subjectId && at) tx.record({ type: 'stageFlowCounted', subjectId, subjectVersion: 1, body: { stageIds }, at });
  },
};

function movesOf({ body, at }: LoggedEvent): { stageId: string; at: Date; isEntry: boolean }[] {
  const after = body.after as { stageId: string };
  const to = { stageId: String(body.toStageId ?? after.stageId), at, isEntry: true };
  const { fromStageId } = body;
  return typeof fromStageId === 'string' ? [to, { stageId: fromStageId, at, isEntry: false }] : [to];
}

const COUNT_MOVES = `insert into stage_flow (since, stage_id, entered, departed)
select date_bin('15 minutes', m.at, '1970-01-01Z'), m.stage, count(*) filter (where m.entered), count(*) filter (where not m.entered)
from unnest($1::uuid[], $2::timestamptz[], $3::boolean[]) as m (stage, at, entered)
group by 1, 2 order by 1, 2
on conflict (since, stage_id) do update set entered = stage_flow.entered + excluded.entered, departed = stage_flow.departed + excluded.departed`;
