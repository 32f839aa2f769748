import type pg from 'pg';
import WebSocket from 'ws';
import { Role } from '../../src/platform/access/viewer.js';
import { appendOutbox } from '../../src/platform/events/outbox.js';
import { newId } from '../../src/platform/ids.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { FeedClient } from '../support/feed-client.js';
import { type LiveNode, startLiveNode } from '../support/live-node.js';
import { waitFor } from '../support/wait-for.js';
import { connectWriter } from '../support/write-events.js';

const THINGS = 'subscription { things { cursor events { pos } } }';

let database: FreshDatabase;
let node: LiveNode;
let writer: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  node = await startLiveNode({
    databaseUrl: database.url,
    limits: { socketsOfIdentity: 5, subscriptionsOfIdentity: 20, socketMessages: 60 },
  });
  writer = await connectWriter(database.url);
});

afterAll(async () => {
  await writer.end();
  await node.stop();
  await database.drop();
});

/** The status of an upgrade that is refused, or `open`. */
function knock(
  url: string,
  headers: Record<string, string> = {},
  protocol = 'graphql-transport-ws',
): Promise<number | 'open' | 'failed'> {
  return new Promise(resolve => {
    const socket = new WebSocket(url.replace(/^http/, 'ws'), protocol, { headers });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 'failed'));
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
    socket.on('error', () => resolve('failed'));
  });
}

test.each([
  ['no origin', undefined, 'open'],
  ['an origin of the list', 'https://wall.example.com', 'open'],
  ['null', 'null', 403],
  ['another origin', 'https://evil.example', 403],
  ['a suffix trick', 'https://wall.example.com.evil.example', 403],
  ['a prefix trick', 'https://evilwall.example.com', 403],
  ['another scheme', 'http://wall.example.com', 403],
  ['another port', 'https://wall.example.com:8443', 403],
  ['a homograph', 'https://xn--wll-5cd.example.com', 403],
])('a socket from %s: %s → %s', async (_what, origin, expected) => {
  const headers: Record<string, string> = origin === undefined ? {} : { origin };
  const answer = await knock(node.url, headers).catch(() => 'failed');
  expect(answer).toBe(expected);
});

test('another path is 404, and a protocol that is not ours is not agreed to', async () => {
  expect(await knock(node.url.replace('/graphql', '/elsewhere'))).toBe(404);
  expect(await knock(node.url, {}, 'graphql-ws')).toBe('failed');
});

test.each([
  ['subscribe before init', { id: '1', type: 'subscribe', payload: { query: THINGS } }, 4401],
  ['a message without a type', { id: '1' }, 4400],
  ['a type that does not exist', { type: 'nothing' }, 4400],
  ["a message of the server's", { type: 'connection_ack' }, 4400],
  ['next from a client', { id: '1', type: 'next', payload: {} }, 4400],
  ['init without a token', { type: 'connection_init' }, 4403],
  ['init with a payload that is no object', { type: 'connection_init', payload: 'x' }, 4400],
  ['init with a token that is no text', { type: 'connection_init', payload: { authorization: { $ne: null } } }, 4403],
  ['init with a token that is not ours', { type: 'connection_init', payload: { authorization: 'Bearer a.b.c' } }, 4403],
  ['init with another scheme', { type: 'connection_init', payload: { authorization: 'Basic YTpi' } }, 4403],
])('%s is answered by closing the socket (%#)', async (_what, message, code) => {
  const client = await FeedClient.open(node.url);
  client.send(message);
  await client.until(() => client.closed !== null);
  expect(client.closed?.code).toBe(code);
});

test('text that is no JSON, deep JSON, binary and oversized frames have their codes, never 4500', async () => {
  const send = async (data: string | Buffer): Promise<number | undefined> => {
    const client = await FeedClient.open(node.url);
    client.socket.send(data);
    await client.until(() => client.closed !== null);
    return client.closed?.code;
  };
  expect(await send('{')).toBe(4400);
  expect(await send('['.repeat(30_000))).toBe(4400);
  expect(await send(Buffer.from('{}'))).toBe(1003);
  expect(await send('x'.repeat(64 * 1024 + 1))).toBe(1009);
});

test('a second init closes with 4429, a second subscription of one id with 4409', async () => {
  const first = await FeedClient.open(node.url, await node.token());
  first.send({ type: 'connection_init', payload: { authorization: `Bearer ${await node.token()}` } });
  await first.until(() => first.closed !== null);
  expect(first.closed?.code).toBe(4429);
  const second = await FeedClient.open(node.url, await node.token());
  second.subscribe('1', THINGS);
  second.subscribe('1', THINGS);
  await second.until(() => second.closed !== null);
  expect(second.closed?.code).toBe(4409);
});

test('whoever says nothing for three seconds is closed with 4408', async () => {
  const client = await FeedClient.open(node.url);
  await client.until(() => client.closed !== null);
  expect(client.closed?.code).toBe(4408);
});

test('connection_ack says when the token ends and how often to expect a frame', async () => {
  const client = await FeedClient.open(node.url, await node.token({ ttlSeconds: 600 }));
  const ack = client.received[0]?.payload as { expiresAt: string; heartbeatSeconds: number };
  expect(Math.abs(Date.parse(ack.expiresAt) - Date.now() - 600_000)).toBeLessThan(5000);
  expect(ack.heartbeatSeconds).toBe(15);
  await client.close();
});

test('an identity has as many sockets as it may: the next is closed with 4291', async () => {
  const clients = [];
  for (let count = 0; count < 5; count++)
    clients.push(await FeedClient.open(node.url, await node.token({ subject: 'kiosk' })));
  const next = await FeedClient.open(node.url, await node.token({ subject: 'kiosk' }));
  await next.until(() => next.closed !== null);
  expect(next.closed?.code).toBe(4291);
  expect(clients.every(client => client.closed === null)).toBe(true);
  await Promise.all(clients.map(client => client.close()));
  await waitFor(() => node.door.gauges.sockets === 0);
  const again = await FeedClient.open(node.url, await node.token({ subject: 'kiosk' }));
  expect(again.closed).toBeNull();
  await again.close();
});

test('an identity has as many subscriptions as it may: the next ends with SUBSCRIPTION_LIMIT and the others go on', async () => {
  const client = await FeedClient.open(node.url, await node.token({ subject: 'greedy' }));
  for (let count = 0; count < 21; count++) client.subscribe(`${count}`, THINGS);
  await client.until(() => client.codes('20') !== null);
  expect(client.codes('20')).toEqual(['SUBSCRIPTION_LIMIT']);
  await client.until(() =>
    Array.from({ length: 20 }, (_, id) => client.frames(`${id}`).length).every(count => count === 1),
  );
  await client.close();
  await waitFor(() => node.door.gauges.subscriptions === 0);
});

test('a flood of messages is closed with 4291', async () => {
  const client = await FeedClient.open(node.url, await node.token({ subject: 'flood' }));
  for (let count = 0; count < 100; count++) client.send({ type: 'ping' });
  await client.until(() => client.closed !== null);
  expect(client.closed?.code).toBe(4291);
});

test('a subscribe and complete churn leaves nothing open', async () => {
  const client = await FeedClient.open(node.url, await node.token({ subject: 'churn' }));
  for (let count = 0; count < 25; count++) {
    client.subscribe(`${count}`, THINGS);
    client.send({ id: `${count}`, type: 'complete' });
  }
  client.send({ type: 'ping' });
  await client.until(() => client.received.some(message => message.type === 'pong'));
  await waitFor(() => node.live.hub.iterators === 0 && node.door.gauges.subscriptions === 0);
  client.subscribe('last', THINGS);
  await client.until(() => client.frames('last').length >= 1);
  await client.close();
});

test('a token that has run out is told apart from one that is not ours', async () => {
  const client = await FeedClient.open(node.url, await node.token({ ttlSeconds: -60 }));
  await client.until(() => client.closed !== null);
  expect(client.closed).toEqual({ code: 4403, reason: 'token expired' });
});

test('when access is taken away the socket is closed at that position and no later event is written to it', async () => {
  const teamId = newId('team');
  const token = await node.token({ subject: 'manager', role: Role.MANAGER, teamId });
  const [one, other] = [await FeedClient.open(node.url, token), await FeedClient.open(node.url, await node.token())];
  for (const client of [one, other]) {
    client.subscribe('1', THINGS);
    await client.until(() => client.frames('1').length >= 1);
  }
  await commit(['teamChanged', 'leadUpdated']);
  for (const client of [one, other]) await client.until(() => eventsOf(client).length === 2);
  node.revoke('manager');
  await commit(['leadUpdated', 'teamChanged', 'leadUpdated']);
  await other.until(() => eventsOf(other).length === 5);
  await one.until(() => one.closed !== null);
  expect(one.closed).toEqual({ code: 4403, reason: 'access changed' });
  expect(eventsOf(one).length).toBeLessThanOrEqual(3);
  await other.close();
});

const eventsOf = (client: FeedClient) =>
  client.frames<{ events: { pos: number }[] }>('1').flatMap(frame => frame.events);

async function commit(types: readonly string[]): Promise<void> {
  const events = types.map(type => ({ type, subjectId: newId('lead'), subjectVersion: 1, body: {}, at: new Date() }));
  await appendOutbox((text, parameters) => writer.query(text, parameters), events);
  node.live.ring();
}
