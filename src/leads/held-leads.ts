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
 * Once nothing more can come to the rep: whether what was locked is still all that it holds. A lead that came meanwhile may be
 * locked by somebody who waits for us, so it is not waited for: everything is let go and tried again.
 */
export async function checkHeld(tx: Tx, rep: Rep, locked: readonly Lead[]): Promise<void> {
  if ((await tx.em.count(Lead, { owner: rep.id })) !== locked.length)
    throw new TryAgain('a lead came to the rep meanwhile');
}
