import { randomBytes } from 'node:crypto';
import { createClient } from 'redis';
import { withOwner } from '../../src/platform/db/server-version.js';

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A migrated, otherwise empty database of this test's own: a clone of the template, its name holds the worker's id. */
export function freshDatabase(): Promise<FreshDatabase> {
  return cloneOf(fromSetUp('PLIMSOLL_TEST_TEMPLATE'));
}

/** A database of its own with all that stands in another, which nobody is connected to. */
export function copyOf(database: FreshDatabase): Promise<FreshDatabase> {
  return cloneOf(new URL(database.url).pathname.slice(1));
}

async function cloneOf(template: string): Promise<FreshDatabase> {
  const server = fromSetUp('PLIMSOLL_TEST_SERVER_URL');
  const name = `${fromSetUp('PLIMSOLL_TEST_TEMPLATE')}_w${process.env.JEST_WORKER_ID ?? 0}_${randomBytes(4).toString('hex')}`;
  await withOwner(server, client => client.query(`create database ${name} template ${template}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await withOwner(server, async client => {
        // The owner may not end a vacuum that is running there; a drop without force waits for it.
        await client.query(`drop database if exists ${name} with (force)`).catch((error: { code?: string }) => {
          if (error.code !== '42501') throw error;
          return client.query(`drop database if exists ${name}`);
        });
      });
    },
  };
}

/** The Redis of this run, in a numbered database of this worker's own (channels are shared by all), emptied. */
export async function freshRedis(): Promise<string> {
  const url = new URL(fromSetUp('PLIMSOLL_TEST_REDIS_URL'));
  url.pathname = `/${process.env.JEST_WORKER_ID ?? 0}`;
  const client = await createClient({ url: url.href }).connect();
  await client.flushDb();
  await client.close();
  return url.href;
}

function fromSetUp(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests through npm test.`);
  return value;
}
