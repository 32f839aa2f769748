import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { plainList } from '../platform/lists.js';
import { type LoadAfter, type LoadMove, moveLoad } from '../quotas/load.js';
import { assignedStory } from './assigned-story.js';
import { OwnershipChange, Placement } from './lead.enums.js';
import { type LeadSight, leadEvent } from './lead.events.js';
import type { UnheldLead } from './unheld-lead.js';

/** Where a lead that nobody holds goes: to a rep, into a pool, or into the queue with a reason. Ids are those of the API. */
export type Destination =
  | { readonly placement: Placement.OWNED; readonly repId: string; readonly teamId: string }
  | { readonly placement: Placement.POOLED; readonly poolId: string }
  | { readonly placement: Placement.WAITING; readonly reason: string };

/** That a lead goes out by itself, and why. */
export interface Assignment {
  readonly lead: UnheldLead;
  readonly to: Destination;
  readonly reason: string | null;
}

/**
 * The door of ownership for many leads that nobody holds, in three steps. First their counters: each is moved once by what all of them come to, and whoever
 * has no room refuses them all. Returns what each rep then holds.
 */
export function admitTogether(tx: Tx, assignments: readonly Assignment[]): Promise<ReadonlyMap<string, LoadAfter>> {
  return moveLoad(tx, assignments.flatMap(moveOf));
}

function moveOf({ lead, to }: Assignment): LoadMove[] {
  if (to.placement !== Placement.OWNED) return [];
  const { loadUnits: units } = lead;
  const { repId, teamId } = to;
  return [{ repId, teamId, count: units > 0 ? 1 : 0, units, isAdmission: true, isIntake: true, within: lead.within() }];
}

/** An assignment whose counters have moved, with what its rep held then; undefined where it went to none. */
export interface Admitted extends Assignment {
  readonly load: LoadAfter | undefined;
}

/** The rows and facts of all that are assigned. Nothing waits for the statements but COMMIT. */
export async function placeTogether(tx: Tx, assignments: readonly Assignment[]): Promise<void> {
  if (assignments.length === 0) return;
  const now = (await tx.now()).getTime();
  // By id, so that indexes are gone through once.
  const rows = assignments.map(one => placedOf(one, now)).sort((a, b) => (a.lead < b.lead ? -1 : 1));
  tx.send(PLACE, [
    ...listsOf(rows, ['lead', 'placement', 'owner', 'team', 'pool', 'at']),
    rows.map(({ waitingReason }) => waitingReason),
    rows.length,
  ]);
  await sentOff();
  const owned = rows.filter(({ owner }) => owner !== null);
  if (owned.length > 0)
    tx.send(OWN, [
      ...listsOf(owned, ['lead', 'ownerId', 'at']),
      owned.map(({ reason }) => reason),
      new Date(now).toISOString(),
      tx.ctx.viewer.subject,
      OwnershipChange.AUTO_ASSIGNED,
    ]);
  await sentOff();
}

/** Then the events of all that were admitted. */
export async function tellTogether(tx: Tx, admitted: readonly Admitted[]): Promise<void> {
  const now = await tx.now();
  for (const one of admitted) tell(tx, one, movedAt(one, now.getTime()));
}

function movedAt({ lead }: Assignment, now: number): Date {
  return new Date(Math.max(now, lead.row.lastRecordedMs));
}

/** Where a lead is from then on, as statements for many take it: uuids, and the owner's id for its fact. */
interface Placed {
  readonly lead: string;
  readonly placement: Placement;
  readonly owner: string | null;
  readonly ownerId: string | null;
  readonly team: string | null;
  readonly pool: string | null;
  readonly at: string;
  readonly waitingReason: string | null;
  readonly reason: string | null;
}

function placedOf(assignment: Assignment, now: number): Placed {
  const { lead, to, reason } = assignment;
  const isOwned = to.placement === Placement.OWNED;
  return {
    lead: lead.row.id,
    placement: to.placement,
    owner: isOwned ? uuidOf(to.repId, 'rep') : null,
    ownerId: isOwned ? to.repId : null,
    team: isOwned ? uuidOf(to.teamId, 'team') : null,
    pool: to.placement === Placement.POOLED ? uuidOf(to.poolId, 'pool') : null,
    at: movedAt(assignment, now).toISOString(),
    waitingReason: to.placement === Placement.WAITING ? to.reason : null,
    reason,
  };
}

/** What reasons are told in is free text, so they go by themselves. */
function listsOf(
  placed: readonly Placed[],
  names: readonly Exclude<keyof Placed, 'waitingReason' | 'reason'>[],
): string[] {
  return names.map(name => plainList(placed.map(one => one[name])));
}

/** What was sent is on its way before anything more is made. */
function sentOff(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

function tell(tx: Tx, { lead, to, reason, load }: Admitted, at: Date): void {
  const before = lead.sight();
  const after: LeadSight = {
    ...before,
    placement: to.placement,
    ownerId: to.placement === Placement.OWNED ? to.repId : null,
    teamId: to.placement === Placement.OWNED ? to.teamId : null,
    poolId: to.placement === Placement.POOLED ? to.poolId : null,
  };
  const { loadUnits: units } = lead;
  const story = assignedStory({ how: OwnershipChange.AUTO_ASSIGNED, reason, units, before, after, load });
  const changed = { id: lead.id, version: lead.version + 1, sight: () => after };
  tx.record(leadEvent('leadAssigned', { lead: changed, before, at }, story));
}

/** The limit is how many there are: where PostgreSQL cannot know it, it looks each lead up by its key and does not go through all of them. */
const PLACE = `/* place leads */ update lead l set placement = u.placement, owner_id = u.owner, team_id = u.team,
  owner_since = case when u.owner is not null then u.at end, pool_id = u.pool, pooled_since = case when u.pool is not null then coalesce(l.pooled_since, u.at) end,
  waiting_reason = u.reason, updated_at = u.at, last_recorded_at = u.at, version = l.version + 1
from (
  select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[])
    as u (lead, placement, owner, team, pool, at, reason) limit (select ?::int)
) u where l.id = u.lead`;

/** Nobody held them, so no interval is open, and nothing was recorded of them since: nothing that is there changes. */
const OWN = `/* owners of leads */ with told as (
  insert into lead_fact (lead_id, axis, value, occurred_at, recorded_at, actor, how, reason)
  select u.lead, 'OWNER', u.owner, u.at, w.recorded, w.who, w.how, u.reason
  from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[]) as u (lead, owner, at, reason),
    (select ?::timestamptz as recorded, ?::text as who, ?::text as how) w
  returning lead_id, axis, seq, value, occurred_at
) insert into lead_interval select lead_id, axis, seq, value, occurred_at, null from told`;
