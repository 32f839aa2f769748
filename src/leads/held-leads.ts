import { type FilterQuery, LockMode } from '@mikro-orm/core';
import { TryAgain } from '../platform/db/try-again.js';
import type { Tx } from '../platform/db/tx.js';
import type { Rep } from '../reps/rep.js';
import { Lead } from './lead.js';

type Leads = FilterQuery<Lead>;

/** Everything that a rep holds. */
export const heldBy = ({ id }: Rep): Leads => ({ owner: id });
/** Everything that a rep holds, or works on beside another owner. */
export const workedOnBy = ({ id }: Rep): Leads => ({ $or: [{ owner: id }, { collaboratorIds: { $contains: [id] } }] });

/** The leads of a rep, each row locked, by id as everywhere. */
export function lockLeadsOf(tx: Tx, leads: Leads): Promise<Lead[]> {
  return tx.em.find(Lead, leads, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
}

/**
 * Once nothing more can come to the rep: what was locked, and what came meanwhile. A newcomer that somebody else has locked is not
 * waited for, since whoever that is may wait for us: everything is let go and tried again.
 */
export async function lockNewcomers(tx: Tx, leads: Leads, locked: readonly Lead[]): Promise<Lead[]> {
  const isNew = { id: { $nin: locked.map(({ id }) => id) } };
  const newcomers = await tx.em.find(
    Lead,
    { $and: [leads, isNew] },
    { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, orderBy: { id: 'asc' } },
  );
  const all = [...locked, ...newcomers];
  if ((await tx.em.count(Lead, leads)) !== all.length) throw new TryAgain('a lead came to the rep meanwhile');
  return all;
}
