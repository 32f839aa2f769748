import { ref, Utils } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { type LoadAfter, type LoadMove, moveLoad } from '../quotas/load.js';
import type { Receiver } from '../quotas/standing.js';
import { assignedStory } from './assigned-story.js';
import { type NewFact, recordFacts } from './facts.js';
import { FactAxis, type Lifecycle, OwnershipChange, Placement } from './lead.enums.js';
import { type LeadSight, leadEvent } from './lead.events.js';
import type { Lead } from './lead.js';
import { LeadInHand } from './lead-in-hand.js';
import type { Pool } from './pool.js';

/** Where a lead goes: to a rep, into a pool, into the queue with a reason, or out of play. */
export type Holder =
  | { readonly placement: Placement.OWNED; readonly rep: Receiver }
  | { readonly placement: Placement.POOLED; readonly pool: Pool }
  | { readonly placement: Placement.WAITING; readonly reason: string }
  | { readonly placement: Placement.ENDED };

/** One change of holder: which door, and why. `before` is null for a lead that is being made. */
export interface Handover {
  readonly lead: Lead | LeadInHand;
  readonly to: Holder;
  readonly how: OwnershipChange;
  readonly reason?: string | null;
  readonly before?: LeadSight | null;
  /** What it will weigh at the new holder, where it changes in the same breath. */
  readonly units?: number;
  /** How far on the way it will be at the new holder, where that changes in the same breath. */
  readonly lifecycle?: Lifecycle;
}

/**
 * The one door of ownership. Every path by which a lead gains or loses its holder comes through here, with the lead's
 * row locked (or not yet inserted): counters first and guarded, then the row, the fact and the event. A holder
 * without room refuses the whole transaction.
 */
export async function changeHolder(tx: Tx, handover: Handover): Promise<void> {
  await changeHolders(tx, [handover]);
}

/**
 * Many changes of holder in one breath: each counter is moved once by what all of them come to. Whoever has no room refuses them
 * all, so they are planned with the counters locked.
 */
async function changeHolders(tx: Tx, handovers: readonly Handover[]): Promise<void> {
  const [{ lead: first } = {}] = handovers;
  const loads = await moveLoad(
    tx,
    handovers.flatMap(loadMoves),
    first instanceof LeadInHand ? first.standing : undefined,
  );
  for (const handover of handovers) {
    const { lead } = handover;
    const fact = settle(tx, handover, { now: await tx.now(lead.lastRecordedAt), loads });
    if (lead instanceof LeadInHand) await lead.write(tx, fact);
    else if (fact) recordFacts(tx, [fact]);
  }
}

/** The doors by which leads come in, as intake caps count them; between holders, by import and by undoing they only move. */
const INTAKE: ReadonlySet<OwnershipChange> = new Set([
  OwnershipChange.CLAIMED,
  OwnershipChange.ASSIGNED,
  OwnershipChange.AUTO_ASSIGNED,
  OwnershipChange.ACCEPTED,
  OwnershipChange.REOPENED,
]);

function loadMoves({ lead, to, how, units, lifecycle }: Handover): LoadMove[] {
  const moves: LoadMove[] = [];
  const was = lead.loadUnits ?? 0;
  const will = units ?? was;
  const within = lead.within();
  if (lead.owner && lead.team) {
    moves.push({
      repId: lead.owner.id,
      teamId: lead.team.id,
      count: was > 0 ? -1 : 0,
      units: -was,
      isAdmission: false,
      within,
    });
  }
  if (to.placement === Placement.OWNED) {
    const { id: repId, team } = to.rep;
    const at = { ...within, lifecycle: lifecycle ?? within.lifecycle };
    const comes = { isAdmission: true, isIntake: INTAKE.has(how) };
    moves.push({ repId, teamId: team.id, count: will > 0 ? 1 : 0, units: will, ...comes, within: at });
  }
  return moves;
}

function settle(
  tx: Tx,
  handover: Handover,
  { now, loads }: { now: Date; loads: Map<string, LoadAfter> },
): NewFact | null {
  const { lead, to, how, reason = null } = handover;
  const before = handover.before === undefined ? lead.sight() : handover.before;
  const fromRep = lead.owner;
  place(lead, to, now);
  lead.touch(now);
  const toRepId = lead.owner?.id ?? null;
  const story = assignedStory({
    how,
    reason,
    units: handover.units ?? lead.loadUnits,
    before,
    after: { ownerId: toRepId, poolId: lead.pool?.id ?? null },
    load: toRepId ? loads.get(toRepId) : undefined,
  });
  tx.record(() => leadEvent('leadAssigned', { lead, before, at: now }, story));
  if ((fromRep?.id ?? null) === toRepId) return null;
  return { leadId: lead.id, axis: FactAxis.OWNER, value: toRepId, occurredAt: now, how, reason };
}

/** What the door changes of a lead, be it an entity or a row in hand. */
interface Held {
  placement: Placement;
  owner: object | null;
  lastOwner: object | null;
  team: object | null;
  ownerSince: Date | null;
  pool: object | null;
  pooledSince: Date | null;
  waitingReason: string | null;
}

function place(lead: Held, to: Holder, now: Date): void {
  if (lead.owner) lead.lastOwner = lead.owner;
  lead.placement = to.placement;
  lead.owner = to.placement === Placement.OWNED ? referTo(to.rep) : null;
  lead.team = to.placement === Placement.OWNED ? to.rep.team : null;
  lead.ownerSince = to.placement === Placement.OWNED ? now : null;
  lead.pool = to.placement === Placement.POOLED ? referTo(to.pool) : null;
  lead.pooledSince = to.placement === Placement.POOLED ? (lead.pooledSince ?? now) : null;
  lead.waitingReason = to.placement === Placement.WAITING ? to.reason : null;
}

/** Entities refer to each other through the unit of work. */
function referTo(row: object): object {
  return Utils.isEntity(row) ? ref(row) : row;
}
