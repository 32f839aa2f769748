import type pg from 'pg';
import { LEADER_LOCK } from '../../platform/events/relay.js';
import { type Finding, fail, ok, warn } from './finding.js';

const WAITING_SECONDS = 30;
const BEHIND_EVENTS = 10_000;

/** Whether committed events get their numbers, and reactions keep up with them. */
export async function examineLog(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<Log>(LOG, [LEADER_LOCK]);
  const log = rows[0] as Log;
  const { rows: late } = await client.query<{ name: string; behind: number }>(LATE, [BEHIND_EVENTS]);
  const findings = late.map(({ name, behind }) =>
    warn('reactions', `The reaction ${name} is ${behind} events behind.`, {
      why: 'What follows from events comes late: findings, ends of programs.',
      todo: 'See the log of the server for its errors.',
    }),
  );
  if (log.waiting > 0 && log.oldest > WAITING_SECONDS) {
    const who = log.hasLeader ? 'though somebody leads' : 'and no server is there to number them';
    findings.push(
      fail(
        'relay',
        `${log.waiting} committed events have waited up to ${Math.round(log.oldest)} s for their number, ${who}.`,
        {
          why: 'No feed and no reaction hears of a change until then.',
          todo: log.hasLeader ? 'See the log of the server that leads.' : 'Start a server with `plimsoll start`.',
        },
      ),
    );
  }
  const state = log.hasLeader ? 'a server numbers them' : 'no server is running';
  return findings.length > 0 ? findings : [ok('log', `Events: ${log.waiting} wait, ${state}.`)];
}

interface Log {
  readonly waiting: number;
  readonly oldest: number;
  readonly hasLeader: boolean;
}
const LOG = `select count(*)::int as waiting, coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::float8 as oldest,
  exists (select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
    and classid = 0 and objid = $1 and granted) as "hasLeader" from outbox`;
const LATE = `select c.name, (h.pos - c.pos)::int as behind from consumer c, event_head h where h.pos - c.pos > $1 order by c.name`;
