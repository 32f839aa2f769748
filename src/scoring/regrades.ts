import { gradeLead } from '../leads/grade.js';
import { FactAxis, GradeSource, Placement } from '../leads/lead.enums.js';
import { Lead } from '../leads/lead.js';
import type { Tx } from '../platform/db/tx.js';
import type { AxisScore } from './criteria.rules.js';
import type { CriteriaModel } from './criteria-model.js';
import { findLeadScores, type LeadScore } from './find-lead-scores.js';
import { changeOf, type GradeChange } from './grade.rules.js';

/** What is to be changed of one lead, and what it follows from. */
export interface Regrade {
  readonly score: LeadScore;
  readonly change: GradeChange;
  readonly ownerId: string | null;
}

/** What is to be changed of which of these leads, all of them locked. */
export async function findRegrades(tx: Tx, ids: readonly string[]): Promise<Regrade[]> {
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

/** Grades a locked lead, whose stage is loaded, as was found: with facts, weight and event, as if it were set by hand. */
export async function regrade(tx: Tx, lead: Lead, { score, change }: Regrade): Promise<void> {
  const reason = { [FactAxis.TIER]: reasonOfTier(score), [FactAxis.VALIDITY]: reasonOfValidity(score) };
  await gradeLead(tx, lead, { ...change, by: GradeSource.MODEL, reason, isSettled: true });
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
