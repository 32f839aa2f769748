import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';

/** These leads, each locked, are up for automatic assignment no more. */
export function leaveArrivals(tx: Tx, leadIds: readonly string[]): void {
  tx.send(LEAVE, [leadIds.map(id => uuidOf(id, 'lead'))]);
}

const LEAVE = '/* assigned */ delete from assignment_queue where lead_id = any (?::uuid[])';
