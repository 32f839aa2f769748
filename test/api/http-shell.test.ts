import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { Registry } from 'prom-client';
import { requestIdOf } from '../../src/platform/http/answers.js';
import { createHttpServer, type HttpParts, type HttpServer } from '../../src/platform/http/server.js';
import { LIMITS } from '../../src/platform/limits.js';
import { makeLog } from '../../src/platform/log.js';
import { waitFor } from '../support/wait-for.js';

const ORIGIN = 'https://sales.example.com';
const CONFIG = { host: '127.0.0.1', port: 0, allowedOrigins: [ORIGIN], environment: 'test', explorer: 'off' } as const;

interface ErrorAnswer {
  errors: [{ message: string; extensions: { code: string } }];
}

let server: HttpServer;
let url: string;
let isDatabaseWell = true;
let hold: Promise<void> | null = null;
const upgraded: IncomingMessage[] = [];
const steps: string[] = [];

beforeEach(async () => {
  isDatabaseWell = true;
  hold = null;
  upgraded.length = 0;
  steps.length = 0;
  server = createHttpServer(CONFIG, parts());
  url = await server.listen();
});

afterEach(() => server.stop());

test('an operation gets its parsed body and its request id', async () => {
  const response = await post('{"query":"{ x }"}', { 'x-request-id': 'desk-7' });
  expect(await response.json()).toEqual({ body: { query: '{ x }' }, requestId: 'desk-7' });
  expect(response.headers.get('x-request-id')).toBe('desk-7');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('x-powered-by')).toBeNull();
});

test.each([
  ['with a space', 'a b'],
  ['too long', 'x'.repeat(129)],
  ['markup', '"><script>'],
])('a request id that is none (%s) is replaced by a new one', async (_what, given) => {
  const id = (await post('{}', { 'x-request-id': given })).headers.get('x-request-id');
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
});

test.each([
  ['broken JSON', '{"query":', {}, 400],
  ['JSON that is no object', '"text"', {}, 400],
  ['a body that is too large', `{"query":"${'x'.repeat(LIMITS.bodyBytes)}"}`, {}, 413],
  ['another charset', '{}', { 'content-type': 'application/json; charset=utf-7' }, 415],
  [
    'a compressed bomb',
    gzipSync(`{"query":"${' '.repeat(20 * LIMITS.bodyBytes)}"}`),
    { 'content-encoding': 'gzip' },
    413,
  ],
  ['an unknown compression', '{}', { 'content-encoding': 'zzz' }, 415],
])('%s is answered in JSON with the right status', async (...[_what, body, headers, status]) => {
  const response = await post(body, headers);
  expect(response.status).toBe(status);
  const text = await response.text();
  expect(JSON.parse(text)).toEqual({
    errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) } }],
  });
  expect(text).not.toMatch(/node_modules|SyntaxError|at .*:\d+/);
});

test.each(['PUT', 'DELETE', 'PATCH'])('%s is not for /graphql', async method => {
  const response = await fetch(`${url}/graphql`, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, OPTIONS']);
  expect(((await response.json()) as ErrorAnswer).errors[0].extensions.code).toBe('BAD_REQUEST');
});

test.each([
  '/',
  '/graphiql',
  '/playground',
  '/console',
  '/GraphQL',
  '/wallboard/../package.json',
  '/wallboard/.env',
  '/wallboard/%E0%A4%A',
])('there is nothing at %s', async path => {
  const response = await fetch(url + path);
  expect(response.status).toBe(404);
  expect(((await response.json()) as ErrorAnswer).errors[0].message).toBe('There is nothing at this address.');
});

test('headers that are too large, and no HTTP at all, are refused in JSON', async () => {
  expect(await raw(`GET / HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(LIMITS.headerBytes)}\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 431 .*"code":"BAD_REQUEST"/s,
  );
  expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*"code":"BAD_REQUEST"/s);
  expect(
    await raw('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'),
  ).toMatch(/^HTTP\/1.1 400 /);
});

test('a page of a listed origin may read answers, no other may', async () => {
  const allowed = await post('{}', { origin: ORIGIN });
  expect(allowed.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  for (const origin of [
    'null',
    `${ORIGIN}.evil`,
    'http://sales.example.com',
    `${ORIGIN}:444`,
    'https://SALES.example.com',
    'https://a.sales.example.com',
  ]) {
    expect((await post('{}', { origin })).headers.get('access-control-allow-origin')).toBeNull();
  }
  const preflight = await fetch(`${url}/graphql`, { method: 'OPTIONS', headers: { origin: ORIGIN } });
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, POST']);
});

test('readiness names each check and follows it, and does not say why', async () => {
  const well = await fetch(`${url}/readyz`);
  expect([well.status, await well.json()]).toEqual([
    200,
    { status: 'ready', checks: { database: { ok: true, lagMs: 3 } } },
  ]);
  isDatabaseWell = false;
  const ill = await waitFor(async () => {
    const response = await fetch(`${url}/readyz`);
    return response.status === 503 && response;
  });
  expect(await ill.json()).toEqual({ status: 'not ready', checks: { database: { ok: false } } });
  expect((await fetch(`${url}/livez`)).status).toBe(200);
});

test('metrics are in the form of Prometheus', async () => {
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
});

test.each([
  ['no origin', undefined, 101],
  ['our own page', 'own', 101],
  ['a listed origin', ORIGIN, 101],
  ['null', 'null', 403],
  ['a suffix', `${ORIGIN}.evil`, 403],
  ['a prefix', 'https://sales.example.co', 403],
  ['another scheme', 'http://sales.example.com', 403],
  ['another port', `${ORIGIN}:8443`, 403],
  ['a look-alike', 'https://sаles.example.com', 403],
  ['two at once', `${ORIGIN}, https://evil.example`, 403],
])('a socket from %s', async (_what, origin, status) => {
  expect(await upgrade('/graphql', origin === 'own' ? url : origin && Buffer.from(origin).toString('latin1'))).toBe(
    status,
  );
  expect(upgraded).toHaveLength(status === 101 ? 1 : 0);
});

test('a socket elsewhere is refused', async () => {
  expect(await upgrade('/wallboard', undefined)).toBe(404);
});

test('leaving: no new work, what was begun is answered, then the sockets are closed', async () => {
  let release: () => void = () => undefined;
  hold = new Promise(resolve => {
    release = resolve;
  });
  const pending = post('{"query":"slow"}', {});
  await waitFor(() => steps.includes('begun'));
  const stopping = server.stop();
  await waitFor(() =>
    fetch(`${url}/livez`).then(
      () => false,
      () => true,
    ),
  );
  expect(steps).toEqual(['begun']);
  release();
  expect((await pending).status).toBe(200);
  await stopping;
  expect(steps).toEqual(['begun', 'answered', 'sockets drained']);
});

function parts(): HttpParts {
  return {
    log: makeLog('silent'),
    registry: new Registry(),
    checks: [
      {
        name: 'database',
        run: async () => {
          if (!isDatabaseWell) throw new Error('password wrong');
          return { lagMs: 3 };
        },
      },
    ],
    graphql: async (request, response) => {
      steps.push('begun');
      await hold;
      steps.push('answered');
      response.json({ body: request.body, requestId: requestIdOf(request) });
    },
    upgrade: (request, socket) => {
      upgraded.push(request);
      socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
    },
    drainSockets: async () => {
      steps.push('sockets drained');
    },
  };
}

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<Response> {
  return fetch(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
}

async function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket
    .on('data', chunk => {
      answer += chunk.toString();
    })
    .on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

async function upgrade(path: string, origin: string | undefined): Promise<number | undefined> {
  const request = httpRequest(url + path, {
    headers: { connection: 'upgrade', upgrade: 'websocket', ...(origin ? { origin } : {}) },
  });
  request.end();
  const status = new Promise<number | undefined>((resolve, reject) => {
    request.on('upgrade', (response: IncomingMessage, socket: Duplex) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    request.on('response', response => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
  });
  return status;
}
