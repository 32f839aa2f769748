import WebSocket from 'ws';
import { startTestApp, type TestApp } from '../support/app.js';
import { freshRedis } from '../support/database.js';
import { FeedClient } from '../support/feed-client.js';
import { nextNumber, type Walk, walkOf } from '../support/walk.js';

const FEED = 'subscription { leadStageChanged { isUpToDate } }';
/** What is promised of a revocation, from the answer to the closed socket. */
const CLOSED_MS = 5000;

let first: TestApp;
let second: TestApp;
let walk: Walk;

beforeAll(async () => {
  const redisUrl = await freshRedis();
  first = await startTestApp({ redisUrl });
  second = await startTestApp({ redisUrl, database: first.database });
  walk = walkOf(first);
});
afterAll(async () => {
  await walk.stop();
  await second.stop();
  await first.stop();
});

async function issued(input: object): Promise<{ id: string; secret: string }> {
  const { data } = await first.run<{ createApiKey: { secret: string; apiKey: { id: string } } }>('CreateApiKey', {
    input: { name: 'A key', scopes: ['LEADS_READ', 'FEEDS'], ...input },
  });
  return { id: data?.createApiKey.apiKey.id ?? '', secret: data?.createApiKey.secret ?? '' };
}

async function listening(app: TestApp, secret: string): Promise<FeedClient> {
  const client = await FeedClient.open(`${app.url}/graphql`, secret);
  client.subscribe('1', FEED);
  await client.until(() => client.frames('1').length > 0 || client.codes('1') !== null || client.closed !== null);
  expect([client.codes('1'), client.closed]).toEqual([null, null]);
  return client;
}

test('a screen listens with a key, and is closed with 4403 on every node once the key is revoked; others stay', async () => {
  const [revoked, kept] = [await issued({ role: 'WALLBOARD' }), await issued({ role: 'WALLBOARD' })];
  const gone = [await listening(first, revoked.secret), await listening(second, revoked.secret)];
  const here = [await listening(first, kept.secret), await listening(second, kept.secret)];
  await walk.act('RevokeApiKey', { id: revoked.id });
  const startedMs = performance.now();
  for (const client of gone) await client.until(() => client.closed !== null, CLOSED_MS);
  expect(performance.now() - startedMs).toBeLessThan(CLOSED_MS);
  expect(gone.map(({ closed }) => closed)).toEqual(Array(2).fill({ code: 4403, reason: 'access changed' }));
  for (const client of here) {
    client.subscribe('2', FEED);
    await client.until(() => client.frames('2').length > 0);
    expect(client.closed).toBeNull();
    await client.close();
  }
  const again = await FeedClient.open(`${second.url}/graphql`, revoked.secret);
  expect(again.closed).toEqual({ code: 4403, reason: 'token not valid' });
});

test('a partner that is switched off loses its sockets too', async () => {
  const key = `house-${nextNumber()}`;
  const { partner } = await walk.act('SavePartner', { key, name: 'A house' });
  const { secret } = await issued({ role: 'PARTNER', partnerId: partner?.id });
  const client = await listening(second, secret);
  await walk.act('SavePartner', { key, name: 'A house, renamed' });
  await walk.act('SavePartner', { key, name: 'A house, renamed', isActive: false });
  await client.until(() => client.closed !== null, CLOSED_MS);
  expect(client.closed?.code).toBe(4403);
});

test('a key without the scope for feeds signs in and is refused each of them', async () => {
  const { secret } = await issued({ role: 'WALLBOARD', scopes: ['LEADS_READ'] });
  const client = await FeedClient.open(`${first.url}/graphql`, secret);
  client.subscribe('1', FEED);
  await client.until(() => client.codes('1') !== null);
  expect(client.codes('1')).toEqual(['FORBIDDEN']);
  await client.close();
});

test('a key in the address of a socket is refused before the handshake', async () => {
  const { secret } = await issued({ role: 'WALLBOARD' });
  const status = await new Promise<number | undefined>(resolve => {
    const address = `${first.url.replace(/^http/, 'ws')}/graphql?authorization=${secret}`;
    const socket = new WebSocket(address, 'graphql-transport-ws');
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('open', () => resolve(0));
    socket.on('error', () => undefined);
  });
  expect(status).toBe(400);
});
