import { LockMode, ref } from '@mikro-orm/core';
import { closingStage } from '../leads/closing-stage.js';
import { recordFacts } from '../leads/facts.js';
import { applyGrade } from '../leads/grade.js';
import { FactAxis, OutcomeResult, OwnershipChange, Placement, Validity } from '../leads/lead.enums.js';
import { leadEvent, productTold } from '../leads/lead.events.js';
import { Lead } from '../leads/lead.js';
import { changeHolder } from '../leads/ownership.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { lockLoads } from '../quotas/load.js';
import { answerWithMerge, type Merged } from './answer-merge.js';
import { takeAlong } from './fates.js';
import { gatherContacts, inherit } from './inheritance.js';
import { judgeMerge } from './judgement.js';

export interface MergeLeads {
  id: string;
  duplicateIds: readonly string[];
  expectedVersion?: number | null;
  /** Of the duplicates, in their order. */
  expectedVersions?: readonly number[] | null;
  idempotencyKey?: string | null;
}

/**
 * Makes several leads one. The survivor keeps its holder, its stage and what is known of it, and takes what it lacks from
 * the duplicates in their order; whatever points at a duplicate goes along as its relation declares. Duplicates leave their
 * holders and play, keep their own history, and say what they were merged into.
 */
export function mergeLeads(ctx: Ctx, input: MergeLeads): Promise<Merged<Lead>> {
  return transact(
    ctx,
    async tx => {
      const locked = await lockAll(tx, [input.id, ...input.duplicateIds]);
      const { survivor, duplicates } = await judgeMerge(tx, locked, input);
      await lockLoads(
        tx,
        [survivor, ...duplicates].flatMap(({ owner }) => owner?.id ?? []),
      );
      for (const duplicate of duplicates) await endAsDuplicate(tx, duplicate, survivor);
      const before = survivor.sight();
      const product = survivor.product?.id;
      await inherit(tx, survivor, duplicates);
      const now = await tx.now(survivor.lastRecordedAt);
      survivor.touch(now);
      const from = duplicates.map(({ id }) => id);
      await pointOn(tx, from, survivor);
      await tx.em.flush();
      await takeAlong(tx, { of: Lead, into: survivor.id, from, now });
      await gatherContacts(tx, survivor, duplicates);
      // Who works on it beside its owner came along with what pointed at the duplicates.
      await tx.em.refresh(survivor);
      const story = { mergedIds: from, ...productTold(product, survivor.product?.id) };
      tx.record(() => leadEvent('leadUpdated', { lead: survivor, before, at: now }, story));
      return { survivor, duplicates };
    },
    answerWithMerge('mergeLeads', Lead, input),
  );
}

/** All of them in one order, so that merges that cross wait for each other and do not lock each other out. */
async function lockAll(tx: Tx, ids: readonly string[]): Promise<Map<string, Lead>> {
  const leads = await tx.em.find(
    Lead,
    { id: { $in: [...new Set(ids)] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  await tx.em.populate(leads, ['stage']);
  return new Map(leads.map(lead => [lead.id, lead]));
}

/** What was merged into one of these before is now part of the survivor, and that is told. */
async function pointOn(tx: Tx, from: readonly string[], survivor: Lead): Promise<void> {
  const earlier = await tx.em.find(
    Lead,
    { mergedInto: { $in: [...from] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  for (const lead of earlier) {
    const before = lead.sight();
    const now = await tx.now(lead.lastRecordedAt);
    lead.mergedInto = ref(survivor);
    lead.touch(now);
    tx.record(() => leadEvent('leadUpdated', { lead, before, at: now }, { mergedIntoId: survivor.id }));
  }
}

async function endAsDuplicate(tx: Tx, lead: Lead, survivor: Lead): Promise<void> {
  const before = lead.sight();
  const to = { placement: Placement.ENDED } as const;
  if (lead.placement !== Placement.ENDED) await changeHolder(tx, { lead, to, how: OwnershipChange.MERGED, before });
  await applyGrade(tx, lead, { validity: Validity.DUPLICATE });
  const now = await tx.now(lead.lastRecordedAt);
  lead.mergedInto = ref(survivor);
  lead.touch(now);
  const story = { mergedIntoId: survivor.id };
  const from = lead.stage.getEntity();
  if (from.isTerminal) {
    tx.record(() => leadEvent('leadUpdated', { lead, before, at: now }, story));
    return;
  }
  const stage = await closingStage(tx, lead, OutcomeResult.DISQUALIFIED);
  lead.enter(stage, now);
  recordFacts(tx, [{ leadId: lead.id, axis: FactAxis.STAGE, value: stage.id, occurredAt: now }]);
  const move = { fromStageId: from.id, toStageId: stage.id, ...story };
  tx.record(() => leadEvent('leadMoved', { lead, before, at: now }, move));
}
