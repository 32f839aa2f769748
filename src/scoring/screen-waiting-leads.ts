import { lockLeads } from '../bulk/chosen-leads.js';
import { gradeLead } from '../leads/grade.js';
import { FactAxis, GradeSource, Placement } from '../leads/lead.enums.js';
import { Lead } from '../leads/lead.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal } from '../platform/refusal.js';
import { lockLoads } from '../quotas/load.js';
import type { AxisScore } from './criteria.rules.js';
import type { CriteriaModel } from './criteria-model.js';
import { findLeadScores, type LeadScore } from './find-lead-scores.js';
import { changeOf, type GradeChange } from './grade.rules.js';
import { takeFromLine } from './grading-line.js';

const LIMIT_LEADS = 200;
/** A flush looks at everything at hand, so that leads are let go of once they are written. */
const LEADS_AT_HAND = 25;

/**
 * Screens and grades leads that wait for it, 200 at most, by what is in force: each takes the validity of the first rule that holds and the tier of the
 * matrix, with facts, weight and events as if it were set by hand. What was said stays. A lead whose holder's quota refuses
 * heavier leads stays as it is. False where none waits.
 */
export function screenWaitingLeads(ctx: Ctx): Promise<boolean> {
  return transact(ctx, async tx => {
    const ids = await takeFromLine(tx, LIMIT_LEADS);
    if (ids.length > 0) await gradeAll(tx, ids);
    return ids.length > 0;
  });
}

/** What is to be changed of one lead, and what it follows from. */
interface Regrade {
  readonly score: LeadScore;
  readonly change: GradeChange;
  readonly ownerId: string | null;
}

async function gradeAll(tx: Tx, ids: readonly string[]): Promise<void> {
  await lockLeads(tx, ids);
  const regrades = await findRegrades(tx, ids);
  await lockLoads(
    tx,
    regrades.flatMap(({ ownerId }) => ownerId ?? []),
  );
  for (let from = 0; from < regrades.length; from += LEADS_AT_HAND) {
    const some = regrades.slice(from, from + LEADS_AT_HAND);
    if (!(await grade(tx, some))) for (const one of some) await grade(tx, [one]);
  }
}

/** What is to be changed of which of these leads, all of them locked. */
async function findRegrades(tx: Tx, ids: readonly string[]): Promise<Regrade[]> {
  const scores = await findLeadScores(tx.ctx, tx.em, ids);
  const rows = await tx.em.find(
    Lead,
    { id: { $in: [...ids] }, mergedInto: null, placement: { $ne: Placement.ENDED } },
    { fields: [...GRADED_BY], disableIdentityMap: true },
  );
  const byId = new Map(rows.map(row => [row.id, row]));
  return scores.flatMap(score => {
    const lead = byId.get(score.leadId);
    const change = lead && changeOf(lead, score);
    return change ? [{ score, change, ownerId: lead.owner?.id ?? null }] : [];
  });
}

const GRADED_BY = ['id', 'owner', 'tier', 'isTierByModel', 'validity', 'isValidityByModel', 'screeningReason'] as const;

/** Grades these leads, or none of them where one is refused: then false. */
async function grade(tx: Tx, regrades: readonly Regrade[]): Promise<boolean> {
  try {
    await tx.attempt(async () => {
      const ids = regrades.map(({ score }) => score.leadId);
      const found = await tx.em.find(Lead, { id: { $in: ids } }, { populate: ['stage'] });
      const leads = new Map(found.map(lead => [lead.id, lead]));
      for (const { score, change } of regrades) {
        const lead = leads.get(score.leadId);
        const reason = { [FactAxis.TIER]: reasonOfTier(score), [FactAxis.VALIDITY]: reasonOfValidity(score) };
        if (lead) await gradeLead(tx, lead, { ...change, by: GradeSource.MODEL, reason, isSettled: true });
      }
      await tx.em.flush();
    });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  } finally {
    tx.em.clear();
  }
}

/** E.g. `fit v3: 60 points, HIGH; matrix v2`. */
function reasonOfTier({ grading, fit, intent }: LeadScore): string {
  const on = (model: CriteriaModel | null, score: AxisScore | null) =>
    model && score ? [`${model.key} v${model.version}: ${score.points} points, ${score.band}`] : [];
  const parts = [...on(grading.fit, fit), ...on(grading.intent, intent)];
  return parts.length === 0
    ? 'No criteria model is in force.'
    : [...parts, `matrix v${grading.matrix.version}`].join('; ');
}

/** E.g. `no-contact v1: NO_CONTACT_DATA`. */
function reasonOfValidity({ screened }: LeadScore): string {
  return screened ? `${screened.key} v${screened.version}: ${screened.reason}` : 'No screening rule holds.';
}
