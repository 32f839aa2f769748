import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../log.js';
import { DATABASE, ensureCluster, OWNER, type Passwords, SERVER_ENVIRONMENT } from './embedded-cluster.js';
import { locateServer, type Place, placeDatabase } from './embedded-place.js';
import { watchOver } from './embedded-watch.js';

export interface EmbeddedPostgres {
  /** Logs in as the owner of the database `plimsoll`. */
  readonly url: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Orderly: sessions are ended, everything is on disk when it returns. May be called twice. */
  stop(): Promise<void>;
  /** As if the machine had failed: for tests of recovery. */
  kill(mode: 'immediate'): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** The port to listen on, e.g. the one of before a crash; any free one when left out. */
  readonly port?: number;
  /** Without waiting for the disk; for tests only, since a power cut then loses data. */
  readonly fast?: boolean;
  readonly log: Logger;
}

const START_ATTEMPTS = 5;
const START_TIMEOUT_MS = 60_000;
const LEAVING_SERVER_MS = 3000;
const STOP_TIMEOUT_MS = 10_000;

/**
 * PostgreSQL 18 from the installed platform package, on a free port of 127.0.0.1. It lives in a process group of its own, so a
 * Ctrl-C reaches us and not it, and we stop it after our drain; a watch stops it where this process dies without a word.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const place = locateServer();
  const dataDir = placeDatabase(options.dataDir, place.account);
  if (dataDir !== path.resolve(options.dataDir)) {
    options.log.info(
      { dataDir },
      `the account ${place.account?.name} cannot reach the data directory, so the database is kept elsewhere`,
    );
  }
  await refuseWhileInUse(dataDir);
  const passwords = await ensureCluster(place, dataDir, options.fast ?? false);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const outcome = await launch(place, { dataDir, port, fast: options.fast ?? false, log: options.log });
    if (outcome.child) return handle(outcome.child, { place, dataDir, port, passwords });
    const mayPass = /could not bind|Address already in use|shared memory block/.test(outcome.said);
    if (attempt === START_ATTEMPTS || !mayPass) throw startError(dataDir, outcome.said);
    await pause(200 * attempt);
  }
}

interface Launch {
  readonly dataDir: string;
  readonly port: number;
  readonly fast: boolean;
  readonly log: Logger;
}

/** Starts the server and waits until it accepts connections or has ended. */
async function launch(
  place: Place,
  { dataDir, port, fast, log }: Launch,
): Promise<{ child?: ChildProcess; said: string }> {
  const file = place.bin('postgres');
  const { uid, gid } = place.account ?? {};
  const child = spawn(file, ['-D', dataDir, ...serverSettings(port, fast)], {
    uid,
    gid,
    env: SERVER_ENVIRONMENT,
    cwd: path.dirname(file),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const ready = new Promise<boolean>((resolve, reject) => {
    const timer = setTimeout(() => resolve(false), START_TIMEOUT_MS);
    const decide = (isReady: boolean) => {
      clearTimeout(timer);
      resolve(isReady);
    };
    createInterface({ input: child.stderr }).on('line', line => {
      if (said.length < 10_000) said += `${line}\n`;
      if (line.includes('database system is ready to accept connections')) decide(true);
      log.debug({ component: 'postgres' }, line);
    });
    child.on('close', () => decide(false));
    child.on('error', error => {
      clearTimeout(timer);
      reject(error);
    });
  });
  if (await ready) return { child, said };
  await end(child, 'SIGQUIT', { place, dataDir });
  return { said };
}

function serverSettings(port: number, fast: boolean): string[] {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    'logging_collector=off',
    'log_destination=stderr',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    ...(fast ? ['fsync=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'] : []),
  ];
  return settings.flatMap(setting => ['-c', setting]);
}

interface Running {
  readonly place: Place;
  readonly dataDir: string;
  readonly port: number;
  readonly passwords: Passwords;
}

function handle(child: ChildProcess, { place, dataDir, port, passwords }: Running): EmbeddedPostgres {
  const pid = child.pid;
  if (pid === undefined) throw new Error('The embedded PostgreSQL has no process.');
  const release = watchOver(pid, place.bin('pg_ctl'), dataDir);
  child.on('close', release);
  child.unref();
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref();
  return {
    url: `postgres://${OWNER}:${passwords.owner}@127.0.0.1:${port}/${DATABASE}`,
    pid,
    dataDir,
    stop: () => end(child, 'SIGINT', { place, dataDir }),
    kill: () => end(child, 'SIGQUIT', { place, dataDir }),
  };
}

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one; a server that does not go is ended. */
async function end(
  child: ChildProcess,
  signal: 'SIGINT' | 'SIGQUIT',
  at: Pick<Running, 'place' | 'dataDir'>,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()));
  if (process.platform === 'win32') {
    spawn(at.place.bin('pg_ctl'), ['stop', '-D', at.dataDir, '-m', signal === 'SIGINT' ? 'fast' : 'immediate'], {
      stdio: 'ignore',
    });
  } else {
    child.kill(signal);
  }
  const timers = [
    setTimeout(() => child.kill('SIGQUIT'), STOP_TIMEOUT_MS),
    setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS * 1.5),
  ];
  await gone;
  for (const timer of timers) clearTimeout(timer);
}

/** Waits a moment for a server that is just leaving (ours, after a kill -9); then a living one is somebody's. */
async function refuseWhileInUse(dataDir: string): Promise<void> {
  const file = path.join(dataDir, 'postmaster.pid');
  for (let waitedMs = 0; existsSync(file); waitedMs += 100) {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    if (!isServer(pid)) return rmSync(file, { force: true });
    if (waitedMs >= LEAVING_SERVER_MS) throw new Error(inUse(dataDir, pid));
    await pause(100);
  }
}

/** Whether the process lives and is a PostgreSQL: a number that another program got since does not count. */
function isServer(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return (
    !existsSync(commandLine) ||
    path.basename(readFileSync(commandLine, 'utf8').split('\0')[0] ?? '').startsWith('postgres')
  );
}

function startError(dataDir: string, said: string): Error {
  const holder = /Is another postmaster \(PID (\d+)\)/.exec(said)?.[1];
  if (holder || /lock file "postmaster.pid" already exists/.test(said))
    return new Error(inUse(dataDir, Number(holder ?? 0)));
  return new Error(`The embedded PostgreSQL did not start: ${said.trim().slice(-500)}`);
}

function inUse(dataDir: string, pid: number): string {
  const who = pid > 0 ? ` (PostgreSQL is process ${pid})` : '';
  return `${dataDir} is in use by another Plimsoll${who}. Stop that one first, or set PLIMSOLL_DATA_DIR to another directory.`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('There is no free port.')),
      );
    });
  });
}
