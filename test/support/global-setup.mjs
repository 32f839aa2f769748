import '../../scripts/require-node.mjs';
import '../../scripts/build.mjs';
import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findRedis } from './redis-server.mjs';

export const TEMPLATE = `plimsoll_template_${process.pid}`;

/** Once for a run: PostgreSQL and Redis found or started, and one migrated database to clone for each test file. */
export default async function setUp() {
  const children = [];
  globalThis.plimsollTestGround = { children, template: null };
  try {
    const serverUrl = process.env.DATABASE_URL || (await startPostgres(children));
    const redisUrl = process.env.REDIS_URL || (await startRedis(children));
    await makeTemplate(serverUrl);
    process.env.PLIMSOLL_TEST_SERVER_URL = serverUrl;
    process.env.PLIMSOLL_TEST_TEMPLATE = TEMPLATE;
    process.env.PLIMSOLL_TEST_REDIS_URL = redisUrl;
  } catch (error) {
    await stopAll(children);
    throw error;
  }
}

/** Stops what was started here and says which child did not go. */
export async function stopAll(children) {
  for (const child of children.reverse()) await child.stop();
  const left = children.filter(child => isAlive(child.pid));
  if (left.length > 0)
    throw new Error(`Still running after the tests: ${left.map(child => `${child.name} (${child.pid})`).join(', ')}`);
}

async function startPostgres(children) {
  const { startEmbeddedPostgres } = await import('../../dist/src/platform/db/embedded.js');
  const { makeLog } = await import('../../dist/src/platform/log.js');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'plimsoll-test-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    fast: true,
    log: makeLog('error'),
  });
  children.push({ name: 'PostgreSQL', pid: server.pid, stop: () => server.stop(), folders: [server.dataDir, folder] });
  return server.url;
}

async function startRedis(children) {
  const redis = await findRedis();
  children.push({ name: 'Redis', ...redis, folders: [] });
  return redis.url;
}

async function makeTemplate(serverUrl) {
  const { migrate } = await import('../../dist/src/platform/db/migrate.js');
  const { assertServerVersion, withOwner } = await import('../../dist/src/platform/db/server-version.js');
  const { MIGRATIONS } = await import('../../dist/migrations/list.js');
  await withOwner(serverUrl, async client => {
    await assertServerVersion(client);
    await client.query(`create database ${TEMPLATE}`);
  });
  globalThis.plimsollTestGround.template = { serverUrl, name: TEMPLATE };
  const url = new URL(serverUrl);
  url.pathname = `/${TEMPLATE}`;
  await migrate(url.href, MIGRATIONS);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
