import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { connectLeader } from '../../src/platform/db/app-client.js';
import type { LoggedEvent } from '../../src/platform/events/event.js';
import type { Numbering } from '../../src/platform/events/number-outbox.js';
import { appendOutbox } from '../../src/platform/events/outbox.js';
import { Relay } from '../../src/platform/events/relay.js';
import { makeLog } from '../../src/platform/log.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { waitFor } from '../support/wait-for.js';
import { anEvent, aSubject, connectWriter, type Subject } from '../support/write-events.js';

const WRITERS = 12;

let database: FreshDatabase;
let relays: { relay: Relay; delivered: LoggedEvent[] }[];
let watcher: pg.Client;

beforeEach(async () => {
  database = await freshDatabase();
  relays = [];
  watcher = await connectWriter(database.url);
});

afterEach(async () => {
  await Promise.all(relays.map(({ relay }) => relay.stop()));
  await watcher.end();
  await database.drop();
});

function startRelay(numbering: Numbering = 'numbered'): { relay: Relay; delivered: LoggedEvent[] } {
  const delivered: LoggedEvent[] = [];
  const sink = {
    takeOffice: async <Head>(head: Head) => head,
    leaveOffice: () => undefined,
    deliver: (events: readonly LoggedEvent[]) => void delivered.push(...events),
  };
  const relay = new Relay({ connect: () => connectLeader(database.url), log: makeLog('silent'), sink, numbering });
  relay.start();
  relays.push({ relay, delivered });
  return { relay, delivered };
}

/**
 * Twelve writers over eight shared subjects: each takes the subject's row lock, takes its outbox id, then commits at
 * once, after a while, or not at all. Gives how many committed.
 */
async function writeUnderLoad(subjects: readonly Subject[], rounds: number): Promise<number> {
  await watcher.query('create table subject_lock (id text primary key, version int not null)');
  for (const subject of subjects) await watcher.query('insert into subject_lock values ($1, 0)', [subject.id]);
  const committed = await Promise.all(
    Array.from({ length: WRITERS }, (_, writer) => writeRounds({ subjects, rounds, writer })),
  );
  return committed.reduce((sum, count) => sum + count, 0);
}

async function writeRounds({
  subjects,
  rounds,
  writer,
}: {
  subjects: readonly Subject[];
  rounds: number;
  writer: number;
}): Promise<number> {
  const client = await connectWriter(database.url);
  let committed = 0;
  for (let round = 0; round < rounds; round++) {
    const subject = subjects[(writer * 7 + round) % subjects.length] as Subject;
    await client.query('begin');
    const { rows } = await client.query<{ version: number }>(
      'update subject_lock set version = version + 1 where id = $1 returning version',
      [subject.id],
    );
    const event = anEvent({ id: subject.id, version: rows[0]?.version ?? 0 });
    await appendOutbox((text, parameters) => client.query(text, parameters), [event]);
    // A transaction that dawdles between its outbox row and its commit is what loses events in a naive relay.
    if ((round + writer) % 5 === 0) await pause(15);
    const isKept = (round + writer) % 7 !== 0;
    await client.query(isKept ? 'commit' : 'rollback');
    if (isKept) committed++;
    if (round % 3 === 0) relays[round % relays.length]?.relay.ring();
  }
  await client.end();
  return committed;
}

async function readLog(): Promise<{ pos: number; subject: string; version: number }[]> {
  const { rows } = await watcher.query<{ pos: string; subject_id: string; subject_version: number }>(
    'select pos, subject_id, subject_version from event_log order by pos',
  );
  return rows.map(row => ({ pos: Number(row.pos), subject: row.subject_id, version: row.subject_version }));
}

function faultsOf(log: readonly { pos: number; subject: string; version: number }[]): string[] {
  const versions = new Map<string, number>();
  return log.flatMap(({ pos, subject, version }, index) => {
    const before = versions.get(subject) ?? 0;
    versions.set(subject, version);
    return [
      ...(pos === index + 1 ? [] : [`position ${pos} at place ${index + 1}`]),
      ...(version === before + 1 ? [] : [`${subject}: version ${version} after ${before}`]),
    ];
  });
}

const isOutboxEmpty = async () => (await watcher.query('select from outbox limit 1')).rowCount === 0;

test('twelve writers with rollbacks and held-up transactions: positions are dense, versions in order, nothing is lost', async () => {
  const { delivered } = startRelay();
  const committed = await writeUnderLoad(Array.from({ length: 8 }, aSubject), 40);
  await waitFor(isOutboxEmpty);
  const log = await readLog();
  expect(faultsOf(log)).toEqual([]);
  expect(log).toHaveLength(committed);
  await waitFor(() => delivered.length === committed);
  expect(delivered.map(event => event.pos)).toEqual(log.map(row => row.pos));
});

test('the checker catches the relay that reads id > cursor', async () => {
  startRelay('id-cursor');
  const committed = await writeUnderLoad(Array.from({ length: 8 }, aSubject), 40);
  await pause(500);
  const log = await readLog();
  expect(log.length < committed || faultsOf(log).length > 0).toBe(true);
});

test('of two relays one leads, and together they number each event once', async () => {
  const [first, second] = [startRelay(), startRelay()];
  await waitFor(() => first.relay.isLeader || second.relay.isLeader);
  const committed = await writeUnderLoad(Array.from({ length: 8 }, aSubject), 20);
  await waitFor(isOutboxEmpty);
  expect(first.relay.isLeader && second.relay.isLeader).toBe(false);
  const log = await readLog();
  expect(faultsOf(log)).toEqual([]);
  expect(log).toHaveLength(committed);
});

test("when the leader's session is ended another takes over at once, and again, with nothing lost", async () => {
  const pair = [startRelay(), startRelay()];
  await waitFor(() => pair.some(({ relay }) => relay.isLeader));
  const kills = (async () => {
    for (let kill = 0; kill < 4; kill++) {
      await pause(150);
      await watcher.query(`select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and l.granted and d.datname = current_database()`);
    }
  })();
  const committed = await writeUnderLoad(Array.from({ length: 8 }, aSubject), 40);
  await kills;
  await waitFor(isOutboxEmpty);
  const log = await readLog();
  expect(faultsOf(log)).toEqual([]);
  expect(log).toHaveLength(committed);
});

test('a relay that is held up by a locked outbox row waits for it and overtakes nothing', async () => {
  const [first, second] = [aSubject(), aSubject()];
  first.version = 1;
  second.version = 1;
  await appendOutbox((text, parameters) => watcher.query(text, parameters), [anEvent(first)]);
  await watcher.query('begin');
  await watcher.query('select from outbox for update');
  const other = await connectWriter(database.url);
  await appendOutbox((text, parameters) => other.query(text, parameters), [anEvent(second)]);
  startRelay();
  await pause(300);
  expect((await other.query('select from event_log')).rowCount).toBe(0);
  await watcher.query('rollback');
  await other.end();
  await waitFor(isOutboxEmpty);
  const { rows } = await watcher.query<{ lead_id: string }>('select lead_id from event_log order by pos');
  expect(rows).toHaveLength(2);
  expect(relays[0]?.delivered.map(event => event.leadId)).toEqual([first.id, second.id]);
});
