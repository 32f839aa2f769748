import { LockMode } from '@mikro-orm/core';
import { TryAgain } from '../platform/db/try-again.js';
import type { Tx } from '../platform/db/tx.js';
import type { Rep } from '../reps/rep.js';
import { Lead } from './lead.js';

/** Everything that a rep holds, each lead's row locked, by id as everywhere. */
export function lockHeld(tx: Tx, rep: Rep): Promise<Lead[]> {
  return tx.em.find(Lead, { owner: rep }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
}

/**
 * Once nothing more can come to the rep: what was locked, and what came meanwhile. A newcomer that somebody else has locked is not
 * waited for, since whoever that is may wait for us: everything is let go and tried again.
 */
export async function lockNewcomers(tx: Tx, rep: Rep, locked: readonly Lead[]): Promise<Lead[]> {
  const newcomers = await tx.em.find(
    Lead,
    { owner: rep, id: { $nin: locked.map(({ id }) => id) } },
    { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, orderBy: { id: 'asc' } },
  );
  const held = [...locked, ...newcomers];
  if ((await tx.em.count(Lead, { owner: rep.id })) !== held.length)
    throw new TryAgain('a lead came to the rep meanwhile');
  return held;
}
