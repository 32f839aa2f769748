import { randomBytes } from 'node:crypto';
import { MIGRATIONS } from '../../../migrations/list.js';
import { migrate } from '../../platform/db/migrate.js';
import { withOwner } from '../../platform/db/server-version.js';
import { startOwnServer } from './own-server.js';

/** Databases made for one run of the prover and dropped after it. */
export interface Scratch {
  /** A migrated, empty database. */
  fresh(): Promise<string>;
  /** A copy of one of them; whoever is connected to it is sent away. */
  copy(databaseUrl: string): Promise<string>;
  /** Drops them all and stops the server, if it was started here. */
  release(): Promise<void>;
}

/** On the server that is given, or on an embedded one in a temporary directory. */
export async function openScratch(databaseUrl: string | null): Promise<Scratch> {
  const server = databaseUrl === null ? await startOwnServer() : { url: databaseUrl, stop: async () => undefined };
  const names: string[] = [];
  const make = async (template: string | null) => {
    const name = `plimsoll_prove_${randomBytes(6).toString('hex')}`;
    const statement = `create database ${name}${template ? ` template ${template}` : ''}`;
    await withOwner(server.url, client => client.query(statement));
    names.push(name);
    return named(server.url, name);
  };
  return {
    fresh: async () => {
      const url = await make(null);
      await migrate(url, MIGRATIONS);
      return url;
    },
    copy: async url => {
      const template = new URL(url).pathname.slice(1);
      await sendAway(server.url, template);
      return make(template);
    },
    release: async () => {
      for (const name of names.splice(0)) await drop(server.url, name);
      await server.stop();
    },
  };
}

function named(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function drop(serverUrl: string, name: string): Promise<void> {
  const statement = `drop database if exists ${name} with (force)`;
  await withOwner(serverUrl, client => client.query(statement));
}

/** The sessions of a killed server end a moment after it; a database with sessions cannot be copied. What PostgreSQL tidies up by itself it stops by itself. */
async function sendAway(serverUrl: string, database: string): Promise<void> {
  await withOwner(serverUrl, async client => {
    for (let left = 1; left > 0; ) {
      const { rows } = await client.query<{ count: number }>(
        `select count(pg_terminate_backend(pid, 1000))::int as count from pg_stat_activity
        where datname = $1 and backend_type = 'client backend'`,
        [database],
      );
      left = rows[0]?.count ?? 0;
    }
  });
}
