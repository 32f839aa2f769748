import { type IdPrefix, idFromUuid } from '../ids.js';
import type { LoggedEvent } from './event.js';

/** Where the log begins and ends: events with `floor < pos <= pos` are kept. */
export interface LogHead {
  readonly epoch: number;
  readonly pos: number;
  readonly floor: number;
}

/** A pool or a client of `pg`. */
export interface Queryable {
  query<Row>(query: { text: string; name?: string; values?: unknown[] }): Promise<{ rows: Row[] }>;
}

/** A row of `event_log` as the driver gives it. */
export interface EventRow {
  readonly pos: string;
  readonly epoch: number;
  readonly type: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly subject_version: number;
  readonly lead_id: string | null;
  readonly rep_id: string | null;
  readonly team_id: string | null;
  readonly pool_id: string | null;
  readonly body: Record<string, unknown>;
  readonly at: Date;
}

export const EVENT_COLUMNS =
  'pos, epoch, type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, pool_id, body, at';

const HEAD = 'select epoch, pos, floor from event_head';
const AFTER = `select ${EVENT_COLUMNS} from event_log where pos > $1 order by pos limit $2`;

/** The end of the log as it is committed now. */
export async function readHead(db: Queryable): Promise<LogHead> {
  const { rows } = await db.query<{ epoch: number; pos: string; floor: string }>({ name: 'event-head', text: HEAD });
  const row = rows[0];
  if (!row) throw new Error('event_head has no row');
  return { epoch: row.epoch, pos: Number(row.pos), floor: Number(row.floor) };
}

/** The next events after a position, in order. Whoever needs all of them checks that they follow each other. */
export async function readEvents(db: Queryable, afterPos: number, limitRows: number): Promise<LoggedEvent[]> {
  const { rows } = await db.query<EventRow>({ name: 'events-after', text: AFTER, values: [afterPos, limitRows] });
  return rows.map(loggedEvent);
}

/** A row with its ids in API form. */
export function loggedEvent(row: EventRow): LoggedEvent {
  return {
    pos: Number(row.pos),
    epoch: row.epoch,
    type: row.type,
    subjectId: idFromUuid(row.subject_type as IdPrefix, row.subject_id),
    subjectVersion: row.subject_version,
    leadId: row.lead_id && idFromUuid('lead', row.lead_id),
    repId: row.rep_id && idFromUuid('rep', row.rep_id),
    teamId: row.team_id && idFromUuid('team', row.team_id),
    poolId: row.pool_id && idFromUuid('pool', row.pool_id),
    body: row.body,
    at: row.at,
  };
}
