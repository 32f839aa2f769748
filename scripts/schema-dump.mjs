import './require-node.mjs';
import './build.mjs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

// Writes migrations/schema.sql from a throw-away database; with --check it only compares.
const FILE = new URL('../migrations/schema.sql', import.meta.url);
const text = await dumpFresh();

if (!process.argv.includes('--check')) {
  await writeFile(FILE, text);
} else if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
  process.stderr.write('migrations/schema.sql is not what the migrations make. Run `npm run schema:dump`.\n');
  process.exitCode = 1;
}

async function dumpFresh() {
  const { startEmbeddedPostgres } = await import('../dist/src/platform/db/embedded.js');
  const { dumpSchema } = await import('../dist/src/platform/db/dump.js');
  const { migrate } = await import('../dist/src/platform/db/migrate.js');
  const { withOwner } = await import('../dist/src/platform/db/server-version.js');
  const { makeLog } = await import('../dist/src/platform/log.js');
  const { MIGRATIONS } = await import('../dist/migrations/list.js');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'plimsoll-dump-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    fast: true,
    log: makeLog('error'),
  });
  try {
    await migrate(server.url, MIGRATIONS);
    return await withOwner(server.url, dumpSchema);
  } finally {
    await server.stop();
    for (const left of [folder, server.dataDir]) await rm(left, { recursive: true, force: true });
  }
}
