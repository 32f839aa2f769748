import type pg from 'pg';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { FeedClient } from '../support/feed-client.js';
import { type LiveNode, startLiveNode } from '../support/live-node.js';
import { OwnRedis } from '../support/own-redis.js';
import { waitFor } from '../support/wait-for.js';
import { aSubject, commitEvents, connectWriter } from '../support/write-events.js';

const THINGS = 'subscription Things($after: String) { things(after: $after) { cursor events { pos version } } }';

interface Frame {
  readonly events: readonly { readonly pos: number }[];
}

let database: FreshDatabase;
let redis: OwnRedis;
let writer: pg.Client;
let nodes: LiveNode[];

beforeEach(async () => {
  database = await freshDatabase();
  redis = await OwnRedis.start();
  writer = await connectWriter(database.url);
  nodes = [];
  for (let count = 0; count < 2; count++)
    nodes.push(await startLiveNode({ databaseUrl: database.url, redisUrl: redis.url }));
  await waitFor(async () => (await Promise.all(nodes.map(node => node.live.health()))).some(health => health.isLeader));
});

afterEach(async () => {
  await Promise.all(nodes.map(node => node.stop()));
  await redis.stop();
  await writer.end();
  await database.drop();
});

async function write(count: number): Promise<void> {
  const subject = aSubject();
  for (let index = 0; index < count; index++) await commitEvents(writer, [subject]);
  for (const node of nodes) node.live.ring();
}

async function listenOnEach(): Promise<FeedClient[]> {
  return Promise.all(
    nodes.map(async node => {
      const client = await FeedClient.open(node.url, await node.token());
      client.subscribe('1', THINGS);
      await client.until(() => client.frames('1').length >= 1);
      return client;
    }),
  );
}

const positionsOf = (client: FeedClient) =>
  client.frames<Frame>('1').flatMap(frame => frame.events.map(event => event.pos));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function expectAll(clients: readonly FeedClient[], count: number): Promise<void> {
  await Promise.all(clients.map(client => client.until(() => positionsOf(client).length >= count)));
  for (const client of clients) expect(positionsOf(client)).toEqual(upTo(count));
}

test('both nodes carry the same feed, whichever leads', async () => {
  const clients = await listenOnEach();
  await write(200);
  await expectAll(clients, 200);
  const key = (await redis.command('KEYS', 'plimsoll:*:events')) as string[];
  await waitFor(async () => Number(await redis.command('XLEN', key[0] ?? '')) === 200);
});

test('emptying Redis and trimming its stream lose nothing', async () => {
  const clients = await listenOnEach();
  for (let round = 0; round < 4; round++) {
    await write(50);
    if (round % 2) await redis.command('FLUSHALL');
    else
      for (const key of (await redis.command('KEYS', 'plimsoll:*:events')) as string[])
        await redis.command('XTRIM', key, 'MAXLEN', '3');
  }
  await write(1);
  await expectAll(clients, 201);
});

test('while Redis is away the feeds go on from PostgreSQL, and after it is back from the stream', async () => {
  const clients = await listenOnEach();
  await write(20);
  await expectAll(clients, 20);
  await redis.stop();
  const startedAtMs = performance.now();
  await write(30);
  await expectAll(clients, 50);
  expect(performance.now() - startedAtMs).toBeLessThan(3000);
  await redis.start();
  await write(25);
  await expectAll(clients, 75);
  await waitFor(async () => ((await redis.command('KEYS', 'plimsoll:*:events')) as string[]).length === 1, 10_000);
  await write(5);
  await expectAll(clients, 80);
});

test('a frozen Redis stops no write and no feed', async () => {
  const clients = await listenOnEach();
  await redis.command('CLIENT', 'PAUSE', '2500', 'ALL').catch(() => undefined);
  await write(40);
  await expectAll(clients, 40);
});

test('when the leading node goes the other leads on', async () => {
  const clients = await listenOnEach();
  await write(20);
  await expectAll(clients, 20);
  const health = await Promise.all(nodes.map(node => node.live.health()));
  const leader = health.findIndex(({ isLeader }) => isLeader);
  const [gone] = nodes.splice(leader, 1);
  await gone?.stop();
  await write(20);
  await expectAll(
    clients.filter((_, index) => index !== leader),
    40,
  );
});

test('a Redis that is ahead of PostgreSQL means that PostgreSQL was restored: a new epoch, told on every node', async () => {
  const clients = await listenOnEach();
  await write(10);
  await expectAll(clients, 10);
  await Promise.all(nodes.map(node => node.stop()));
  nodes = [];
  await writer.query('delete from event_log where pos > 6');
  await writer.query('update event_head set pos = 6');
  nodes.push(await startLiveNode({ databaseUrl: database.url, redisUrl: redis.url }));
  await waitFor(() => nodes[0]?.live.tail.epoch === 2);
  await write(1);
  await waitFor(() => nodes[0]?.live.tail.pos === 7);
});
