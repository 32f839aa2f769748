/** A server of the product in a process of its own, on an embedded database of its own that is thrown away. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import pg from 'pg';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const isPinned = os.availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0;
const SECRET = 'the token secret of the benches, 32 bytes or more';

/** Starts it, on one core where `taskset` is there, so that runs can be compared. */
export async function openHouse() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'plimsoll-bench-'));
  // PostgreSQL never runs as root: another account must be able to come in.
  await chmod(folder, 0o755);
  const child = startServer(folder);
  const { url, dataDir } = await told(child);
  const databaseUrl = await ownerUrl(dataDir);
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query('set statement_timeout = 0');
  const token = await tokenOf({ role: 'ADMIN' });
  return {
    url,
    owner,
    token,
    tokenOf,
    databaseUrl,
    dataDir,
    layout: isPinned ? 'pinned' : 'unpinned',
    pid: serverPid(child.pid),
    run: (query, variables) => run(url, token, { query, variables }),
    /** Another server of the product on the same database. */
    async beside(env) {
      const other = startServer(folder, { DATABASE_URL: databaseUrl, ...env });
      const { url: its } = await told(other, ['url']);
      return { url: its, pid: serverPid(other.pid), close: () => stopped(other) };
    },
    async close() {
      await owner.end();
      await stopped(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function startServer(folder, env = {}) {
  const command = [...onCore(0), process.execPath, path.join(ROOT, 'bin/plimsoll.mjs')];
  return spawn(command[0], [...command.slice(1), 'start'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: '0',
      DATABASE_URL: '',
      REDIS_URL: '',
      LOG_LEVEL: 'info',
      PLIMSOLL_DATA_DIR: folder,
      PLIMSOLL_TOKEN_SECRET: SECRET,
      ...env,
    },
  });
}

/** The words before a command that keep it on one core, where there are two. */
export function onCore(core) {
  return isPinned ? ['taskset', '-c', String(core)] : [];
}

export async function stopped(child) {
  const gone = once(child, 'exit');
  child.kill('SIGINT');
  await gone;
}

/** Where it listens and where its database lies, from what it says. */
function told(child, wanted = ['url', 'dataDir']) {
  return new Promise((resolve, reject) => {
    const found = {};
    let last = '';
    const read = line => {
      last = line;
      found.url ??= /^GraphQL +(http:\S+)\/graphql$/.exec(line)?.[1];
      found.dataDir ??= /"dataDir":"([^"]+)"/.exec(line)?.[1];
      if (wanted.every(name => found[name])) resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', read);
    child.once('exit', code => reject(new Error(`the server ended with ${code}: ${last}`)));
  });
}

async function ownerUrl(dataDir) {
  const { owner } = JSON.parse(await readFile(path.join(dataDir, 'plimsoll-passwords.json'), 'utf8'));
  const [, , , port] = (await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8')).split('\n');
  return `postgres://plimsoll_owner:${owner}@127.0.0.1:${port}/plimsoll`;
}

/** An older Node hands over to the one that npm brought; what is measured is the last of the line. */
function serverPid(pid) {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid), '-f', 'plimsoll.mjs'], { encoding: 'utf8' });
  const below = Number(stdout?.trim().split('\n')[0]);
  return below > 0 ? serverPid(below) : pid;
}

/** A token of a role, with what the role asks for: `rep`, `team`, `partner`. */
function tokenOf(claims) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setSubject('bench')
    .setIssuer('plimsoll')
    .setAudience('plimsoll-api')
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(new TextEncoder().encode(SECRET));
}

async function run(url, token, body) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify(body),
  });
  const { data, errors } = await response.json();
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

/** Resident memory of a process, in MiB; where that can be read. */
export async function residentMib(pid) {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kib = Number(/^VmRSS:\s+(\d+)/m.exec(text)?.[1] ?? Number.NaN);
  return Math.round(kib / 1024);
}

const CREATE = `mutation ($input: CreateLeadImportInput!) {
  createLeadImport(input: $input) { leadImport { id uploadUrl } userErrors { code message } } }`;
const SHOW =
  'query ($id: ID!) { leadImport(id: $id) { status processedRows createdCount failedCount fault { code message } } }';
const LOOK_MS = 100;

/** Brings a file in through the API, from the mutation to the end; `watch` is called now and then. */
export async function bringFile(house, { input, file }, watch = async () => undefined) {
  const { createLeadImport } = await house.run(CREATE, { input });
  const { leadImport, userErrors } = createLeadImport;
  if (!leadImport) throw new Error(JSON.stringify(userErrors));
  const headers = { 'content-type': 'text/csv' };
  const sent = await fetch(`${house.url}${leadImport.uploadUrl}`, {
    method: 'PUT',
    headers,
    body: file(),
    duplex: 'half',
  });
  if (sent.status !== 201) throw new Error(`the file was answered with ${sent.status}`);
  for (;;) {
    const { leadImport: now } = await house.run(SHOW, { id: leadImport.id });
    await watch(now);
    if (now.status === 'SUCCEEDED') return now;
    if (!['VALIDATING', 'RUNNING'].includes(now.status)) throw new Error(JSON.stringify(now));
    await pause(LOOK_MS);
  }
}
