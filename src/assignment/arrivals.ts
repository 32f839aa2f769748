import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';

/** These leads, each locked, are up for automatic assignment no more. */
export async function leaveArrivals(tx: Tx, leadIds: readonly string[]): Promise<void> {
  await tx.sql(LEAVE, [leadIds.map(id => uuidOf(id, 'lead'))]);
}

const LEAVE = '/* assigned */ delete from assignment_queue where lead_id = any (?::uuid[])';
