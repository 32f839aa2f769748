import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A Redis of our own on a free port, in memory only: `{ url, pid, stop() }`. */
export async function findRedis() {
  const program = redisOnPath() ?? (await installRedis());
  const port = await freePort();
  const child = spawn(
    program,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', os.tmpdir()],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  await Promise.race([
    new Promise(resolve =>
      createInterface({ input: child.stdout }).on(
        'line',
        line => /Ready to accept connections/.test(line) && resolve(),
      ),
    ),
    once(child, 'exit').then(() => {
      throw new Error('The Redis of the tests ended while it was starting.');
    }),
  ]);
  child.unref();
  child.stdout.unref();
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid, stop: () => stop(child) };
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function redisOnPath() {
  return (
    ['redis-server', 'valkey-server'].find(name => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ??
    null
  );
}

async function installRedis() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Error('The tests need Redis: install `redis-server` (Redis 7 or newer), or set REDIS_URL.');
  }
  process.stderr.write('Installing redis-server for the tests …\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server'], { env });
  return 'redis-server';
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
