import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { judgeClock } from '../../src/cli/doctor/database.js';
import { examine } from '../../src/cli/doctor/examine.js';
import { examineNode } from '../../src/cli/doctor/settings.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { OwnRedis } from '../support/own-redis.js';

const SECRET = 'a token secret of thirty-two bytes or more, for nobody else';
const SLOW_MS = 120_000;

let database: FreshDatabase;
let redis: OwnRedis;
beforeAll(async () => {
  database = await freshDatabase();
  redis = await OwnRedis.start();
}, SLOW_MS);
afterAll(async () => {
  await redis?.stop();
  await database?.drop();
});

const soundEnv = () => ({
  NODE_ENV: 'production',
  PORT: '0',
  DATABASE_URL: database.url,
  REDIS_URL: redis.url,
  PLIMSOLL_TOKEN_SECRET: SECRET,
});
/** What is found beyond that all is well. The server of the tests runs without fsync, and that alone is wrong with it. */
const found = async (env: Readonly<Record<string, string>>) => {
  const findings = await examine({ ...soundEnv(), ...env });
  for (const secret of [SECRET, new URL(database.url).password]) expect(JSON.stringify(findings)).not.toContain(secret);
  return findings
    .filter(({ level, name }) => level !== 'OK' && name !== 'fsync')
    .map(({ level, what, why, todo }) => {
      expect([why, todo]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/[.?]$/)]);
      return `${level} ${what}`;
    });
};
const sql = (statement: string) => withOwner(database.url, client => client.query(statement));
const changed = (part: 'port' | 'password' | 'pathname', value: string) => {
  const url = new URL(database.url);
  url[part] = value;
  return url.href;
};

test('a sound set-up is told as sound, but for the fsync of the server of the tests', async () => {
  expect(await found({})).toEqual([]);
  const findings = await examine(soundEnv());
  expect(findings.filter(({ level }) => level !== 'OK').map(({ name, level }) => `${level} ${name}`)).toEqual([
    'WARN fsync',
  ]);
  expect(findings.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['node', 'config', 'database', 'clock', 'migrations', 'grants', 'log', 'redis', 'port']),
  );
});

test('settings that are wrong, misspelt or weak are told by name, never by value', async () => {
  expect(await found({ PORT: 'ninety', PLIMSOLL_TOKEN_SECRET: 'short' })).toEqual([
    'WARN PLIMSOLL_TOKEN_SECRET has few different characters.',
    'FAIL PORT must be a whole number from 0 to 65535.',
    'FAIL PLIMSOLL_TOKEN_SECRET must have at least 32 bytes.',
  ]);
  expect(await found({ PLIMSOLL_TOKEN_SECRET: 'ab'.repeat(20) })).toEqual([
    'WARN PLIMSOLL_TOKEN_SECRET has few different characters.',
  ]);
  const findings = await examine({ ...soundEnv(), PLIMSOLL_DB_POL: '3', PLIMSOLL_COLOUR: 'blue' });
  expect(findings.filter(({ name }) => name === 'unknown-variable').map(({ todo }) => todo)).toEqual([
    'Remove it; .env.example has all that there are.',
    'Did you mean PLIMSOLL_DB_POOL?',
  ]);
  expect(examineNode('20.1.0')).toMatchObject({ level: 'FAIL', what: 'Node 20.1.0 is too old.' });
});

test('a database that cannot be used is told with the reason', async () => {
  for (const [DATABASE_URL, reason] of [
    [changed('port', '1'), 'nobody listens there'],
    [changed('password', 'wrong'), 'the password is wrong'],
    [changed('pathname', '/nowhere'), 'there is no such database'],
  ] as const)
    expect(await found({ DATABASE_URL })).toEqual([
      expect.stringMatching(new RegExp(`^FAIL PostgreSQL at 127.0.0.1:.* cannot be used: ${reason}\\.$`)),
    ]);
});

test.each([
  [
    'a pending migration',
    [`delete from migration where name = '0013-search'`, `insert into migration (name) values ('0013-search')`],
    'FAIL The database is not migrated: 0013-search.',
  ],
  [
    'a newer schema',
    [`insert into migration (name) values ('9999-later')`, `delete from migration where name = '9999-later'`],
    'FAIL The database is ahead of this program: 9999-later.',
  ],
  [
    'facts that can be rewritten',
    ['grant update on lead_fact to plimsoll_app', 'revoke update on lead_fact from plimsoll_app'],
    'FAIL plimsoll_app may update lead_fact.',
  ],
  [
    'a trigger that is off',
    ['alter table lead_fact disable trigger append_only', 'alter table lead_fact enable trigger append_only'],
    'FAIL The trigger that refuses to rewrite facts is off.',
  ],
  [
    'events that nobody numbers',
    [
      `insert into outbox (type, subject_type, subject_id, subject_version, body, at) values ('x', 'lead', uuidv7(), 1, '{}', now() - interval '1 hour')`,
      'delete from outbox',
    ],
    'FAIL 1 committed events have waited up to 3600 s for their number, and no server is there to number them.',
  ],
  [
    'a reaction far behind',
    [
      `with h as (update event_head set pos = 20000) insert into consumer values ('slow', 1, 0) on conflict do nothing`,
      `with h as (update event_head set pos = 0) delete from consumer where name = 'slow'`,
    ],
    'WARN The reaction slow is 20000 events behind.',
  ],
])('%s is told', async (_what, [broken, mended], sentence) => {
  await sql(broken ?? '');
  const said = await found({}).finally(() => sql(mended ?? ''));
  expect(said.map(one => one.replace(/\d+ s /, '3600 s '))).toEqual([sentence]);
  expect(await found({})).toEqual([]);
});

test('a pool that the server cannot fill, and a commit that does not wait for the disk', async () => {
  expect(await found({ PLIMSOLL_DB_POOL: '900' })).toEqual([
    expect.stringMatching(/^WARN The server has \d+ connections, one process may want 916\.$/),
  ]);
  const name = new URL(database.url).pathname.slice(1);
  await sql(`alter database ${name} set synchronous_commit = off`);
  expect(await found({})).toEqual(['WARN synchronous_commit is off.']);
  await sql(`alter database ${name} set synchronous_commit = on`);
});

test('a Redis that throws keys away, and one that is stopped', async () => {
  await redis.command('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
  expect(await found({})).toEqual(['WARN Redis throws keys away when its memory is full (allkeys-lru).']);
  await redis.stop();
  expect(await found({})).toEqual([
    expect.stringMatching(/^FAIL Redis at 127.0.0.1:\d+ cannot be used: it does not answer\.$/),
  ]);
  await redis.start();
  expect(await found({})).toEqual([]);
});

test('a port that is taken, and an identity provider without keys', async () => {
  const other = createServer((_request, response) =>
    response.writeHead(404, { 'content-type': 'application/json' }).end('{}'),
  );
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  expect(await found({ PORT: String(port) })).toEqual([`FAIL 127.0.0.1:${port} is taken by another program.`]);
  const issuer = { NODE_ENV: 'development', PLIMSOLL_OIDC_ISSUER: 'http://who.example', PLIMSOLL_OIDC_AUDIENCE: 'x' };
  const keysUrl = `http://127.0.0.1:${port}/jwks.json`;
  expect(await found({ ...issuer, PLIMSOLL_OIDC_KEYS_URL: keysUrl })).toEqual([
    `FAIL ${keysUrl} answers with status 404 and no keys.`,
  ]);
  other.closeAllConnections();
  await new Promise(resolve => other.close(resolve));
  expect(await found({ ...issuer, PLIMSOLL_OIDC_KEYS_URL: keysUrl })).toEqual([
    `FAIL ${keysUrl} does not answer with JSON.`,
  ]);
});

test.each([
  [200, 'OK'],
  [-5000, 'WARN'],
  [60_000, 'FAIL'],
])('clocks that differ by %i ms are %s', (skewMs, level) => {
  expect(judgeClock(skewMs).level).toBe(level);
});

test(
  'the command prints what is wrong, why and what to do, and ends with 1 where something fails',
  async () => {
    const run = async (env: Readonly<Record<string, string>>, ...args: string[]) => {
      const child = spawn(process.execPath, ['bin/plimsoll.mjs', 'doctor', ...args], {
        env: { PATH: process.env.PATH, ...soundEnv(), ...env },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let stdout = '';
      child.stdout.setEncoding('utf8').on('data', text => {
        stdout += text;
      });
      return { exitCode: await new Promise<number | null>(resolve => child.on('close', resolve)), stdout };
    };
    const well = await run({}, '--json');
    expect([well.exitCode, JSON.parse(well.stdout)]).toEqual([0, expect.objectContaining({ isWell: true })]);
    const ill = await run({ DATABASE_URL: changed('port', '1') });
    expect(ill.exitCode).toBe(1);
    expect(ill.stdout).toContain(
      'cannot be used: nobody listens there.\n      Everything is kept there.\n      Start PostgreSQL',
    );
  },
  SLOW_MS,
);
