import { ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { answerWithLead } from './answer-lead.js';
import { Competitor } from './catalogue.js';
import { closingStage } from './closing-stage.js';
import { recordFacts } from './facts.js';
import { FactAxis, OutcomeReason, OutcomeResult, OwnershipChange, Placement } from './lead.enums.js';
import { leadEvent } from './lead.events.js';
import type { Lead } from './lead.js';
import { LeadOutcome } from './lead-outcome.js';
import { LeadAction } from './lead-permission.js';
import { lockLead } from './lock-lead.js';
import { changeHolder } from './ownership.js';
import { revertOutcome } from './revert-outcome.js';
import { reweigh, weightOf } from './reweigh.js';
import type { Stage } from './stage.js';

export interface CloseLead {
  id: string;
  result: OutcomeResult;
  reason: OutcomeReason;
  competitorId?: string | null;
  amount?: { minorUnits: number; currency: string } | null;
  grossProfit?: { minorUnits: number; currency: string } | null;
  decidedAt?: Date | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/**
 * Records how a lead was decided and moves it to its won or ended stage. A won lead stays with its owner and weighs
 * what its stage says (nothing, by default); a lost or disqualified one leaves its holder and play.
 */
export function closeLead(ctx: Ctx, input: CloseLead): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, input, LeadAction.CLOSE);
      const from = lead.stage.getEntity();
      const to = await closingStage(tx, lead, input.result);
      const now = await tx.now(lead.lastRecordedAt);
      refuseAll([...judgeClosing(from, input, { now, createdAt: lead.createdAt }), await judgeCompetitor(tx, input)]);
      const before = lead.sight();
      if (input.result === OutcomeResult.WON) await reweigh(tx, lead, to);
      else await leavePlay(tx, lead, to);
      lead.enter(to, now);
      recordFacts(tx, [{ leadId: lead.id, axis: FactAxis.STAGE, value: to.id, occurredAt: now }]);
      await replaceOutcome(tx, { lead, now }, input);
      tx.record(() =>
        leadEvent(
          'leadMoved',
          { lead, before, at: now },
          { fromStageId: from.id, toStageId: to.id, result: input.result },
        ),
      );
      return lead;
    },
    answerWithLead('closeLead', input),
  );
}

async function leavePlay(tx: Tx, lead: Lead, to: Stage): Promise<void> {
  const before = lead.sight();
  const units = await weightOf(tx, lead, to);
  await changeHolder(tx, { lead, to: { placement: Placement.ENDED }, how: OwnershipChange.CLOSED, before });
  if (units === lead.loadUnits) return;
  lead.loadUnits = units;
  recordFacts(tx, [{ leadId: lead.id, axis: FactAxis.WEIGHT, value: String(units), occurredAt: lead.lastRecordedAt }]);
}

function judgeClosing(
  from: Stage,
  input: CloseLead,
  { now, createdAt }: { now: Date; createdAt: Date },
): (Problem | false)[] {
  const currencies = new Set([input.amount, input.grossProfit].flatMap(money => money?.currency ?? []));
  const late = input.decidedAt && input.decidedAt > now;
  const early = input.decidedAt && input.decidedAt < createdAt;
  return [
    from.isTerminal && { code: UserErrorCode.LEAD_TERMINAL, field: ['input', 'id'] },
    from.isWon &&
      input.result !== OutcomeResult.LOST && { code: UserErrorCode.ILLEGAL_TRANSITION, field: ['input', 'result'] },
    input.reason === OutcomeReason.COMPETITOR &&
      !input.competitorId && { code: UserErrorCode.INVALID, field: ['input', 'competitorId'] },
    currencies.size > 1 && { code: UserErrorCode.INVALID, field: ['input', 'grossProfit', 'currency'] },
    (late || early) === true && { code: UserErrorCode.INVALID, field: ['input', 'decidedAt'] },
  ];
}

async function judgeCompetitor(tx: Tx, { competitorId }: CloseLead): Promise<Problem | false> {
  if (!competitorId || (await tx.em.findOne(Competitor, { id: competitorId }))) return false;
  return { code: UserErrorCode.NOT_FOUND, field: ['input', 'competitorId'] };
}

/** A customer that is lost after all: the win is reverted, then the loss stands in force. */
async function replaceOutcome(tx: Tx, { lead, now }: { lead: Lead; now: Date }, input: CloseLead): Promise<void> {
  await revertOutcome(tx, lead, now);
  tx.em.create(LeadOutcome, {
    lead: ref(lead),
    result: input.result,
    reason: input.reason,
    competitor: input.competitorId ?? null,
    amountMinor: input.amount?.minorUnits ?? null,
    grossProfitMinor: input.grossProfit?.minorUnits ?? null,
    currency: input.amount?.currency ?? input.grossProfit?.currency ?? null,
    decidedAt: input.decidedAt ?? now,
    recordedAt: now,
    recordedBy: tx.ctx.viewer.subject,
    revertedAt: null,
  });
}
