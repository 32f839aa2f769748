import type pg from 'pg';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { FeedClient } from '../support/feed-client.js';
import { type LiveNode, startLiveNode } from '../support/live-node.js';
import { waitFor } from '../support/wait-for.js';
import { aSubject, commitEvents, connectWriter } from '../support/write-events.js';

const THINGS =
  'subscription Things($after: String, $kind: String) { things(after: $after, kind: $kind) { cursor isUpToDate events { cursor pos subjectId version } } }';
const KINDS =
  'subscription Kinds($every: Int! = 100) { kinds(minIntervalMs: $every) { cursor ids removedIds isSnapshot } }';

interface Frame {
  readonly cursor: string;
  readonly isUpToDate: boolean;
  readonly events: readonly {
    readonly cursor: string;
    readonly pos: number;
    readonly subjectId: string;
    readonly version: number;
  }[];
}

interface StateFrame {
  readonly ids: readonly string[];
  readonly removedIds: readonly string[];
  readonly isSnapshot: boolean;
}

let database: FreshDatabase;
let node: LiveNode;
let writer: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  node = await startLiveNode({ databaseUrl: database.url });
  writer = await connectWriter(database.url);
});

afterAll(async () => {
  await writer.end();
  await node.stop();
  await database.drop();
});

const eventsOf = (client: FeedClient, id: string) => client.frames<Frame>(id).flatMap(frame => frame.events);

async function write(count: number, body: Record<string, unknown> = {}): Promise<void> {
  const subject = aSubject();
  for (let index = 0; index < count; index++) await commitEvents(writer, [subject], body);
  node.live.ring();
}

test('the first frame comes at once, is empty and carries a cursor; what is committed then follows', async () => {
  const client = await FeedClient.open(node.url, await node.token());
  client.subscribe('1', THINGS);
  await client.until(() => client.frames('1').length >= 1);
  expect(client.frames<Frame>('1')[0]).toMatchObject({ events: [], isUpToDate: true });
  await write(3);
  await client.until(() => eventsOf(client, '1').length === 3);
  expect(eventsOf(client, '1').map(event => event.version)).toEqual([1, 2, 3]);
  await client.close();
});

test('a frame that several share is executed once, whatever their operation ids', async () => {
  const clients = await Promise.all([1, 2, 3, 4].map(async () => FeedClient.open(node.url, await node.token())));
  for (const [index, client] of clients.entries()) client.subscribe(`own-${index}`, THINGS);
  await Promise.all(clients.map((client, index) => client.until(() => client.frames(`own-${index}`).length >= 1)));
  const before = node.executions.count;
  await write(1);
  await Promise.all(clients.map((client, index) => client.until(() => eventsOf(client, `own-${index}`).length === 1)));
  expect(node.executions.count - before).toBe(1);
  await Promise.all(clients.map(client => client.close()));
});

test('a feed is resumed from the cursor of a frame and from the cursor of an entry', async () => {
  const client = await FeedClient.open(node.url, await node.token());
  client.subscribe('1', THINGS);
  await client.until(() => client.frames('1').length >= 1);
  const start = client.frames<Frame>('1')[0]?.cursor;
  await write(250);
  client.subscribe('2', THINGS, { after: start });
  await client.until(() => eventsOf(client, '2').length === 250);
  expect(client.frames<Frame>('2').every(frame => frame.events.length <= 100)).toBe(true);
  expect(client.frames<Frame>('2').at(-1)?.isUpToDate).toBe(true);
  client.subscribe('3', THINGS, { after: eventsOf(client, '2')[239]?.cursor });
  await client.until(() => eventsOf(client, '3').length === 10);
  expect(eventsOf(client, '3')).toEqual(eventsOf(client, '2').slice(240));
  await client.close();
});

test('a filtered feed carries only what fits and its cursor belongs to that filter', async () => {
  const client = await FeedClient.open(node.url, await node.token());
  client.subscribe('1', THINGS, { kind: 'red' });
  await client.until(() => client.frames('1').length >= 1);
  await write(2, { kind: 'blue' });
  await write(1, { kind: 'red' });
  await client.until(() => eventsOf(client, '1').length === 1);
  client.subscribe('2', THINGS, { kind: 'blue', after: client.frames<Frame>('1')[0]?.cursor });
  client.subscribe('3', THINGS, { kind: 'red', after: 'x'.repeat(10_000) });
  client.subscribe('4', THINGS, { kind: 'red', after: await node.live.snapshotCursor() });
  await client.until(() => client.codes('2') !== null && client.codes('3') !== null && client.frames('4').length >= 1);
  expect(client.codes('2')).toEqual(['BAD_USER_INPUT']);
  expect(client.codes('3')).toEqual(['BAD_USER_INPUT']);
  expect(client.closed).toBeNull();
  await client.close();
});

test('a state feed tells the whole truth first, then the newest state of what changed, and what went out of sight', async () => {
  node.shown.clear();
  for (let index = 0; index < 1200; index++) node.shown.add(`kind-${index}`);
  const client = await FeedClient.open(node.url, await node.token());
  client.subscribe('1', KINDS);
  await client.until(() => client.frames<StateFrame>('1').flatMap(frame => frame.ids).length === 1200);
  expect(client.frames<StateFrame>('1').map(frame => [frame.ids.length, frame.isSnapshot])).toEqual([
    [500, true],
    [500, true],
    [200, true],
  ]);
  const count = client.frames('1').length;
  node.shown.delete('kind-7');
  await write(5, { kind: 'kind-7' });
  await write(5, { kind: 'kind-8' });
  await client.until(() =>
    client
      .frames<StateFrame>('1')
      .slice(count)
      .some(frame => frame.ids.includes('kind-8')),
  );
  const changes = client.frames<StateFrame>('1').slice(count);
  expect(changes.flatMap(frame => frame.removedIds)).toEqual(['kind-7']);
  expect(changes.flatMap(frame => frame.ids).filter(id => id !== 'kind-8')).toEqual([]);
  client.subscribe('2', KINDS, { every: 99 });
  await client.until(() => client.codes('2') !== null);
  expect(client.codes('2')).toEqual(['BAD_USER_INPUT']);
  await client.close();
});

test('what changes while a state feed reads its first state is told after it', async () => {
  node.shown.clear();
  node.shown.add('leaving');
  let goOn = (): void => undefined;
  node.hold.until = new Promise<void>(resolve => {
    goOn = resolve;
  });
  const client = await FeedClient.open(node.url, await node.token());
  client.subscribe('1', KINDS);
  await waitFor(() => node.live.hub.iterators === 1);
  node.shown.delete('leaving');
  const before = node.live.tail.pos;
  await write(1, { kind: 'leaving' });
  await waitFor(() => node.live.tail.pos > before);
  goOn();
  node.hold.until = null;
  await client.until(() => client.frames<StateFrame>('1').some(frame => frame.removedIds.includes('leaving')));
  expect(client.frames<StateFrame>('1')[0]).toMatchObject({ ids: ['leaving'], isSnapshot: true });
  await client.close();
});

test('an inside fault is masked, and the other operations of the socket go on', async () => {
  const client = await FeedClient.open(node.url, await node.token());
  client.subscribe('1', THINGS);
  client.subscribe('2', 'subscription { broken }');
  client.subscribe('3', 'subscription { things { ');
  client.subscribe('4', '{ isThere }');
  client.subscribe('5', 'subscription { nothing }');
  await client.until(() => ['2', '3', '4', '5'].every(id => client.codes(id) !== null));
  expect(['2', '3', '4', '5'].map(id => client.codes(id)?.[0])).toEqual([
    'INTERNAL_SERVER_ERROR',
    'GRAPHQL_PARSE_FAILED',
    'OPERATION_RESOLUTION_FAILURE',
    'GRAPHQL_VALIDATION_FAILED',
  ]);
  expect(JSON.stringify(client.received)).not.toMatch(/secret of the inside|Did you mean|node_modules/);
  await write(1);
  await client.until(() => eventsOf(client, '1').length === 1);
  await client.close();
});

test('nothing is left open when listeners go, by complete or by closing the socket', async () => {
  const client = await FeedClient.open(node.url, await node.token());
  for (let index = 0; index < 20; index++) client.subscribe(`${index}`, index % 2 ? THINGS : KINDS);
  await client.until(() =>
    Array.from({ length: 20 }, (_, index) => client.frames(`${index}`).length).every(count => count >= 1),
  );
  for (let index = 0; index < 10; index++) client.send({ id: `${index}`, type: 'complete' });
  await waitFor(() => node.live.hub.iterators === 10);
  await client.close();
  await waitFor(() => node.live.hub.iterators === 0 && node.live.hub.groups === 0);
  await waitFor(() => node.door.gauges.sockets === 0 && node.door.gauges.subscriptions === 0);
});
