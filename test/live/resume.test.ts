import type pg from 'pg';
import { createFeed, type Feed, type FeedFrame } from '../../web/feed.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { FeedClient } from '../support/feed-client.js';
import { type LiveNode, startLiveNode } from '../support/live-node.js';
import { waitFor } from '../support/wait-for.js';
import { aSubject, commitEvents, connectWriter } from '../support/write-events.js';

const THINGS =
  'subscription Things($after: String) { things(after: $after) { cursor isUpToDate events { cursor pos version } } }';

interface Frame extends FeedFrame {
  readonly isUpToDate: boolean;
  readonly events: readonly { readonly cursor: string; readonly pos: number }[];
}

let database: FreshDatabase;
let writer: pg.Client;
let nodes: LiveNode[];
let feeds: Feed[];

beforeEach(async () => {
  database = await freshDatabase();
  writer = await connectWriter(database.url);
  nodes = [];
  feeds = [];
});

afterEach(async () => {
  for (const feed of feeds) feed.stop();
  for (const node of nodes) await node.stop();
  await writer.end();
  await database.drop();
});

async function startNode(): Promise<LiveNode> {
  const node = await startLiveNode({ databaseUrl: database.url });
  nodes.push(node);
  return node;
}

async function write(count: number): Promise<void> {
  const subject = aSubject();
  for (let index = 0; index < count; index++) await commitEvents(writer, [subject]);
  nodes.at(-1)?.live.ring();
}

interface Followed {
  readonly feed: Feed;
  readonly positions: number[];
  readonly resets: string[];
  readonly states: string[];
}

/** Follows by the shipped client; `address` is asked at each connection. */
function follow(node: LiveNode, options: { token?: () => Promise<string>; after?: string } = {}): Followed {
  const positions: number[] = [];
  const resets: string[] = [];
  const states: string[] = [];
  const feed = createFeed<Frame>({
    url: node.url.replace('http', 'ws'),
    token: options.token ?? (() => node.token()),
    query: THINGS,
    after: options.after ?? null,
    onFrame: frame => positions.push(...frame.events.map(event => event.pos)),
    onReset: code => {
      resets.push(code);
      return null;
    },
    onState: state => states.push(state),
  });
  feeds.push(feed);
  return { feed, positions, resets, states };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('a client whose socket is cut again and again misses nothing and gets nothing twice', async () => {
  const node = await startNode();
  const followed = follow(node, { after: await node.live.snapshotCursor() });
  await waitFor(() => node.door.gauges.subscriptions === 1);
  for (let round = 1; round <= 4; round++) {
    await write(30);
    if (round === 2) await waitFor(() => followed.positions.length > 0);
    for (const socket of openSockets(node)) socket.terminate();
  }
  await waitFor(() => followed.positions.length >= 120);
  expect(followed.positions).toEqual(upTo(120));
});

test('a cursor goes on after the whole process was started anew', async () => {
  const first = await startNode();
  const client = await FeedClient.open(first.url, await first.token());
  client.subscribe('1', THINGS);
  await client.until(() => client.frames('1').length >= 1);
  await write(5);
  await client.until(() => client.frames<Frame>('1').flatMap(frame => frame.events).length === 5);
  const { cursor } = client.frames<Frame>('1').at(-1) as Frame;
  await first.stop();
  await client.until(() => client.closed !== null);
  expect(client.closed).toEqual({ code: 1012, reason: 'restart' });
  nodes = [];
  await write(7);
  const second = await startNode();
  const resumed = await FeedClient.open(second.url, await second.token());
  resumed.subscribe('1', THINGS, { after: cursor });
  await resumed.until(() => resumed.frames<Frame>('1').flatMap(frame => frame.events).length === 7);
  expect(resumed.frames<Frame>('1').flatMap(frame => frame.events.map(event => event.pos))).toEqual([
    6, 7, 8, 9, 10, 11, 12,
  ]);
});

test('a token that runs out closes the socket with 4403 and the client goes on with a new one', async () => {
  const node = await startNode();
  let tokens = 0;
  const token = () => {
    tokens++;
    return node.token({ ttlSeconds: tokens === 1 ? 1 : 3600 });
  };
  const followed = follow(node, { token, after: await node.live.snapshotCursor() });
  await waitFor(() => followed.states.includes('live'));
  await write(3);
  await waitFor(() => tokens === 2);
  await write(3);
  await waitFor(() => followed.positions.length >= 6);
  expect(followed.positions).toEqual(upTo(6));
});

test('a new epoch ends every log feed with EPOCH_CHANGED before anything newer, and refuses old cursors', async () => {
  const node = await startNode();
  await write(3);
  await waitFor(() => node.live.tail.pos === 3);
  const followed = follow(node);
  const client = await FeedClient.open(node.url, await node.token());
  client.subscribe('1', THINGS);
  await client.until(() => client.frames('1').length >= 1);
  await waitFor(() => node.door.gauges.subscriptions === 2);
  const { cursor } = client.frames<Frame>('1')[0] as Frame;
  await node.live.bumpEpoch();
  await write(1);
  await client.until(() => client.codes('1') !== null);
  expect(client.codes('1')).toEqual(['EPOCH_CHANGED']);
  expect(client.frames<Frame>('1').flatMap(frame => frame.events)).toEqual([]);
  client.subscribe('2', THINGS, { after: cursor });
  await client.until(() => client.codes('2') !== null);
  expect(client.codes('2')).toEqual(['EPOCH_CHANGED']);
  await waitFor(() => followed.resets.length === 1 && followed.states.at(-1) === 'live');
  expect(followed.resets).toEqual(['EPOCH_CHANGED']);
});

test('a cursor above the head means that PostgreSQL went back in time: a new epoch begins and everyone is told', async () => {
  const node = await startNode();
  await write(5);
  await waitFor(() => node.live.tail.pos === 5);
  const ahead = node.live.cursors.seal({ epoch: 1, pos: 9 });
  const client = await FeedClient.open(node.url, await node.token());
  client.subscribe('1', THINGS);
  await client.until(() => client.frames('1').length >= 1);
  client.subscribe('2', THINGS, { after: ahead });
  await client.until(() => client.codes('1') !== null && client.codes('2') !== null);
  expect([client.codes('1'), client.codes('2')]).toEqual([['EPOCH_CHANGED'], ['EPOCH_CHANGED']]);
  expect(node.live.tail.epoch).toBe(2);
});

test("a log that was set back under a running node is noticed by the node's last position", async () => {
  const node = await startNode();
  await write(5);
  await waitFor(() => node.live.tail.pos === 5);
  const client = await FeedClient.open(node.url, await node.token());
  client.subscribe('1', THINGS);
  await client.until(() => client.frames('1').length >= 1);
  await writer.query('begin');
  await writer.query('delete from event_log where pos > 3');
  await writer.query('update event_head set pos = 3');
  await writer.query('commit');
  await client.until(() => client.codes('1') !== null);
  expect(client.codes('1')).toEqual(['EPOCH_CHANGED']);
  await write(2);
  await waitFor(() => node.live.tail.pos === 5 && node.live.tail.epoch === 2);
});

test('a cursor below the floor is refused with CURSOR_EXPIRED and the oldest cursor that opens the feed', async () => {
  const node = await startNode();
  const start = await node.live.snapshotCursor();
  await write(10);
  await waitFor(() => node.live.tail.pos === 10);
  await node.stop();
  nodes = [];
  await writer.query('delete from event_log where pos <= 6');
  await writer.query('update event_head set floor = 6');
  const later = await startNode();
  const client = await FeedClient.open(later.url, await later.token());
  client.subscribe('1', THINGS, { after: start });
  await client.until(() => client.codes('1') !== null);
  expect(client.codes('1')).toEqual(['CURSOR_EXPIRED']);
  const fault = client.received.find(message => message.type === 'error');
  const errors = fault?.payload as { extensions: { oldestCursor: string } }[];
  client.subscribe('2', THINGS, { after: errors[0]?.extensions.oldestCursor });
  await client.until(() => client.frames<Frame>('2').flatMap(frame => frame.events).length === 4);
  expect(client.frames<Frame>('2').flatMap(frame => frame.events.map(event => event.pos))).toEqual([7, 8, 9, 10]);
});

function openSockets(node: LiveNode): { terminate(): void }[] {
  const { sockets } = node.door as unknown as { sockets: Set<{ socket: { terminate(): void } }> };
  return [...sockets].map(({ socket }) => socket);
}
