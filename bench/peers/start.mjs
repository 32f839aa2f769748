/** Starts servers of others on the same database, each a process of its own; their packages are installed where they are not there. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onCore, stopped } from '../house.mjs';

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
const PACKAGE = path.dirname(FOLDER);

/** A package of its own (`bench/package.json`), so that nothing of it comes with the product. */
export function installPeers() {
  const { dependencies } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'));
  const isThere = Object.entries(dependencies).every(([name, version]) => {
    const file = path.join(PACKAGE, 'node_modules', name, 'package.json');
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
  });
  if (isThere) return;
  process.stderr.write('The peers are installed once …\n');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], {
    cwd: PACKAGE,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the peers cannot be installed');
}

/** One of the files beside this one, with a pool of so many connections. */
export async function startPeer(house, name, pool) {
  const [command, ...words] = [...onCore(0), process.execPath, path.join(FOLDER, `${name}.mjs`)];
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: house.databaseUrl, POOL: String(pool) },
  });
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => resolve(/http:\S+/.exec(line)?.[0]));
    child.once('exit', code => reject(new Error(`${name} ended with ${code}`)));
  });
  return { url, pid: child.pid, close: () => stopped(child) };
}
