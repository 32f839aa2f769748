import type { LogHead, Queryable } from './log.js';

const BUMP = `update event_head set epoch = greatest(epoch, $2::int) + 1 where $1::int is null or epoch = $1
  returning epoch, pos, floor`;

/**
 * Begins a new epoch: every cursor given so far is refused with EPOCH_CHANGED. With `from`, only if that is still the
 * epoch, so that many nodes that notice the same fault bump once. `seen` is the highest epoch met anywhere (Redis).
 */
export async function bumpEpoch(db: Queryable, from: number | null = null, seen = 0): Promise<LogHead | null> {
  const { rows } = await db.query<{ epoch: number; pos: string; floor: string }>({ text: BUMP, values: [from, seen] });
  const row = rows[0];
  return row ? { epoch: row.epoch, pos: Number(row.pos), floor: Number(row.floor) } : null;
}
