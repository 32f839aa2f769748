import type { FilterQuery } from '@mikro-orm/core';
import { Lead } from '../leads/lead.js';
import { LEAD_ROWS } from '../leads/lead-rows.js';
import { rowsFor } from '../platform/access/row-rule.js';
import type { Tx } from '../platform/db/tx.js';
import { IdRefused, idFromUuid, uuidOf } from '../platform/ids.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { lockLoads } from '../quotas/load.js';

/** More leads than these are not changed by one call. */
const LIMIT_LEADS = 500;

/** Which leads: these very ones, or those that match. Exactly one of the two. */
export interface Choice {
  readonly ids?: readonly string[] | null | undefined;
  /** The filter of the caller, with the policies put in. */
  readonly where?: object | null | undefined;
}

/** A lead that was chosen; `place` is where its id stood in `ids`, null where it was found. */
export interface Chosen {
  readonly id: string;
  readonly place: number | null;
}

/**
 * The leads that are chosen, in the order of their ids, which is that in which everybody locks. They are locked, and so are the counters of those
 * who hold them and of `receivers`; what matched before it was locked and does not any more is left out.
 */
export async function lockChosen(tx: Tx, choice: Choice, receivers: readonly string[]): Promise<Chosen[]> {
  const { ids, where } = choice;
  if (Boolean(ids) === Boolean(where)) throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'ids'] });
  const chosen = ids ? named(ids) : await found(tx, where as FilterQuery<Lead>);
  const owners = await lockLeads(
    tx,
    chosen.map(({ id }) => id),
  );
  await lockLoads(tx, [...owners, ...receivers]);
  if (ids) return chosen;
  const still = await matching(tx, { $and: [where as FilterQuery<Lead>, { id: { $in: chosen.map(({ id }) => id) } }] });
  return still.map(id => ({ id, place: null }));
}

/** Locks these leads by id; the reps who hold them. */
export async function lockLeads(tx: Tx, leadIds: readonly string[]): Promise<string[]> {
  const rows = await tx.sql<{ owner: string | null }>(LOCK, [leadIds.map(id => uuidOf(id, 'lead'))]);
  return rows.flatMap(({ owner }) => (owner ? idFromUuid('rep', owner) : []));
}

const LOCK = `/* lock chosen leads */ select owner_id as owner from lead where id = any (?::uuid[]) order by id for update`;

function named(ids: readonly string[]): Chosen[] {
  for (const id of ids) if (!uuidOf(id, 'lead')) throw new IdRefused(id, 'lead');
  const places = new Map([...ids.entries()].toReversed().map(([place, id]) => [id, place]));
  refuseMany(places.size, 'ids');
  return [...places].map(([id, place]) => ({ id, place })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function found(tx: Tx, where: FilterQuery<Lead>): Promise<Chosen[]> {
  const seen = { $and: [where, rowsFor(LEAD_ROWS, tx.ctx.viewer) as FilterQuery<Lead>] };
  const ids = await matching(tx, seen);
  if (ids.length > LIMIT_LEADS) refuseMany(await tx.em.count(Lead, seen), 'filter');
  return ids.map(id => ({ id, place: null }));
}

async function matching(tx: Tx, where: FilterQuery<Lead>): Promise<string[]> {
  const rows = await tx.em.find(Lead, where, { fields: ['id'], orderBy: { id: 'asc' }, limit: LIMIT_LEADS + 1 });
  tx.em.clear();
  return rows.map(({ id }) => id);
}

function refuseMany(count: number, field: string): void {
  if (count <= LIMIT_LEADS) return;
  throw new Refusal({ code: UserErrorCode.TOO_MANY, field: ['input', field], values: { count, limit: LIMIT_LEADS } });
}
