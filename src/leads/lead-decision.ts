import { ref } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { recordFacts } from './facts.js';
import { FactAxis, type OutcomeReason, OutcomeResult, type OwnershipChange, Placement } from './lead.enums.js';
import { type LeadSight, leadEvent } from './lead.events.js';
import type { Lead } from './lead.js';
import { LeadOutcome } from './lead-outcome.js';
import { changeHolder } from './ownership.js';
import { revertOutcome } from './revert-outcome.js';
import { reweigh, weightOf } from './reweigh.js';
import type { Stage } from './stage.js';

interface Money {
  readonly minorUnits: number;
  readonly currency: string;
}

/** How a lead was decided and why. */
export interface Decision {
  readonly result: OutcomeResult;
  readonly reason: OutcomeReason;
  readonly competitorId?: string | null;
  readonly amount?: Money | null;
  readonly grossProfit?: Money | null;
  readonly decidedAt?: Date | null;
}

/** By which door it leaves play where it is not won, and in whose words why. */
interface Door {
  readonly to: Stage;
  readonly how: OwnershipChange;
  readonly why?: string | null;
}

/**
 * Puts a locked lead, whose stage is loaded, into the stage of its outcome, with facts, weight and events. A won one stays with its owner; any
 * other leaves its holder and play.
 */
export async function decideLead(tx: Tx, lead: Lead, { to, how, why, ...decision }: Decision & Door): Promise<void> {
  const now = await tx.now(lead.lastRecordedAt);
  const before = lead.sight();
  if (decision.result === OutcomeResult.WON) await reweigh(tx, lead, to);
  else await leavePlay(tx, lead, { to, how, why: why ?? null });
  lead.enter(to, now);
  recordFacts(tx, [{ leadId: lead.id, axis: FactAxis.STAGE, value: to.id, occurredAt: now }]);
  await replaceOutcome(tx, { lead, now }, decision);
  const story = { fromStageId: before.stageId, toStageId: to.id, result: decision.result };
  tx.record(() => leadEvent('leadMoved', { lead, before, at: now }, story));
}

async function leavePlay(tx: Tx, lead: Lead, { to, how, why: reason }: Door & { why: string | null }): Promise<void> {
  const before = lead.sight();
  const units = await weightOf(tx, lead, to);
  await changeHolder(tx, { lead, to: { placement: Placement.ENDED }, how, reason, before });
  if (units === lead.loadUnits) return;
  lead.loadUnits = units;
  recordFacts(tx, [{ leadId: lead.id, axis: FactAxis.WEIGHT, value: String(units), occurredAt: lead.lastRecordedAt }]);
}

/** A customer that is lost after all: the win is reverted, then the loss stands in force. */
async function replaceOutcome(tx: Tx, { lead, now }: { lead: Lead; now: Date }, decision: Decision): Promise<void> {
  await revertOutcome(tx, lead, now);
  tx.em.create(LeadOutcome, {
    lead: ref(lead),
    result: decision.result,
    reason: decision.reason,
    competitor: decision.competitorId ?? null,
    amountMinor: decision.amount?.minorUnits ?? null,
    grossProfitMinor: decision.grossProfit?.minorUnits ?? null,
    currency: decision.amount?.currency ?? decision.grossProfit?.currency ?? null,
    decidedAt: decision.decidedAt ?? now,
    recordedAt: now,
    recordedBy: tx.ctx.viewer.subject,
    revertedAt: null,
  });
}

/**
 * Takes a lead whose outcome is over into a stage again, with facts, weight and its event. Its holder was changed before this, at
 * `lead.lastRecordedAt`, with the weight that it has here.
 */
export async function bringBack(
  tx: Tx,
  lead: Lead,
  { stage, units, before }: { stage: Stage; units: number; before: LeadSight },
): Promise<void> {
  const now = lead.lastRecordedAt;
  await revertOutcome(tx, lead, now);
  lead.enter(stage, now);
  lead.loadUnits = units;
  recordFacts(tx, [
    { leadId: lead.id, axis: FactAxis.STAGE, value: stage.id, occurredAt: now },
    { leadId: lead.id, axis: FactAxis.WEIGHT, value: String(units), occurredAt: now },
  ]);
  const story = { fromStageId: before.stageId, toStageId: stage.id };
  tx.record(() => leadEvent('leadMoved', { lead, before, at: now }, story));
}
