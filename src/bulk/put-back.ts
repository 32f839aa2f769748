import { type Lifecycle, type OwnershipChange, Placement } from '../leads/lead.enums.js';
import type { LeadSight } from '../leads/lead.events.js';
import type { Lead } from '../leads/lead.js';
import { bringBack } from '../leads/lead-decision.js';
import { changeHolder } from '../leads/ownership.js';
import type { Pool } from '../leads/pool.js';
import { weightOf } from '../leads/reweigh.js';
import { Stage } from '../leads/stage.js';
import type { Tx } from '../platform/db/tx.js';
import type { SetAside } from './aside.js';

/** By which door, and why. */
interface Door {
  readonly how: OwnershipChange;
  readonly reason: string | null;
}

/**
 * Puts a locked lead, whose stage is loaded, back into the pool that a review took it from; one that was archived comes back into play in the
 * stage that it had, or the one that took its place. It has waited there for as long as before.
 */
export async function putBack(
  tx: Tx,
  lead: Lead,
  { aside, pool, ...door }: Door & { aside: SetAside; pool: Pool },
): Promise<void> {
  const to = { placement: Placement.POOLED, pool } as const;
  if (lead.placement !== Placement.ENDED) return changeHolder(tx, { lead, to, ...door });
  const stage = await stageOf(tx, aside.stageId);
  const before: LeadSight = lead.sight();
  const units = await weightOf(tx, lead, stage);
  const lifecycle: Lifecycle = stage.lifecycle;
  lead.pooledSince = aside.pooledSince;
  await changeHolder(tx, { lead, to, units, lifecycle, before, ...door });
  await bringBack(tx, lead, { stage, units, before });
}

async function stageOf(tx: Tx, id: string): Promise<Stage> {
  const stage = await tx.em.findOneOrFail(Stage, { id });
  return stage.retiredAt && stage.successor ? stage.successor.loadOrFail() : stage;
}
