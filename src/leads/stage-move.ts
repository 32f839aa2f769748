import type { Tx } from '../platform/db/tx.js';
import { Refusal } from '../platform/refusal.js';
import { recordFacts } from './facts.js';
import { FactAxis } from './lead.enums.js';
import { leadEvent } from './lead.events.js';
import type { Lead } from './lead.js';
import { unknownId } from './lock-lead.js';
import { reweigh } from './reweigh.js';
import { Stage, StageTransition } from './stage.js';
import { judgeMove } from './stage.rules.js';

/** Moves a locked lead whose stage is loaded to a stage that leads there. Won and terminal stages are reached by `closeLead`. */
export async function moveTo(tx: Tx, lead: Lead, stageId: string): Promise<void> {
  const from = lead.stage.getEntity();
  const to = await tx.em.findOne(Stage, { id: stageId });
  if (!to) throw unknownId(['input', 'stageId']);
  const way = await tx.em.findOne(StageTransition, { fromStageId: from.id, toStageId: to.id });
  const problem = judgeMove(lawOf(from), lawOf(to), way !== null);
  if (problem) throw new Refusal(problem, lead.id);
  await enterStage(tx, lead, to);
}

/** Puts a locked lead into a stage, whatever led there, with its weight, its fact and its event. */
export async function enterStage(tx: Tx, lead: Lead, to: Stage): Promise<void> {
  const before = lead.sight();
  await reweigh(tx, lead, to);
  const now = await tx.now(lead.lastRecordedAt);
  lead.enter(to, now);
  recordFacts(tx, [{ leadId: lead.id, axis: FactAxis.STAGE, value: to.id, occurredAt: now }]);
  tx.record(() => leadEvent('leadMoved', { lead, before, at: now }, { fromStageId: before.stageId, toStageId: to.id }));
}

/** The part of a stage that its laws look at. */
function lawOf(stage: Stage): { id: string; isTerminal: boolean; isWon: boolean; pipelineId: string } {
  return { id: stage.id, isTerminal: stage.isTerminal, isWon: stage.isWon, pipelineId: stage.pipeline.id };
}
