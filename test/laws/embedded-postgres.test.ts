import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/db/embedded.js';
import { assertServerVersion } from '../../src/platform/db/server-version.js';
import { makeLog } from '../../src/platform/log.js';
import { waitFor } from '../support/wait-for.js';

const log = makeLog('silent');
const cleanUps: (() => Promise<unknown>)[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'plimsoll-embedded-'));
  await chmod(folder, 0o755);
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  await rm(folder, { recursive: true, force: true });
});

test('what was written is there after a stop and a start, and no process is left', async () => {
  const first = await start();
  await query(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await second.stop();
  await second.stop();
  expect(isAlive(second.pid)).toBe(false);
});

test('the login owns its database and is no superuser', async () => {
  const { url } = await start();
  const [row] = await query(
    url,
    `select rolsuper, rolcreaterole, rolcreatedb, pg_get_userbyid(datdba) = current_user as owns
    from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
  );
  expect(row).toEqual({ rolsuper: false, rolcreaterole: true, rolcreatedb: true, owns: true });
});

test('nobody gets in without the password, and nobody from outside this machine', async () => {
  const { url } = await start();
  for (const user of ['postgres', 'plimsoll_owner']) {
    const other = new URL(url);
    other.username = user;
    other.password = 'guess';
    await expect(query(other.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  }
  expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
});

test.each([[''], ['zh_CN.GBK'], ['no-such-locale']])(
  'the database is UTF-8 and sorts alike where LANG is "%s"',
  async lang => {
    const child = await startChild({ LANG: lang, LC_ALL: lang });
    const [row] = await query(
      child.url,
      `select current_setting('server_encoding') as encoding, datlocprovider as provider, datlocale as locale
    from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' });
    expect(await query(child.url, `select upper('ß保有量é') as text`)).toEqual([{ text: 'ß保有量É' }]);
  },
);

test('a second start on the same data says who has it, and harms nothing', async () => {
  const first = await start();
  await expect(startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres'), fast: true, log })).rejects.toThrow(
    new RegExp(`in use by another Plimsoll \\(PostgreSQL is process ${first.pid}\\)`),
  );
  expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('the server ends by itself when its owner is killed, and what was committed is kept', async () => {
  const owner = await startChild();
  await query(owner.url, 'create table kept as select 42 as answer');
  owner.process.kill('SIGKILL');
  await waitFor(() => !isAlive(owner.pid));
  const next = await start();
  expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a start right after a kill waits for the old server to leave', async () => {
  const owner = await startChild();
  owner.process.kill('SIGKILL');
  const next = await start();
  expect(next.pid).not.toBe(owner.pid);
  await waitFor(() => !isAlive(owner.pid));
});

test('an immediate kill of the server loses no commit', async () => {
  const first = await start();
  await query(first.url, 'create table kept as select 42 as answer');
  await first.kill('immediate');
  const next = await start();
  expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a lock file whose number another program got since does not stand in the way', async () => {
  await (await start()).stop();
  await writeFile(
    path.join(folder, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${path.join(folder, 'postgres')}\n`,
  );
  await expect(start()).resolves.toBeDefined();
});

test('data that someone else made are left alone', async () => {
  const first = await start();
  await first.stop();
  await rm(path.join(first.dataDir, 'plimsoll-passwords.json'));
  await expect(start()).rejects.toThrow('did not make');
});

test('a set-up that was broken off leaves nothing half done', async () => {
  const server = await start();
  const files = await readdir(folder);
  expect(files).toEqual(['postgres']);
  expect((await stat(server.dataDir)).mode & 0o077).toBe(0);
});

test.each([
  ['150018', '15.18'],
  ['169999', '16.99'],
])('a server of version number %s is refused in one line', async (number, version) => {
  const old = { query: async () => ({ rows: [{ number, version }] }) };
  await expect(assertServerVersion(old)).rejects.toThrow(
    `Plimsoll needs PostgreSQL 17 or newer; this server is ${version}.`,
  );
});

test('the embedded server is new enough', async () => {
  const { url } = await start();
  const client = new pg.Client(url);
  await client.connect();
  cleanUps.push(() => client.end());
  await expect(assertServerVersion(client)).resolves.toBeUndefined();
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres'), fast: true, log });
  cleanUps.push(() => server.stop());
  return server;
}

async function startChild(
  env: Record<string, string> = {},
): Promise<{ process: ChildProcess; pid: number; url: string }> {
  const child = spawn(
    process.execPath,
    [path.resolve('test/support/embedded-child.mjs'), path.join(folder, 'postgres')],
    {
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  cleanUps.push(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(() => {
      throw new Error('The owner ended.');
    }),
  ])) as [string];
  return { process: child, ...(JSON.parse(line) as { pid: number; url: string }) };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
