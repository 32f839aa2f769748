import type pg from 'pg';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { FeedClient } from '../support/feed-client.js';
import { type LiveNode, startLiveNode } from '../support/live-node.js';
import { waitFor } from '../support/wait-for.js';
import { aSubject, commitEvents, connectWriter } from '../support/write-events.js';

const THINGS = 'subscription { things { cursor isUpToDate events { pos padding } } }';
const EVENTS = 3000;

interface Frame {
  readonly isUpToDate: boolean;
  readonly events: readonly { readonly pos: number }[];
}

let database: FreshDatabase;
let writer: pg.Client;
let node: LiveNode;

beforeEach(async () => {
  database = await freshDatabase();
  writer = await connectWriter(database.url);
});

afterEach(async () => {
  await node.stop();
  await writer.end();
  await database.drop();
});

async function listen(): Promise<FeedClient> {
  const client = await FeedClient.open(node.url, await node.token());
  client.subscribe('1', THINGS);
  await client.until(() => client.frames('1').length >= 1);
  return client;
}

const positionsOf = (client: FeedClient) =>
  client.frames<Frame>('1').flatMap(frame => frame.events.map(event => event.pos));
const all = Array.from({ length: EVENTS }, (_, index) => index + 1);

async function write(): Promise<void> {
  const subjects = Array.from({ length: 50 }, aSubject);
  for (let round = 0; round < EVENTS / subjects.length; round++) {
    await commitEvents(writer, subjects);
    node.live.ring();
  }
}

test('a reader that stands still for a while goes back to catching up and still gets everything, and nobody waits for it', async () => {
  node = await startLiveNode({ databaseUrl: database.url, padding: 8000 });
  const [slow, quick] = [await listen(), await listen()];
  slow.pause();
  await write();
  await quick.until(() => positionsOf(quick).length === EVENTS, 20_000);
  slow.resume();
  await slow.until(() => positionsOf(slow).length >= EVENTS, 20_000);
  expect(positionsOf(slow)).toEqual(all);
  expect(positionsOf(quick)).toEqual(all);
  expect(slow.frames<Frame>('1').some(frame => !frame.isUpToDate)).toBe(true);
  expect(slow.closed).toBeNull();
  await Promise.all([slow.close(), quick.close()]);
});

test('a reader that does not read at all is closed with 4290 and its subscription is gone', async () => {
  node = await startLiveNode({ databaseUrl: database.url, padding: 8000, limits: { stalledMs: 300 } });
  const stalled = await listen();
  stalled.pause();
  await write();
  await waitFor(() => node.door.gauges.subscriptions === 0, 15_000);
  stalled.resume();
  await stalled.until(() => stalled.closed !== null);
  await waitFor(() => node.live.hub.iterators === 0 && node.live.hub.groups === 0);
});
