import type pg from 'pg';
import { withOwner } from '../../src/platform/db/server-version.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { FeedClient } from '../support/feed-client.js';
import { type LiveNode, startLiveNode } from '../support/live-node.js';
import { waitFor } from '../support/wait-for.js';
import { aSubject, commitEvents, connectWriter } from '../support/write-events.js';

const THINGS = 'subscription Things($after: String) { things(after: $after) { cursor events { pos } } }';

let database: FreshDatabase;
let node: LiveNode;
let writer: pg.Client;

beforeEach(async () => {
  database = await freshDatabase();
  node = await startLiveNode({ databaseUrl: database.url });
  writer = await connectWriter(database.url);
});

afterEach(async () => {
  await writer.end();
  await node.stop();
  await database.drop();
});

const nameOf = () => new URL(database.url).pathname.slice(1);
const positionsOf = (client: FeedClient) =>
  client.frames<{ events: { pos: number }[] }>('1').flatMap(frame => frame.events.map(event => event.pos));

async function sever(): Promise<void> {
  await withOwner(process.env.PLIMSOLL_TEST_SERVER_URL ?? '', async client => {
    await client.query(`alter database ${nameOf()} allow_connections false`);
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user',
      [nameOf()],
    );
  });
}

async function mend(): Promise<void> {
  await withOwner(process.env.PLIMSOLL_TEST_SERVER_URL ?? '', client =>
    client.query(`alter database ${nameOf()} allow_connections true`),
  );
}

async function write(count: number): Promise<void> {
  const subject = aSubject();
  for (let index = 0; index < count; index++) await commitEvents(writer, [subject]);
}

test('when PostgreSQL goes away and comes back the feed goes on by itself, on the same socket, with nothing lost', async () => {
  const client = await FeedClient.open(node.url, await node.token());
  client.subscribe('1', THINGS);
  await client.until(() => client.frames('1').length >= 1);
  await write(5);
  await client.until(() => positionsOf(client).length === 5);
  for (let outage = 0; outage < 2; outage++) {
    await sever();
    await waitFor(() =>
      node.live.health().then(
        () => false,
        () => true,
      ),
    );
    await mend();
    await waitFor(async () => (writer = await connectWriter(database.url)));
    const mendedAtMs = performance.now();
    await write(5);
    await client.until(() => positionsOf(client).length === 10 + outage * 5);
    expect(performance.now() - mendedAtMs).toBeLessThan(3000);
    if (outage === 0) await writer.end();
  }
  expect(positionsOf(client)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  expect(client.closed).toBeNull();
  await client.close();
});

test('whoever comes while PostgreSQL is away is told so with a code that means "try again"', async () => {
  const client = await FeedClient.open(node.url, await node.token());
  const cursor = node.live.cursors.seal({ epoch: 1, pos: 0 });
  await write(6);
  await waitFor(() => node.live.tail.pos === 6);
  await sever();
  client.subscribe('1', THINGS, { after: node.live.cursors.seal({ epoch: 1, pos: 7 }) });
  client.subscribe('2', THINGS, { after: cursor });
  await client.until(() => client.codes('1') !== null && positionsOf2(client).length === 6);
  expect(client.codes('1')).toEqual(['SERVICE_UNAVAILABLE']);
  await mend();
  writer = await connectWriter(database.url);
  await client.close();
});

const positionsOf2 = (client: FeedClient) =>
  client.frames<{ events: { pos: number }[] }>('2').flatMap(frame => frame.events);
