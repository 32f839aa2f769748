#!/usr/bin/env node
// Runs under any Node from 20 on: it finds Node 24 (npm brings it), builds where nothing is built, and starts the command.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isatty } from 'node:tty';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NODE_MAJOR = 24;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const main = path.join(root, 'dist', 'src', 'cli', 'main.js');

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) runUnder(newerNode());
else await run();

async function run() {
  if (isStale()) {
    const built = spawnSync(process.execPath, [path.join(root, 'scripts', 'build.mjs')], {
      stdio: 'inherit',
      cwd: root,
    });
    if (built.status !== 0) process.exit(built.status ?? 1);
  }
  await import(pathToFileURL(main).href);
}

/** Whether some source is newer than what was built from it. An installed package has no sources and is never stale. */
function isStale() {
  if (!existsSync(path.join(root, 'src'))) return false;
  if (!existsSync(main)) return true;
  const builtAtMs = statSync(main).mtimeMs;
  return ['src', 'migrations', 'web', 'schema/operations'].some(folder =>
    readdirSync(path.join(root, folder), { recursive: true }).some(
      name => statSync(path.join(root, folder, name)).mtimeMs > builtAtMs,
    ),
  );
}

/** Node 24 as npm installed it, or one clear line. */
function newerNode() {
  const isWindows = process.platform === 'win32';
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const found = [path.join(root, 'node_modules'), path.resolve(root, '..')]
    .map(folder => path.join(folder, name, 'bin', isWindows ? 'node.exe' : 'node'))
    .find(file => existsSync(file));
  if (found) return found;
  process.stderr.write(
    `Plimsoll needs Node ${NODE_MAJOR} and this is ${process.versions.node}. Run \`npm ci\` first, or install Node ${NODE_MAJOR}.\n`,
  );
  process.exit(1);
}

/** Hands over to the other Node: signals go on to it (a terminal's Ctrl-C reaches it by itself), its exit code is ours. */
function runUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  const passOn = signal => (signal === 'SIGINT' && isatty(0) ? undefined : child.kill(signal));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 : 1)));
}
