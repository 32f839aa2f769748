import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal } from '../platform/refusal.js';
import { answerWithLead } from './answer-lead.js';
import { recordFacts } from './facts.js';
import { FactAxis } from './lead.enums.js';
import { leadEvent } from './lead.events.js';
import type { Lead } from './lead.js';
import { LeadAction } from './lead-permission.js';
import { lockLead, unknownId } from './lock-lead.js';
import { reweigh } from './reweigh.js';
import { Stage, StageTransition } from './stage.js';
import { judgeMove } from './stage.rules.js';

/** Moves a lead to another stage of its pipeline. Won and terminal stages are reached by `closeLead`. */
export function moveLead(
  ctx: Ctx,
  input: { id: string; stageId: string; expectedVersion?: number | null; idempotencyKey?: string | null },
): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, input, LeadAction.MOVE);
      const from = lead.stage.getEntity();
      const to = await tx.em.findOne(Stage, { id: input.stageId });
      if (!to) throw unknownId(['input', 'stageId']);
      const way = await tx.em.findOne(StageTransition, { fromStageId: from.id, toStageId: to.id });
      const problem = judgeMove(lawOf(from), lawOf(to), way !== null);
      if (problem) throw new Refusal(problem, lead.id);
      const before = lead.sight();
      await reweigh(tx, lead, to);
      const now = await tx.now(lead.lastRecordedAt);
      lead.enter(to, now);
      recordFacts(tx, [{ leadId: lead.id, axis: FactAxis.STAGE, value: to.id, occurredAt: now }]);
      tx.record(() => leadEvent('leadMoved', { lead, before, at: now }, { fromStageId: from.id, toStageId: to.id }));
      return lead;
    },
    answerWithLead('moveLead', input),
  );
}

/** The part of a stage that its laws look at. */
function lawOf(stage: Stage): { id: string; isTerminal: boolean; isWon: boolean; pipelineId: string } {
  return { id: stage.id, isTerminal: stage.isTerminal, isWon: stage.isWon, pipelineId: stage.pipeline.id };
}
