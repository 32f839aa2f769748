import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { loaderOf } from '../platform/read/batch.js';
import type { AssignmentDecision } from './assignment-decision.js';
import type { Judgement } from './choice.rules.js';
import { judgementsBefore, type KeptTook, type Round } from './round.rules.js';

interface Telling {
  readonly id: string;
  readonly standings: Round;
  readonly before: readonly KeptTook[];
}

/** What was found about everybody when a lead was decided, by id; by one statement for all decisions that are asked for together. */
export async function findJudgements(ctx: Ctx, decision: AssignmentDecision): Promise<readonly Judgement[]> {
  const { roundId, place, step, judgements } = decision;
  if (judgements) return judgements;
  if (!roundId || !step) throw new Error('a decision has neither judgements nor a round');
  const { standings, before } = await loaderOf<Telling>(ctx, 'assignment rounds', async keys => {
    const asked = keys.map(key => key.split(' '));
    const rows = await runSql<Telling>(ctx.em, ROUNDS, [
      asked.map(([round]) => round),
      asked.map(([, at]) => Number(at)),
    ]);
    const byKey = new Map(rows.map(row => [row.id, row]));
    return keys.map(key => byKey.get(key) ?? new Error('a decision is of no round'));
  }).load(`${roundId} ${place}`);
  return judgementsBefore(standings, before, step);
}

const ROUNDS = `/* rounds of decisions */ select a.round_id || ' ' || a.place as id, r.standings, (
  select coalesce(jsonb_agg(d.step -> 'took' order by d.place), '[]') from assignment_decision d
  where d.round_id = a.round_id and d.place < a.place and jsonb_exists(d.step, 'took')
) as before
from unnest(?::uuid[], ?::int[]) as a (round_id, place) join assignment_round r on r.id = a.round_id`;
