import type { Tx } from '../platform/db/tx.js';
import { recordFacts } from './facts.js';
import { FactAxis, GradeSource, type ScreeningReason, type Temperature, type Tier, Validity } from './lead.enums.js';
import { leadEvent } from './lead.events.js';
import type { Lead } from './lead.js';
import { reweigh } from './reweigh.js';

/** What a lead is graded by. What is left out stays; null clears the tier. */
export interface Grade {
  readonly tier?: Tier | null | undefined;
  readonly temperature?: Temperature | null | undefined;
  /** Until when the temperature is set by hand; null: for good; left out: as it is, unless the temperature is another one. */
  readonly until?: Date | null | undefined;
  readonly validity?: Validity | null | undefined;
  /** Why; where the axes have reasons of their own, by axis. */
  readonly reason?: string | Readonly<Partial<Record<FactAxis, string>>> | null | undefined;
  /** Where tier and validity come from: said by somebody, when left out. */
  readonly by?: GradeSource | undefined;
  /** Of the rule that gives the validity. */
  readonly screeningReason?: ScreeningReason | null | undefined;
  /** That it follows from what leads are graded by now, so that nobody needs to look at the lead again. */
  readonly isSettled?: boolean | undefined;
}

/** Grades a locked lead whose stage is loaded, and tells it; a grade that it has already leaves it as it is. */
export async function gradeLead(tx: Tx, lead: Lead, grade: Grade): Promise<void> {
  const before = lead.sight();
  if (!(await applyGrade(tx, lead, grade))) return;
  const now = await tx.now(lead.lastRecordedAt);
  lead.touch(now);
  if (grade.isSettled) lead.regradedCount += 1;
  tx.record(() => leadEvent('leadUpdated', { lead, before, at: now }, grade.isSettled ? { isSettled: true } : {}));
}

/**
 * Whether a grade changed anything: each axis that took another value has a fact, and a new weight moved the load of the holder. Touching and
 * telling is for the caller.
 */
export async function applyGrade(tx: Tx, lead: Lead, grade: Grade): Promise<boolean> {
  const { tier, temperature, until, validity } = grade;
  const changed = [
    tier !== undefined && tier !== lead.tier && FactAxis.TIER,
    temperature != null && temperature !== lead.temperature && FactAxis.TEMPERATURE,
    validity != null && validity !== lead.validity && FactAxis.VALIDITY,
  ].filter(axis => axis !== false);
  const isRetimed = temperature != null && until !== undefined && timeOf(until) !== timeOf(lead.temperatureUntil);
  const isSourced = takeSources(lead, grade);
  if (changed.length === 0 && !isRetimed && !isSourced) return false;
  if (tier !== undefined) lead.tier = tier;
  if (temperature != null && (isRetimed || temperature !== lead.temperature)) lead.heat(temperature, until ?? null);
  if (validity != null) lead.validity = validity;
  const occurredAt = await tx.now(lead.lastRecordedAt);
  recordFacts(
    tx,
    changed.map(axis => ({
      leadId: lead.id,
      axis,
      value: valueOn(lead, axis),
      occurredAt,
      reason: reasonOn(grade, axis),
    })),
  );
  await reweigh(tx, lead, await lead.stage.loadOrFail());
  return true;
}

/** Whether tier or validity come from elsewhere than before, or for another reason; what is not known comes from nowhere. */
function takeSources(lead: Lead, { tier, validity, by, screeningReason = null }: Grade): boolean {
  const isByModel = by === GradeSource.MODEL;
  const before = [lead.isTierByModel, lead.isValidityByModel, lead.screeningReason];
  if (tier !== undefined) lead.isTierByModel = isByModel && tier !== null;
  if (validity != null) {
    lead.isValidityByModel = isByModel && validity !== Validity.UNSCREENED;
    lead.screeningReason = lead.isValidityByModel ? screeningReason : null;
  }
  return [lead.isTierByModel, lead.isValidityByModel, lead.screeningReason].some((now, place) => now !== before[place]);
}

function reasonOn({ reason }: Grade, axis: FactAxis): string | null {
  return (typeof reason === 'string' ? reason : reason?.[axis]) ?? null;
}

function valueOn(lead: Lead, axis: FactAxis): string | null {
  if (axis === FactAxis.TIER) return lead.tier;
  return axis === FactAxis.TEMPERATURE ? lead.temperature : lead.validity;
}

const timeOf = (instant: Date | null): number | null => instant?.getTime() ?? null;
