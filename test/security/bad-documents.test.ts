import pg from 'pg';
import { Role } from '../../src/platform/access/viewer.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { NAMES, ROWS } from '../support/bad-documents.js';
import { digestOf, settled } from '../support/digest.js';
import { FeedClient } from '../support/feed-client.js';
import { codesOf, faultsOf, faultsOfErrors, type RawAnswer, sendRaw } from '../support/oracle.js';

let app: TestApp;
let owner: pg.Client;
let before: Record<string, string>;
let bearer: string;

beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  await settled(owner);
  before = await digestOf(owner);
  bearer = `Bearer ${await app.token(Role.ADMIN)}`;
});

afterEach(async () => {
  expect(await digestOf(owner)).toEqual(before);
  const probe = await sendRaw(app.url, {
    headers: { 'content-type': 'application/json', authorization: bearer },
    body: '{"query":"{ viewer { role } }"}',
  });
  expect(probe.status).toBe(200);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

afterAll(async () => {
  await owner.end();
  await app.stop();
});

const post = (body: unknown): Promise<RawAnswer> =>
  sendRaw(app.url, {
    headers: { 'content-type': 'application/json', authorization: bearer },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('a document that is no good is refused, shows nothing and changes nothing', () => {
  test.each(ROWS)('over POST: %s', async (_what, operation, codes) => {
    const answer = await post(operation);
    expect(faultsOf(answer)).toEqual([]);
    expect(codes.split(' ')).toEqual(expect.arrayContaining([...new Set(codesOf(answer))]));
    expect(codesOf(answer).length).toBeLessThanOrEqual(6);
  });

  test.each(
    ROWS.filter(
      ([, { query, variables, extensions }]) =>
        typeof query === 'string' && !extensions && JSON.stringify([query, variables]).length < 4000,
    ),
  )('over GET: %s', async (_what, { query, variables, operationName }, codes) => {
    const words = new URLSearchParams({
      query: String(query),
      ...(variables !== undefined && { variables: JSON.stringify(variables) }),
      ...(operationName !== undefined && { operationName: String(operationName) }),
    });
    const answer = await sendRaw(app.url, {
      method: 'GET',
      path: `/graphql?${words}`,
      headers: { authorization: bearer, 'apollo-require-preflight': 'true' },
    });
    expect(faultsOf(answer)).toEqual([]);
    expect(`${codes} BAD_REQUEST`.split(' ')).toEqual(expect.arrayContaining([...new Set(codesOf(answer))]));
  });

  test('over a socket: each gets its error under its id, and another subscription goes on', async () => {
    const client = await FeedClient.open(`${app.url}/graphql`, bearer.slice('Bearer '.length));
    client.subscribe('alive', 'subscription { pipelineChanged(minIntervalMs: 100) { cursor isSnapshot } }');
    await client.until(() => client.frames('alive').length > 0);
    const sent = ROWS.filter(
      ([, { query, variables }]) =>
        typeof query === 'string' &&
        isMap(variables) &&
        JSON.stringify([query, variables]).length < 60_000 &&
        !deeper(variables),
    );
    for (const [index, [, operation]] of sent.entries())
      client.send({ id: `${index}`, type: 'subscribe', payload: { ...operation, operationName: undefined } });
    await client.until(() => client.closed !== null || sent.every((_, index) => client.codes(`${index}`) !== null));
    expect(client.closed).toBeNull();
    const faults = sent.flatMap(([what], index) => {
      const errors = client.received.find(message => message.id === `${index}` && message.type === 'error')
        ?.payload as object[];
      return faultsOfErrors(errors).map(fault => `${what}: ${fault}`);
    });
    expect(faults).toEqual([]);
    expect(client.codes('alive')).toBeNull();
    client.send({ type: 'ping' });
    await client.until(() => client.received.some(({ type }) => type === 'pong'));
    await client.close();
  });
});

describe('names of the schema are not suggested', () => {
  test.each(NAMES)('%s', async (_what, operation) => {
    expect((await post(operation)).text).not.toMatch(/did you mean/i);
  });
});

function isMap(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

function deeper(value: unknown): boolean {
  return JSON.stringify(value ?? {}).includes('"not":{"not":{"not":{"not":{"not":{"not"');
}
