import type { Tx } from '../platform/db/tx.js';
import { OutcomeResult } from './lead.enums.js';
import type { Lead } from './lead.js';
import { Stage } from './stage.js';

/** Where a lead goes by its outcome: the stage of its pipeline that is named like the result, else the first that fits it. */
export async function closingStage(tx: Tx, lead: Lead, result: OutcomeResult): Promise<Stage> {
  const kind = result === OutcomeResult.WON ? { isWon: true, isTerminal: false } : { isTerminal: true };
  const fitting = await tx.em.find(
    Stage,
    { pipeline: lead.pipeline.id, retiredAt: null, ...kind },
    { orderBy: { position: 'asc' } },
  );
  const stage = fitting.find(({ key }) => key === result) ?? fitting[0];
  if (!stage) throw new Error('the pipeline has no stage for this outcome');
  return stage;
}
