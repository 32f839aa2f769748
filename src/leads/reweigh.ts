import type { Tx } from '../platform/db/tx.js';
import { moveLoad } from '../quotas/load.js';
import { Organisation } from '../reps/organisation.js';
import { recordFacts } from './facts.js';
import { FactAxis } from './lead.enums.js';
import type { Lead } from './lead.js';
import type { Stage } from './stage.js';
import { weigh } from './weight.rules.js';

/** What a lead weighs in a stage. */
export async function weightOf(tx: Tx, lead: Lead, stage: Stage): Promise<number> {
  const { tierWeights } = await tx.em.findOneOrFail(Organisation, { onlyRow: true });
  return weigh({ stageUnits: stage.loadUnits, tier: lead.tier, validity: lead.validity }, tierWeights);
}

/**
 * Brings a lead's weight up to date after its stage, tier or validity changed. What is already held is not refused for
 * load (unless its quota says so): the holder may go over its line.
 */
export async function reweigh(tx: Tx, lead: Lead, stage: Stage): Promise<void> {
  const units = await weightOf(tx, lead, stage);
  if (units === lead.loadUnits) return;
  if (lead.owner && lead.team) {
    const count = Number(units > 0) - Number(lead.loadUnits > 0);
    await moveLoad(tx, [
      { repId: lead.owner.id, teamId: lead.team.id, count, units: units - lead.loadUnits, isAdmission: false },
    ]);
  }
  lead.loadUnits = units;
  recordFacts(tx, [
    { leadId: lead.id, axis: FactAxis.WEIGHT, value: String(units), occurredAt: await tx.now(lead.lastRecordedAt) },
  ]);
}
