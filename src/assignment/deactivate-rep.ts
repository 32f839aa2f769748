import { dismiss } from '../leads/collaboration.js';
import { lockLeadsOf, lockNewcomers, workedOnBy } from '../leads/held-leads.js';
import { OwnershipChange, Placement } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { changeHolder, type Holder } from '../leads/ownership.js';
import type { Pool } from '../leads/pool.js';
import type { Ctx } from '../platform/context.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { switchCounter } from '../quotas/counter-switch.js';
import { lockLoads } from '../quotas/load.js';
import { RepLoad } from '../quotas/rep-load.js';

import { lockRep } from '../reps/locked.js';
import { Presence } from '../reps/rep.enums.js';
import { repChanged } from '../reps/rep.events.js';
import { Rep } from '../reps/rep.js';
import { Handover } from './assignment.enums.js';
import { findReceiver } from './receiver.js';
import { findPool } from './return-to-pool.js';
import { chooseShoulder, load, type Shoulder } from './spread.rules.js';

export interface DeactivateRep {
  id: string;
  handover: Handover;
  repId?: string | null;
  poolId?: string | null;
  reason?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Who left, and where what was held went. */
export interface Departure {
  rep: Rep;
  handedOverCount: number;
  pooledCount: number;
}

/**
 * A rep leaves, and no lead is left behind: all that is held goes into a pool, to one rep who must have room for all of it,
 * or is spread over the reps of the team who have room, and what nobody has room for goes into the pool.
 */
export function deactivateRep(ctx: Ctx, input: DeactivateRep): Promise<Departure> {
  return transact(
    ctx,
    async tx => {
      const rep = await lockRep(tx, input);
      if (!rep.isActive) throw new Refusal({ code: UserErrorCode.REP_INACTIVE, field: ['input', 'id'] }, rep.id);
      const pool = await findPool(tx, input.poolId);
      const receivers = await findReceivers(tx, rep, input);
      const locked = await lockLeadsOf(tx, workedOnBy(rep));
      await lockLoads(tx, [rep.id, ...receivers.map(({ id }) => id)]);
      const leads = await lockNewcomers(tx, workedOnBy(rep), locked);
      await dismiss(tx, rep.id, leads);
      const held = leads.filter(({ owner }) => owner?.id === rep.id);
      const counts = await handOver(tx, held, { ...input, receivers, pool });
      const now = await tx.now();
      rep.isActive = false;
      rep.updatedAt = now;
      await switchCounter(tx, rep, false);
      tx.record(() => repChanged(rep, now));
      return { rep, ...counts };
    },
    answerWithDeparture(input),
  );
}

/** Whom the leads may go to; nobody for POOL. */
async function findReceivers(tx: Tx, rep: Rep, { handover, repId }: DeactivateRep): Promise<Rep[]> {
  const field = ['input', 'repId'];
  if ((handover === Handover.REP) !== Boolean(repId) || repId === rep.id)
    throw new Refusal({ code: UserErrorCode.INVALID, field });
  if (repId) return [await findReceiver(tx, repId)];
  if (handover === Handover.POOL) return [];
  const others = await tx.em.find(Rep, { team: rep.team.id, isActive: true, id: { $ne: rep.id } });
  return others.filter(({ presence }) => presence !== Presence.ON_LEAVE);
}

interface Ways {
  readonly handover: Handover;
  readonly receivers: readonly Rep[];
  readonly pool: Pool;
  readonly reason?: string | null;
}

/** The heaviest first, so that what is hard to place is placed while there is room. */
async function handOver(tx: Tx, held: readonly Lead[], ways: Ways): Promise<Omit<Departure, 'rep'>> {
  const choose = await chooser(tx, ways);
  let pooledCount = 0;
  for (const lead of held.toSorted((a, b) => b.loadUnits - a.loadUnits)) {
    const { rep, isWalled } = choose(lead);
    const give = (to: Holder) =>
      changeHolder(tx, { lead, to, how: OwnershipChange.HANDED_OVER, reason: ways.reason ?? null });
    if (rep && !isWalled) await give({ placement: Placement.OWNED, rep });
    else if (!rep || !(await fits(tx, () => give({ placement: Placement.OWNED, rep })))) {
      pooledCount += 1;
      await give({ placement: Placement.POOLED, pool: ways.pool });
    }
  }
  return { handedOverCount: held.length - pooledCount, pooledCount };
}

/** Tries what the receiver may have no room for. */
async function fits(tx: Tx, give: () => Promise<void>): Promise<boolean> {
  try {
    await tx.attempt(give);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

interface Choice {
  readonly rep: Rep | undefined;
  readonly isWalled: boolean;
}

/** Who gets a lead; nobody where it is for the pool. One rep gets everything, or its line or a wall refuses it all. */
async function chooser(tx: Tx, { handover, receivers }: Ways): Promise<(lead: Lead) => Choice> {
  if (handover !== Handover.SPREAD) return () => ({ rep: receivers[0], isWalled: false });
  const shoulders = await readShoulders(tx, receivers);
  return ({ loadUnits }) => {
    const shoulder = chooseShoulder(shoulders, loadUnits);
    if (shoulder) load(shoulder, loadUnits);
    return { rep: receivers.find(({ id }) => id === shoulder?.repId), isWalled: shoulder?.isWalled ?? false };
  };
}

async function readShoulders(tx: Tx, reps: readonly Rep[]): Promise<Shoulder[]> {
  const rows = await tx.em.find(RepLoad, { repId: { $in: reps.map(({ id }) => id) }, isOptedOut: false });
  return rows.map(row => ({
    repId: row.repId,
    mode: row.mode,
    basis: row.basis,
    capacity: row.capacity,
    isWalled: row.isWalled,
    heldCount: row.heldCount,
    heldUnits: row.heldUnits,
  }));
}

function answerWithDeparture(input: DeactivateRep): IdempotentCall<Departure> {
  return {
    mutation: 'deactivateRep',
    key: input.idempotencyKey,
    input,
    pack: ({ rep, handedOverCount, pooledCount }) => [rep.id, handedOverCount, pooledCount],
    unpack: async (kept, tx) => {
      const [id, handedOverCount, pooledCount] = kept as [string, number, number];
      return { rep: await tx.em.findOneOrFail(Rep, { id }), handedOverCount, pooledCount };
    },
  };
}
