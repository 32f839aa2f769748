import type { Tx } from '../platform/db/tx.js';
import { recordFacts } from './facts.js';
import { FactAxis, type Temperature, type Tier, type Validity } from './lead.enums.js';
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
  readonly reason?: string | null | undefined;
}

/** Grades a locked lead whose stage is loaded, and tells it; a grade that it has already leaves it as it is. */
export async function gradeLead(tx: Tx, lead: Lead, grade: Grade): Promise<void> {
  const before = lead.sight();
  if (!(await applyGrade(tx, lead, grade))) return;
  const now = await tx.now(lead.lastRecordedAt);
  lead.touch(now);
  tx.record(() => leadEvent('leadUpdated', { lead, before, at: now }));
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
  if (changed.length === 0 && !isRetimed) return false;
  if (tier !== undefined) lead.tier = tier;
  if (temperature != null && (isRetimed || temperature !== lead.temperature)) lead.heat(temperature, until ?? null);
  if (validity != null) lead.validity = validity;
  const occurredAt = await tx.now(lead.lastRecordedAt);
  const { reason = null } = grade;
  recordFacts(
    tx,
    changed.map(axis => ({ leadId: lead.id, axis, value: valueOn(lead, axis), occurredAt, reason })),
  );
  await reweigh(tx, lead, await lead.stage.loadOrFail());
  return true;
}

function valueOn(lead: Lead, axis: FactAxis): string | null {
  if (axis === FactAxis.TIER) return lead.tier;
  return axis === FactAxis.TEMPERATURE ? lead.temperature : lead.validity;
}

const timeOf = (instant: Date | null): number | null => instant?.getTime() ?? null;
