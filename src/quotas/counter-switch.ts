import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import type { Rep } from '../reps/rep.js';
import { loadEvent } from './load.events.js';

/** Opens or closes admission for a rep who came back or left. */
export async function switchCounter(tx: Tx, rep: Rep, active: boolean): Promise<void> {
  const [row] = await tx.sql<{ version: number }>(SWITCH, [active, uuidOf(rep.id, 'rep')]);
  const at = await tx.now();
  if (row) tx.record(loadEvent({ kind: 'rep', id: rep.id, version: row.version, teamId: rep.team.id }, at));
}

const SWITCH = `update rep_load set active = ?::boolean, version = version + 1, updated_at = clock_timestamp()
where rep_id = ?::uuid returning version`;
