import { rm } from 'node:fs/promises';
import { stopAll } from './global-setup.mjs';

/** The end of a run: the databases of this run go, then the servers that it started. */
export default async function tearDown() {
  const { children, template } = globalThis.plimsollTestGround;
  if (template && process.env.DATABASE_URL) await dropDatabases(template);
  await stopAll(children);
  for (const folder of children.flatMap(child => child.folders)) await rm(folder, { recursive: true, force: true });
}

/** On a server that is not ours nothing of ours may stay. */
async function dropDatabases({ serverUrl, name }) {
  const { withOwner } = await import('../../dist/src/platform/db/server-version.js');
  await withOwner(serverUrl, async client => {
    const { rows } = await client.query('select datname from pg_database where datname like $1', [`${name}%`]);
    for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`);
  });
}
