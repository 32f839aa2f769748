import type { Tx } from '../platform/db/tx.js';
import { type LoadMove, moveLoad } from '../quotas/load.js';
import { lockWallsOf } from '../quotas/wall.js';
import { recordFacts } from './facts.js';
import { FactAxis } from './lead.enums.js';
import type { Lead } from './lead.js';
import type { Stage } from './stage.js';
import { holdToWeight } from './stage-weight.js';
import { weighHeld } from './tier-weights.js';

/** What a lead weighs in a stage that it is in, or enters. */
export function weightOf(tx: Tx, lead: Lead, stage: Stage): Promise<number> {
  if (stage.id !== lead.stage.id) holdToWeight(tx, stage);
  return weighHeld(tx, { stageUnits: stage.loadUnits, tier: lead.tier, validity: lead.validity });
}

/**
 * Brings a lead's weight up to date after its stage, tier or validity changed. What is already held is not refused for
 * load (unless its quota says so): the holder may go over its line.
 */
export async function reweigh(tx: Tx, lead: Lead, stage: Stage): Promise<void> {
  const units = await weightOf(tx, lead, stage);
  if (units === lead.loadUnits) {
    if (lead.owner && stage.lifecycle !== lead.lifecycle) await lockWallsOf(tx, lead.owner.id);
    return;
  }
  await moveLoad(tx, weightMoves(lead, units));
  lead.loadUnits = units;
  recordFacts(tx, [
    { leadId: lead.id, axis: FactAxis.WEIGHT, value: String(units), occurredAt: await tx.now(lead.lastRecordedAt) },
  ]);
}

/** What its holder, if there is one, carries more or less once it weighs so much. */
export function weightMoves({ owner, team, loadUnits }: Lead, units: number): LoadMove[] {
  if (!owner || !team) return [];
  const count = Number(units > 0) - Number(loadUnits > 0);
  return [{ repId: owner.id, teamId: team.id, count, units: units - loadUnits, isAdmission: false }];
}
