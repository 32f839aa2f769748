import { createConnection } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { Role } from '../../src/platform/access/viewer.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { digestOf, settled } from '../support/digest.js';
import { codesOf, faultsOf, type RawRequest, sendRaw } from '../support/oracle.js';

const QUERY = '{"query":"{ viewer { role } }"}';
const MUTATION = JSON.stringify({ query: 'mutation { createTeam(input: { name: "Planted" }) { team { id } } }' });
const BIG = JSON.stringify({ query: '{ viewer { role } }', extensions: { pad: 'x'.repeat(11 * 1024 * 1024) } });
const JSON_HEADERS = { 'content-type': 'application/json' };

type Row = readonly [what: string, request: RawRequest, statuses: readonly number[]];

const BODIES: readonly Row[] = [
  ...(
    [
      ['nothing', ''],
      ['half an object', '{"query":'],
      ['a text', '"{ viewer { role } }"'],
      ['null', 'null'],
      ['a number', '1'],
      ['true', 'true'],
      ['an empty object', '{}'],
      ['two objects', `${QUERY}${QUERY}`],
      ['a comment', `/* */${QUERY}`],
      ['single quotes', "{'query':'{ viewer { role } }'}"],
      ['a trailing comma', '{"query":"{ viewer { role } }",}'],
      ['50,000 brackets', '['.repeat(50_000)],
      ['50,000 open objects', '{"a":'.repeat(50_000)],
      ['no query', '{"variables":{}}'],
      ['an empty query', '{"query":""}'],
      ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
      ['a prototype', '{"__proto__":{"polluted":1},"query":5}'],
      ['an empty batch', '[]'],
      ['a batch of one', `[${QUERY}]`],
      ['a batch of ten', `[${Array(10).fill(QUERY)}]`],
      ['a batch in a batch', `[[${QUERY}]]`],
      ['a batch of null', '[null]'],
      ['a hash without a document', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}'],
      ['extensions that are a list', '{"query":"{ viewer { role } }","extensions":[]}'],
    ] as const
  ).map(
    ([what, body]): Row => [
      `a body of ${what}`,
      { headers: JSON_HEADERS, body },
      [what === 'a hash without a document' ? 200 : 400],
    ],
  ),
];

const TYPES: readonly Row[] = [
  'text/plain',
  'text/plain;charset=utf-8',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/graphql',
  'application/xml',
  'application/json;charset=utf-7',
  'application/json; charset=ibm500',
  'application/json; charset=utf-16',
  'application/json, text/plain',
  'nonsense',
  'application/',
].map((type): Row => [`the content type ${type}`, { headers: { 'content-type': type }, body: MUTATION }, [400, 415]]);

const METHODS: readonly Row[] = [
  ...['PUT', 'DELETE', 'PATCH', 'HEAD'].map(
    (method): Row => [
      `the method ${method}`,
      { method, headers: JSON_HEADERS, ...(method !== 'HEAD' && { body: QUERY }) },
      [405],
    ],
  ),
  [
    'a GET that nobody but a browser would send',
    { method: 'GET', path: `/graphql?query=${encodeURIComponent('{ viewer { role } }')}` },
    [400],
  ],
  [
    'a mutation by GET',
    {
      method: 'GET',
      path: `/graphql?query=${encodeURIComponent('mutation { createTeam(input: { name: "Planted" }) { team { id } } }')}`,
      headers: { 'apollo-require-preflight': '1' },
    },
    [405],
  ],
  [
    'a subscription by GET',
    {
      method: 'GET',
      path: `/graphql?query=${encodeURIComponent('subscription { pipelineChanged { cursor } }')}`,
      headers: { 'apollo-require-preflight': '1' },
    },
    [400, 405],
  ],
  [
    'a subscription by POST',
    { headers: JSON_HEADERS, body: JSON.stringify({ query: 'subscription { pipelineChanged { cursor } }' }) },
    [400],
  ],
  [
    'a query twice in the address',
    {
      method: 'GET',
      path: '/graphql?query={__typename}&query={__typename}',
      headers: { 'apollo-require-preflight': '1' },
    },
    [400],
  ],
  [
    'variables in the address that are no JSON',
    { method: 'GET', path: '/graphql?query={__typename}&variables={', headers: { 'apollo-require-preflight': '1' } },
    [400],
  ],
  ['an address that cannot be read', { method: 'GET', path: '/%E0%A4%A', headers: JSON_HEADERS }, [400, 404]],
];

const SIZES: readonly Row[] = [
  [
    'a body of 1 MiB and more',
    { headers: JSON_HEADERS, body: JSON.stringify({ query: '{ viewer { role } }', pad: 'x'.repeat(1024 * 1024) }) },
    [413],
  ],
  ['a gzip bomb', { headers: { ...JSON_HEADERS, 'content-encoding': 'gzip' }, body: gzipSync(BIG) }, [413]],
  ['a deflate bomb', { headers: { ...JSON_HEADERS, 'content-encoding': 'deflate' }, body: deflateSync(BIG) }, [413]],
  ['a brotli bomb', { headers: { ...JSON_HEADERS, 'content-encoding': 'br' }, body: brotliCompressSync(BIG) }, [413]],
  [
    'an encoding that does not exist',
    { headers: { ...JSON_HEADERS, 'content-encoding': 'rot13' }, body: QUERY },
    [415],
  ],
  ['gzip that is none', { headers: { ...JSON_HEADERS, 'content-encoding': 'gzip' }, body: QUERY }, [400]],
];

const PLACES: readonly Row[] = [
  '/',
  '/graphiql',
  '/playground',
  '/console',
  '/graphql/',
  '/GRAPHQL',
  '/graphql/stream',
  '/.env',
  '/.git/config',
  '/wallboard/../../package.json',
  '/wallboard/%2e%2e/%2e%2e/package.json',
  '/wallboard/..%2f..%2fpackage.json',
  '/wallboard/%00',
  '/livez/x',
  '/admin',
].map((path): Row => [`the address ${path}`, { method: 'GET', path }, [400, 403, 404]]);

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
  const probe = await sendRaw(app.url, { headers: { ...JSON_HEADERS, authorization: bearer }, body: QUERY });
  expect(probe.status).toBe(200);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

afterAll(async () => {
  await owner.end();
  await app.stop();
});

describe('a request that is none of ours is refused in JSON with a code and a request id', () => {
  test.each([...BODIES, ...TYPES, ...METHODS, ...SIZES, ...PLACES])('%s', async (_what, request, statuses) => {
    const answer = await sendRaw(app.url, {
      ...request,
      headers: { authorization: bearer, 'x-request-id': 'mine.1', ...request.headers },
    });
    expect(faultsOf(answer)).toEqual([]);
    expect(statuses).toContain(answer.status);
    expect(answer.headers.get('x-request-id')).toBe('mine.1');
    if (answer.text !== '')
      expect(
        JSON.parse(answer.text).errors.map(
          (error: { extensions: { requestId: string } }) => error.extensions.requestId,
        ),
      ).toContain('mine.1');
  });

  test.each(['', 'a b', 'x'.repeat(129), 'a"b', 'a<script>', 'ä'])('a request id %p is not taken over', async given => {
    const answer = await sendRaw(app.url, {
      headers: { ...JSON_HEADERS, 'x-request-id': encodeURI(given) === given ? given : 'a b' },
      body: '{',
    });
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });
});

describe('pages of others may not read answers', () => {
  test.each([
    'null',
    'https://evil.example',
    'https://app.example.com.evil.example',
    'https://evilapp.example.com',
    'http://127.0.0.1',
    'https://localhost:1',
  ])('an origin %s gets no leave', async origin => {
    for (const method of ['POST', 'OPTIONS']) {
      const answer = await sendRaw(app.url, {
        method,
        headers: { ...JSON_HEADERS, origin, authorization: bearer },
        ...(method === 'POST' && { body: QUERY }),
      });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('bytes that are no request', () => {
  const HEAD = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  test.each([
    ['two lengths', `${HEAD}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}`, 400],
    ['a length and chunks', `${HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ['a header with a space before its colon', `${HEAD}Content-Length : 5\r\n\r\n{}`, 400],
    ['a chunk size that is none', `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    [
      '2,000 headers',
      `${HEAD}${Array.from({ length: 2000 }, (_, i) => `X-${i}: ${'y'.repeat(20)}`).join('\r\n')}\r\n\r\n`,
      431,
    ],
    ['no protocol', 'hello\r\n\r\n', 400],
    ['TLS', '\u0016\u0003\u0001\u0002', 400],
  ])('%s', async (_what, bytes, status) => {
    const text = await sendBytes(new URL(app.url), bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const answer = {
      status,
      headers: new Headers({ 'content-type': /content-type: (.*)/i.exec(text)?.[1]?.trim() ?? '' }),
      text: text.split('\r\n\r\n')[1] ?? '',
      ms: 0,
      method: 'POST',
    };
    expect(faultsOf(answer)).toEqual([]);
    expect(codesOf(answer)).toEqual(['BAD_REQUEST']);
  });
});

/** What comes back for bytes as they are, until the other side closes. */
function sendBytes(url: URL, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(url.port), url.hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
    let text = '';
    socket.on('data', data => {
      text += String(data);
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
    socket.setTimeout(5000, () => socket.destroy());
  });
}
