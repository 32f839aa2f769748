import { recordFacts } from '../leads/facts.js';
import { FactAxis, OwnershipChange } from '../leads/lead.enums.js';
import { type LeadEventType, leadEvent, productTold } from '../leads/lead.events.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { type LoadAfter, type LoadMove, moveLoad } from '../quotas/load.js';
import { type Step, valueAt } from './history.rules.js';
import type { House } from './house.js';
import { apiId, insertLeadRows, type LeadRow, sightOf, updateLeadRows } from './imported-row.js';
import { RowCode, type RowProblem } from './row.rules.js';

/** What an import does to one lead; `before` is null for one that it makes. */
export interface LeadChange {
  readonly before: LeadRow | null;
  readonly after: LeadRow;
  /** What its axes are told, by occurred time; values as facts hold them. */
  readonly facts: Readonly<Partial<Record<FactAxis, readonly Step[]>>>;
  /** What its stage was told before. */
  readonly stagesBefore?: readonly Step[];
}

/**
 * Writes the changes of a batch: counters first and guarded, then rows, facts and events. Past ownership moves no counter;
 * an owner who still holds is an admission. Returns those that were refused for want of room and left undone.
 */
export async function applyChanges(
  tx: Tx,
  house: House,
  changes: readonly LeadChange[],
): Promise<Map<LeadChange, RowProblem>> {
  const { refused, loads } = await moveLoads(tx, changes);
  const taken = changes.filter(change => !refused.has(change)).map(change => ({ change, row: versioned(change) }));
  const now = await tx.now();
  await insertLeadRows(
    tx,
    taken.filter(({ change }) => !change.before).map(({ row }) => row),
    now,
  );
  await updateLeadRows(
    tx,
    taken.filter(({ change }) => change.before).map(({ row }) => row),
    now,
  );
  recordFacts(
    tx,
    taken.flatMap(({ change }) => factsOf(change)),
  );
  await countFlow(
    tx,
    taken.map(({ change }) => change),
  );
  for (const { change, row } of taken) recordEvents(tx, house.importId, { before: change.before, row, now, loads });
  return refused;
}

function versioned({ before, after }: LeadChange): LeadRow {
  return { ...after, version: before ? before.version + 1 : 1 };
}

function factsOf({ after, facts }: LeadChange) {
  const leadId = idFromUuid('lead', after.id);
  return Object.values(FactAxis).flatMap(axis =>
    (facts[axis] ?? []).map(({ at, value }) => ({
      leadId,
      axis,
      value,
      occurredAt: new Date(at),
      how: axis === FactAxis.OWNER ? OwnershipChange.IMPORTED : null,
    })),
  );
}

type Loads = Map<string, LoadAfter>;

/** All at once; where somebody has no room, lead by lead, so that only those without room are left out. */
async function moveLoads(
  tx: Tx,
  changes: readonly LeadChange[],
): Promise<{ refused: Map<LeadChange, RowProblem>; loads: Loads }> {
  const refused = new Map<LeadChange, RowProblem>();
  const moving = changes.map(change => ({ change, moves: movesOf(change) })).filter(({ moves }) => moves.length > 0);
  if (moving.length === 0) return { refused, loads: new Map() };
  try {
    return {
      refused,
      loads: await tx.attempt(() =>
        moveLoad(
          tx,
          moving.flatMap(({ moves }) => moves),
        ),
      ),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  const loads: Loads = new Map();
  for (const { change, moves } of moving) {
    try {
      for (const [repId, after] of await tx.attempt(() => moveLoad(tx, moves))) loads.set(repId, after);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.set(change, noRoom(error));
    }
  }
  return { refused, loads };
}

function movesOf({ before, after }: LeadChange): LoadMove[] {
  if (before?.ownerId === after.ownerId && before.loadUnits === after.loadUnits) return [];
  const hasNewOwner = before?.ownerId !== after.ownerId;
  const moves: LoadMove[] = [];
  if (before?.ownerId && before.teamId && before.loadUnits > 0) {
    const left = { ...holder(before.ownerId, before.teamId), count: -1, units: -before.loadUnits, isAdmission: false };
    moves.push({ ...left, ...(hasNewOwner && { within: withinOf(before) }) });
  }
  if (after.ownerId && after.teamId && after.loadUnits > 0) {
    const taken = {
      ...holder(after.ownerId, after.teamId),
      count: 1,
      units: after.loadUnits,
      isAdmission: hasNewOwner,
    };
    moves.push({ ...taken, ...(hasNewOwner && { within: withinOf(after) }) });
  }
  return moves;
}

const holder = (repId: string, teamId: string) => ({
  repId: idFromUuid('rep', repId),
  teamId: idFromUuid('team', teamId),
});

const withinOf = ({ pipelineId, productId, tier, lifecycle }: LeadRow) => ({
  pipelineId: idFromUuid('pipe', pipelineId),
  productId: productId && idFromUuid('product', productId),
  tier,
  lifecycle,
});

function noRoom(refusal: Refusal): RowProblem {
  const isInactive = refusal.problems.some(({ code }) => code === UserErrorCode.REP_INACTIVE);
  if (isInactive) return { column: null, code: RowCode.REP_INACTIVE, message: 'The rep who holds it is not active.' };
  return {
    column: null,
    code: RowCode.NO_ROOM,
    message: 'The rep who holds it, or a team of theirs, has no room for it.',
  };
}

interface Told {
  readonly before: LeadRow | null;
  readonly row: LeadRow;
  readonly now: Date;
  readonly loads: Loads;
}

function recordEvents(tx: Tx, importId: string, { before, row, now, loads }: Told): void {
  const beforeSight = before && sightOf(before);
  const after = sightOf(row);
  const lead = { id: idFromUuid('lead', row.id), version: row.version, sight: () => after };
  const product = productTold(apiId('product', before?.productId ?? null), apiId('product', row.productId));
  const record = (type: LeadEventType, extra: Record<string, unknown> = {}) =>
    tx.record(leadEvent(type, { lead, before: beforeSight, at: now }, { importId, ...product, ...extra }));
  const isMoved = before !== null && before.stageId !== row.stageId;
  const isAssigned = before ? isElsewhere(before, row) : row.ownerId !== null;
  if (!before) record('leadCreated');
  if (isMoved) record('leadMoved', { fromStageId: apiId('stage', before.stageId), toStageId: after.stageId });
  if (isAssigned) record('leadAssigned', storyOf(before, row, loads));
  if (before && !isMoved && !isAssigned) record('leadUpdated');
}

function isElsewhere(before: LeadRow, row: LeadRow): boolean {
  return (
    before.placement !== row.placement ||
    before.ownerId !== row.ownerId ||
    before.poolId !== row.poolId ||
    before.lastOwnerId !== row.lastOwnerId
  );
}

function storyOf(before: LeadRow | null, row: LeadRow, loads: Loads): Record<string, unknown> {
  const toRepId = apiId('rep', row.ownerId);
  const evidence =
    toRepId !== null && before?.ownerId !== row.ownerId && row.loadUnits > 0 ? loads.get(toRepId) : undefined;
  return {
    how: OwnershipChange.IMPORTED,
    reason: null,
    fromRepId: apiId('rep', before?.ownerId ?? null),
    toRepId,
    fromPoolId: apiId('pool', before?.poolId ?? null),
    toPoolId: apiId('pool', row.poolId),
    units: row.loadUnits,
    ...(evidence && {
      heldAfter: evidence.heldAfter,
      capacity: evidence.capacity,
      mode: evidence.mode,
      basis: evidence.basis,
    }),
  };
}

/** Comings and goings count at the time at which they happened; the reaction that counts live ones leaves imports out. */
async function countFlow(tx: Tx, changes: readonly LeadChange[]): Promise<void> {
  const moves = changes.flatMap(({ facts, stagesBefore = [] }) =>
    (facts.STAGE ?? []).flatMap(({ at, value }, place, all) => {
      const from = all[place - 1]?.value ?? valueAt(stagesBefore, at);
      return [
        { at, stage: value, entered: true },
        { at, stage: from, entered: false },
      ].filter(move => move.stage !== null && from !== value);
    }),
  );
  if (moves.length === 0) return;
  await tx.sql(COUNT_FLOW, [
    moves.map(move => uuidOf(move.stage ?? '')),
    moves.map(move => new Date(move.at).toISOString()),
    moves.map(move => move.entered),
  ]);
}

const COUNT_FLOW = `/* count past moves */ insert into stage_flow (since, stage_id, entered, departed)
select date_bin('15 minutes', m.at, '1970-01-01Z'), m.stage, count(*) filter (where m.entered), count(*) filter (where not m.entered)
from unnest(?::uuid[], ?::timestamptz[], ?::boolean[]) as m (stage, at, entered) group by 1, 2 order by 1, 2
on conflict (since, stage_id) do update set entered = stage_flow.entered + excluded.entered, departed = stage_flow.departed + excluded.departed`;
