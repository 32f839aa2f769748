import { withOwner } from '../../platform/db/server-version.js';
import type { LoggedEvent } from '../../platform/events/event.js';
import { EVENT_COLUMNS, type EventRow, loggedEvent } from '../../platform/events/log.js';

/** The part of a lead that its events carry. */
export interface Sight {
  readonly placement: string;
  readonly ownerId: string | null;
  readonly lastOwnerId: string | null;
  readonly teamId: string | null;
  readonly stageId: string;
  readonly tier: string | null;
  readonly validity: string;
  readonly pipelineId: string;
  /** What it weighs; left out by what is told by hand. */
  readonly loadUnits?: number;
}

/** The whole event log, in order. */
export async function readHistory(databaseUrl: string): Promise<LoggedEvent[]> {
  const statement = `select ${EVENT_COLUMNS} from event_log order by pos`;
  const { rows } = await withOwner(databaseUrl, client => client.query<EventRow>(statement));
  return rows.map(loggedEvent);
}

/** What was committed and never numbered: empty a moment after the last write, unless the relay lost it. */
export async function readUnnumbered(databaseUrl: string): Promise<LoggedEvent[]> {
  const statement = 'select id as pos, 0 as epoch, o.* from outbox o order by id';
  const { rows } = await withOwner(databaseUrl, client => client.query<EventRow>(statement));
  return rows.map(loggedEvent);
}

/** A lead before (null at its birth) and after an event about it. */
export function sightsOf(event: LoggedEvent): { before: Sight | null; after: Sight } | null {
  const { before, after } = event.body as { before?: Sight | null; after?: Sight };
  return after ? { before: before ?? null, after } : null;
}
