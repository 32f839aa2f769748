import type pg from 'pg';
import type { Reaction } from '../../src/platform/events/reaction.js';
import { newId } from '../../src/platform/ids.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { type LiveNode, startLiveNode } from '../support/live-node.js';
import { waitFor } from '../support/wait-for.js';
import { aSubject, commitEvents, connectWriter } from '../support/write-events.js';

let database: FreshDatabase;
let writer: pg.Client;
let nodes: LiveNode[];

beforeEach(async () => {
  database = await freshDatabase();
  writer = await connectWriter(database.url);
  await writer.query('create table effect (pos bigint, seen_by text); grant all on effect to plimsoll_app');
  nodes = [];
});

afterEach(async () => {
  for (const node of nodes) await node.stop();
  await writer.end();
  await database.drop();
});

async function startNode(reaction: Reaction): Promise<LiveNode> {
  const node = await startLiveNode({ databaseUrl: database.url, reactions: [reaction] });
  nodes.push(node);
  return node;
}

async function write(count: number): Promise<void> {
  const subject = aSubject();
  for (let index = 0; index < count; index++) await commitEvents(writer, [subject]);
  nodes.at(-1)?.live.ring();
}

/** Writes one row for each event; fails after having written, as often as told. */
function noting(failures: { left: number }): Reaction {
  return {
    name: 'noting',
    types: ['leadUpdated'],
    async run(tx, events) {
      await tx.query('insert into effect select unnest($1::bigint[])', [events.map(event => event.pos)]);
      if (failures.left-- > 0) throw new Error('the reaction breaks after its effect');
    },
  };
}

async function effects(): Promise<number[]> {
  const { rows } = await writer.query<{ pos: string }>('select pos from effect order by ctid');
  return rows.map(row => Number(row.pos));
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('each event has its effect once and in order, although the reaction breaks again and again', async () => {
  const node = await startNode(noting({ left: 3 }));
  await write(450);
  await waitFor(async () => (await effects()).length >= 450, 10_000);
  expect(await effects()).toEqual(upTo(450));
  await waitFor(async () => (await node.live.health()).consumerLags.noting === 0);
});

test('a connection that PostgreSQL ends in the middle of a transaction costs a repetition, not the process', async () => {
  const seen: number[] = [];
  let cuts = 2;
  const node = await startNode({
    name: 'noting',
    types: ['leadUpdated'],
    async run(tx, events) {
      await tx.query('insert into effect select unnest($1::bigint[])', [events.map(event => event.pos)]);
      seen.push(events.length);
      if (cuts-- <= 0) return;
      const [self] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await writer.query('select pg_terminate_backend($1, 5000)', [self?.pid]);
    },
  });
  await write(3);
  await waitFor(async () => (await effects()).length > 0, 10_000);
  expect([await effects(), seen]).toEqual([upTo(3), [3, 3, 3]]);
  await waitFor(async () => (await node.live.health()).consumerLags.noting === 0);
});

test('two nodes share a consumer: each event has its effect once', async () => {
  await startNode(noting({ left: 0 }));
  await startNode(noting({ left: 0 }));
  await write(300);
  await waitFor(async () => (await effects()).length >= 300);
  expect((await effects()).sort((a, b) => a - b)).toEqual(upTo(300));
});

test('a reaction goes on where it was after the process was started anew, and a new one begins at the end of the log', async () => {
  const first = await startNode(noting({ left: 0 }));
  await write(5);
  await waitFor(async () => (await effects()).length === 5);
  await first.stop();
  nodes = [];
  await write(5);
  await startNode(noting({ left: 0 }));
  await waitFor(async () => (await effects()).length === 10);
  expect(await effects()).toEqual(upTo(10));
});

test('an event that a reaction records goes through the same log', async () => {
  const subjectId = newId('lead');
  const node = await startNode({
    name: 'answering',
    types: ['leadUpdated'],
    run: async (tx, events) => {
      for (const event of events)
        tx.record({ type: 'answered', subjectId, subjectVersion: event.pos, body: {}, at: event.at });
    },
  });
  await write(2);
  await waitFor(() => node.live.tail.pos === 4);
  const { rows } = await writer.query<{ type: string }>('select type from event_log order by pos');
  expect(rows.map(row => row.type).sort()).toEqual(['answered', 'answered', 'leadUpdated', 'leadUpdated']);
});
