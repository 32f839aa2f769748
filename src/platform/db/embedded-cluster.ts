import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ownedFolder, type Place, writeOwned } from './embedded-place.js';

/** The passwords of a cluster, made with it and kept in it. */
export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
}

/** The login that owns the database `plimsoll` and its tables; it may make databases and roles, and is no superuser. */
export const OWNER = 'plimsoll_owner';
export const DATABASE = 'plimsoll';

const PASSWORDS_FILE = 'plimsoll-passwords.json';
const HBA = '# Only over TCP on this machine, and only with the password.\nhost all all 127.0.0.1/32 scram-sha-256\n';

/** The environment of every server program: our locale, whatever the caller's is. */
export const SERVER_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  TMPDIR: process.env.TMPDIR,
  LANG: 'C',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** Makes the cluster where there is none (`fast`: without waiting for the disk): whole or not at all, since it is built beside its place and then renamed. */
export async function ensureCluster(place: Place, dataDir: string, fast: boolean): Promise<Passwords> {
  if (existsSync(path.join(dataDir, 'PG_VERSION'))) return readPasswords(dataDir);
  const partial = `${dataDir}.new-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  ownedFolder(partial, place.account);
  try {
    const passwords = await buildCluster(place, partial, fast);
    renameSync(partial, dataDir);
    return passwords;
  } catch (error) {
    if (existsSync(path.join(dataDir, 'PG_VERSION'))) return readPasswords(dataDir);
    throw error;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function buildCluster(place: Place, folder: string, fast: boolean): Promise<Passwords> {
  await run(place, { program: 'initdb', args: initArguments(folder, fast) });
  const passwords = { superuser: randomBytes(24).toString('base64url'), owner: randomBytes(24).toString('base64url') };
  await run(place, {
    program: 'postgres',
    args: ['--single', '-D', folder, '-c', `fsync=${fast ? 'off' : 'on'}`, 'postgres'],
    input: [
      `alter role postgres password '${passwords.superuser}'`,
      `create role ${OWNER} login createdb createrole password '${passwords.owner}'`,
      `create database ${DATABASE} owner ${OWNER}`,
    ],
  });
  writeOwned(path.join(folder, 'pg_hba.conf'), HBA, place.account);
  writeOwned(path.join(folder, PASSWORDS_FILE), JSON.stringify(passwords), place.account);
  return passwords;
}

function initArguments(folder: string, fast: boolean): string[] {
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['-U', 'postgres', '--auth-local=reject', '--auth-host=reject'];
  return ['-D', folder, ...locale, ...access, '--no-instructions', ...(fast ? ['--no-sync'] : [])];
}

function readPasswords(dataDir: string): Passwords {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, PASSWORDS_FILE), 'utf8')) as Passwords;
  } catch {
    throw new Error(
      `${dataDir} holds a PostgreSQL database that Plimsoll did not make. Set PLIMSOLL_DATA_DIR to another directory.`,
    );
  }
}

interface Call {
  readonly program: 'initdb' | 'postgres';
  readonly args: readonly string[];
  readonly input?: readonly string[];
}

/** Runs a program to its end; what it said is the error where it fails. */
function run(place: Place, { program, args, input = [] }: Call): Promise<void> {
  return new Promise((resolve, reject) => {
    const file = place.bin(program);
    const { uid, gid } = place.account ?? {};
    const child = spawn(file, args, {
      uid,
      gid,
      env: SERVER_ENVIRONMENT,
      cwd: path.dirname(file),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    child.on('error', reject);
    child.on('close', code => {
      const hasFailed = code !== 0 || /^(\S+ \S+ \S+ \[\d+\] )?(ERROR|FATAL|PANIC):/m.test(said);
      if (hasFailed)
        reject(new Error(`The embedded PostgreSQL could not be set up (${program}): ${said.trim().slice(-500)}`));
      else resolve();
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input.map(line => `${line}\n`).join(''));
  });
}
