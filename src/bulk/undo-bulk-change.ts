import { LockMode } from '@mikro-orm/core';
import { rejoinArrivals } from '../assignment/arrivals.js';
import { noteRefusal } from '../assignment/refused-admission.js';
import { gradeLead } from '../leads/grade.js';
import { GradeSource, OwnershipChange, Placement } from '../leads/lead.enums.js';
import { Lead } from '../leads/lead.js';
import { unknownId } from '../leads/lock-lead.js';
import { findOpenPool } from '../leads/open-pool.js';
import { changeHolder } from '../leads/ownership.js';
import type { Pool } from '../leads/pool.js';
import { Stage } from '../leads/stage.js';
import { enterStage } from '../leads/stage-move.js';
import { maySeeRow } from '../platform/access/row-rule.js';
import type { Ctx } from '../platform/context.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { lockLoads } from '../quotas/load.js';
import { Rep } from '../reps/rep.js';
import { takeAside } from './aside.js';
import { BulkKind } from './bulk.enums.js';
import { BulkChange, BulkChangeLead, type LeadState } from './bulk-change.js';
import { keepUndo } from './bulk-ledger.js';
import { BULK_ROWS } from './bulk-rows.js';
import { type BulkCall, type BulkOutcome, runBulk } from './bulk-run.js';
import { type Chosen, lockLeads } from './chosen-leads.js';
import { putBack } from './put-back.js';

export interface UndoBulkChange extends BulkCall {
  readonly id: string;
}

/**
 * Takes back what was done to many leads at once, within ten minutes, by whoever did it or an administrator. A lead that somebody changed since is left
 * alone; one that goes back to a rep is an admission, for which there must be room.
 */
export function undoBulkChange(ctx: Ctx, input: UndoBulkChange): Promise<BulkOutcome> {
  let kind: BulkKind;
  const rows = new Map<string, BulkChangeLead>();
  return runBulk(ctx, 'undoBulkChange', [
    input,
    {
      choose: async tx => {
        const opened = await open(tx, input.id);
        kind = opened.kind;
        for (const row of opened.rows) rows.set(row.lead.id, row);
        return opened.rows.map(({ lead }): Chosen => ({ id: lead.id, place: null }));
      },
      lock: (tx, id) => lockUnchanged(tx, id, rows.get(id)),
      change: (tx, lead) => takeBack(tx, lead, { kind, before: rows.get(lead.id)?.before }),
      refused: (tx, leadId, refusal) => {
        const repId = rows.get(leadId)?.before.ownerId ?? null;
        return noteRefusal(tx, { leadId, repId, how: OwnershipChange.UNDONE }, refusal);
      },
      keep: async (tx, changed) => {
        const leadIds = changed.map(({ leadId }) => leadId);
        await keepUndo(tx, input.id, leadIds);
        return input.id;
      },
    },
  ]);
}

/** The change with its leads, everything locked, if it may still be taken back. */
async function open(tx: Tx, id: string): Promise<{ kind: BulkKind; rows: BulkChangeLead[] }> {
  const field = ['input', 'id'];
  await tx.sql('select 1 as locked from bulk_change where id = ?::uuid for update', [uuidOf(id, 'bulk')]);
  const change = await tx.em.findOne(BulkChange, { id });
  if (!change || !maySeeRow(BULK_ROWS, tx.ctx.viewer, change)) throw unknownId(field);
  if (change.undoneAt) throw new Refusal({ code: UserErrorCode.ALREADY_UNDONE, field });
  const rows = await tx.em.find(BulkChangeLead, { change: id }, { orderBy: { lead: 'asc' } });
  const owners = await lockLeads(
    tx,
    rows.map(({ lead }) => lead.id),
  );
  await lockLoads(tx, [...owners, ...rows.flatMap(({ before }) => before.ownerId ?? [])]);
  if ((await tx.now()) >= change.undoableUntil) {
    const until = change.undoableUntil.toISOString();
    throw new Refusal({ code: UserErrorCode.UNDO_EXPIRED, field, values: { until } });
  }
  return { kind: change.kind, rows };
}

/** A lead that nobody has changed since; that it was graded anew by what is in force does not count. */
async function lockUnchanged(tx: Tx, id: string, row: BulkChangeLead | undefined): Promise<Lead> {
  const lead = await tx.em.findOneOrFail(Lead, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const isUnchanged = row && lead.version - lead.regradedCount === row.version - row.regradedCount;
  if (!isUnchanged) throw new Refusal({ code: UserErrorCode.STALE_VERSION }, lead.id);
  await lead.stage.loadOrFail();
  return lead;
}

async function takeBack(
  tx: Tx,
  lead: Lead,
  { kind, before }: { kind: BulkKind; before: LeadState | undefined },
): Promise<void> {
  if (!before) throw new Error('a lead of a bulk change is not known');
  if (kind === BulkKind.TIER)
    return gradeLead(tx, lead, {
      tier: before.tier,
      by: before.isTierByModel ? GradeSource.MODEL : GradeSource.PERSON,
    });
  if (kind === BulkKind.MOVE) return returnToStage(tx, lead, before.stageId);
  if (kind === BulkKind.POOL) return returnToPool(tx, lead, before.poolId ?? null);
  if (kind === BulkKind.REVIEW) return returnFromAside(tx, lead, before.poolId ?? null);
  const rep = await tx.em.findOneOrFail(Rep, { id: before.ownerId ?? '' });
  return changeHolder(tx, { lead, to: { placement: Placement.OWNED, rep }, how: OwnershipChange.UNDONE });
}

/** Back to the pool that it was in; one that was retired meanwhile takes nobody. */
async function returnToPool(tx: Tx, lead: Lead, poolId: string | null): Promise<void> {
  const pool = await poolBefore(tx, poolId);
  await changeHolder(tx, { lead, to: { placement: Placement.POOLED, pool }, how: OwnershipChange.UNDONE });
}

async function poolBefore(tx: Tx, poolId: string | null): Promise<Pool> {
  const pool = poolId && (await findOpenPool(tx, poolId, ['input', 'id']));
  if (!pool) throw new Error('the pool of a lead is not known');
  return pool;
}

/** Back to the pool whose review put it away, and into play where that had ended it; up for assignment again where it was. */
async function returnFromAside(tx: Tx, lead: Lead, poolId: string | null): Promise<void> {
  const aside = (await takeAside(tx, [lead.id])).get(lead.id);
  if (!aside) throw new Refusal({ code: UserErrorCode.STALE_VERSION }, lead.id);
  const pool = await poolBefore(tx, poolId);
  await putBack(tx, lead, { aside, pool, how: OwnershipChange.UNDONE, reason: null });
  if (aside.arrivedAt) await rejoinArrivals(tx, lead.id, aside.arrivedAt);
}

/** Back to where it was, whether or not a way leads there; a stage that was retired meanwhile takes nobody. */
async function returnToStage(tx: Tx, lead: Lead, stageId: string): Promise<void> {
  const stage = await tx.em.findOneOrFail(Stage, { id: stageId });
  if (stage.retiredAt) throw new Refusal({ code: UserErrorCode.ILLEGAL_TRANSITION }, lead.id);
  await enterStage(tx, lead, stage);
}
