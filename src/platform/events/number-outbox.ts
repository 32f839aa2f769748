import type { LoggedEvent } from './event.js';
import { EVENT_COLUMNS, type EventRow, loggedEvent, type Queryable } from './log.js';

/** `numbered` is the law. `id-cursor` is the mutant that the prover must catch: it reads `id > the last one seen`. */
export type Numbering = 'numbered' | 'id-cursor';

/** What the mutant remembers; the law needs nothing. */
export interface LastSeen {
  outboxId: number;
}

const BATCH_ROWS = 1000;
const OF_EVENT = 'type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, pool_id';
const LOCK_HEAD = 'select epoch, pos from event_head for update';
// One statement: what is taken is what is deleted, and a row that something holds is waited for, never overtaken.
const NUMBER = `with taken as materialized (
    select t.*, row_number() over (order by t.id) as nth
    from (select * from outbox where id > $3::bigint order by id limit ${BATCH_ROWS}) t
  ), gone as (
    delete from outbox where id in (select id from taken) returning id
  ), logged as (
    insert into event_log (pos, epoch, ${OF_EVENT}, body, at, logged_at)
    select $1::bigint + nth, $2::int, ${OF_EVENT}, body::jsonb, at, clock_timestamp() from taken
    returning ${EVENT_COLUMNS}
  ), moved as (
    update event_head set pos = $1::bigint + (select count(*) from taken) where exists (select from taken)
  )
  select l.*, (select count(*) from gone)::int as gone, (select max(id) from taken) as last_id from logged l order by l.pos`;

/**
 * Gives the next outbox rows their positions, in one transaction: lock the head in a statement of its own (so that the
 * next one sees all that was committed before), insert by order of id, delete the same rows, advance the head.
 */
export async function numberOutbox(client: Queryable, numbering: Numbering, last: LastSeen): Promise<LoggedEvent[]> {
  await client.query({ text: 'begin' });
  const head = (await client.query<{ epoch: number; pos: string }>({ name: 'lock-head', text: LOCK_HEAD })).rows[0];
  if (!head) throw new Error('event_head has no row');
  const after = numbering === 'id-cursor' ? last.outboxId : 0;
  const { rows } = await client.query<EventRow & { gone: number; last_id: string }>({
    name: 'number-outbox',
    text: NUMBER,
    values: [head.pos, head.epoch, after],
  });
  const first = rows[0];
  if (first && first.gone !== rows.length)
    throw new Error(`numbered ${rows.length} events but removed ${first.gone} from the outbox`);
  await client.query({ text: 'commit' });
  if (first) last.outboxId = Number(first.last_id);
  return rows.map(loggedEvent);
}

/** Whether a batch was full, so that more may be waiting. */
export function isFull(events: readonly LoggedEvent[]): boolean {
  return events.length >= BATCH_ROWS;
}
