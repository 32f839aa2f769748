import type { Queryable } from './log.js';

const BELOW = `select max(pos) as pos from event_log where logged_at < clock_timestamp() - make_interval(days => $1) and pos <= (select pos from event_head)`;

/**
 * Drops whole partitions of the log whose events are all older than the retention, never past the slowest consumer.
 * Gives the floor: cursors below it are refused with CURSOR_EXPIRED.
 */
export async function trimLog(db: Queryable, retentionDays: number): Promise<number> {
  const { rows } = await db.query<{ pos: string | null }>({ text: BELOW, values: [retentionDays] });
  const below = rows[0]?.pos;
  if (below == null) return 0;
  const trimmed = await db.query<{ floor: string }>({ text: 'select event_log_trim($1) as floor', values: [below] });
  return Number(trimmed.rows[0]?.floor ?? 0);
}
