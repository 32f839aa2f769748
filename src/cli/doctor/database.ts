import pg from 'pg';
import { wallClock } from '../../platform/clock.js';
import { type Finding, fail, ok, warn } from './finding.js';
import { examineGrants } from './grants.js';
import { examineLog } from './log.js';

const CONNECT_MS = 5000;
const OLDEST_VERSION = 170_000;
/** Connections of one process beside its pool: the relay, the tail and the reactions. */
const OTHER_CONNECTIONS = 16;
const SKEW_MS = { warn: 1000, fail: 30_000 };

/** What is wrong with the database that an address names: from whether it answers to whether its events are delivered. */
export async function examineDatabase(
  databaseUrl: string,
  { poolSize, migrations }: { readonly poolSize: number; readonly migrations: readonly string[] },
): Promise<Finding[]> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: CONNECT_MS,
    application_name: 'plimsoll-doctor',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    return [unreachable(databaseUrl, error)];
  }
  try {
    const schema = await examineMigrations(client, migrations);
    const onlyOnSchema = schema.level === 'OK' ? [...(await examineGrants(client)), ...(await examineLog(client))] : [];
    return [...(await examineServer(client, poolSize)), await examineClock(client), schema, ...onlyOnSchema];
  } finally {
    await client.end();
  }
}

const REASONS: Readonly<Record<string, readonly [what: string, todo: string]>> = {
  ECONNREFUSED: ['nobody listens there', 'Start PostgreSQL, or mend host and port of DATABASE_URL.'],
  ENOTFOUND: ['the host is not known', 'Mend the host of DATABASE_URL.'],
  '28P01': ['the password is wrong', 'Mend the password of DATABASE_URL.'],
  '28000': ['the login is refused', 'Mend the login of DATABASE_URL, or pg_hba.conf of the server.'],
  '3D000': ['there is no such database', 'Make the database, or mend its name in DATABASE_URL.'],
  '53300': ['it has no connection left', 'Raise max_connections, or lower PLIMSOLL_DB_POOL.'],
};

function unreachable(databaseUrl: string, error: unknown): Finding {
  const { hostname, port, pathname } = new URL(databaseUrl);
  const code = (error as { code?: string }).code ?? '';
  const [what, todo] = REASONS[code] ?? [
    'it does not answer',
    'See whether the server runs and can be reached from here.',
  ];
  return fail('database', `PostgreSQL at ${hostname}:${port || 5432}${pathname} cannot be used: ${what}.`, {
    why: 'Everything is kept there.',
    todo,
  });
}

async function examineServer(client: pg.Client, poolSize: number): Promise<Finding[]> {
  const { rows } = await client.query<Server>(SERVER);
  const server = rows[0] as Server;
  const findings = [
    server.number < OLDEST_VERSION &&
      fail('database-version', `PostgreSQL ${server.version} is too old.`, {
        why: 'Sorting relies on what 17 brought.',
        todo: 'Use PostgreSQL 17 or newer.',
      }),
    server.encoding !== 'UTF8' &&
      fail('database-encoding', `The database is kept as ${server.encoding}.`, {
        why: 'Names of all scripts must be kept and found.',
        todo: 'Make the database anew with encoding UTF8.',
      }),
    server.extensions < 2 &&
      fail('database-extensions', 'The extensions plpgsql and btree_gist are not there.', {
        why: 'That intervals do not overlap is held by them.',
        todo: 'Install the contrib package of PostgreSQL.',
      }),
    server.fsync === 'off' &&
      warn('fsync', 'fsync is off.', {
        why: 'A power cut can destroy the whole database.',
        todo: 'Set fsync = on, but on a machine for tests.',
      }),
    server.synchronous === 'off' &&
      warn('synchronous-commit', 'synchronous_commit is off.', {
        why: 'A crash can take back what was already answered as done.',
        todo: 'Set synchronous_commit = on.',
      }),
    server.connections < poolSize + OTHER_CONNECTIONS &&
      warn(
        'connections',
        `The server has ${server.connections} connections, one process may want ${poolSize + OTHER_CONNECTIONS}.`,
        { why: 'Requests fail when no connection is left.', todo: 'Raise max_connections, or lower PLIMSOLL_DB_POOL.' },
      ),
  ].filter(finding => finding !== false);
  return [ok('database', `PostgreSQL ${server.version} answers.`), ...findings];
}

interface Server {
  readonly number: number;
  readonly version: string;
  readonly encoding: string;
  readonly extensions: number;
  readonly fsync: string;
  readonly synchronous: string;
  readonly connections: number;
}
const SERVER = `select current_setting('server_version_num')::int as number, split_part(current_setting('server_version'), ' ', 1) as version,
  current_setting('server_encoding') as encoding, current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous,
  (select count(*)::int from pg_available_extensions where name in ('plpgsql', 'btree_gist')) as extensions,
  current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as connections`;

async function examineClock(client: pg.Client): Promise<Finding> {
  const before = wallClock().getTime();
  const { rows } = await client.query<{ ms: string }>(
    'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms',
  );
  return judgeClock(Number(rows[0]?.ms) - (before + wallClock().getTime()) / 2);
}

/** What it means that the clocks of this machine and of PostgreSQL differ by so much. */
export function judgeClock(skewMs: number): Finding {
  const seconds = (Math.abs(skewMs) / 1000).toFixed(1);
  if (Math.abs(skewMs) < SKEW_MS.warn) return ok('clock', 'The clocks of this machine and of PostgreSQL agree.');
  const level = Math.abs(skewMs) < SKEW_MS.fail ? warn : fail;
  return level('clock', `The clocks of this machine and of PostgreSQL differ by ${seconds} s.`, {
    why: 'Tokens end by the one, and deadlines by the other.',
    todo: 'Let both follow one time server (NTP).',
  });
}

async function examineMigrations(client: pg.Client, known: readonly string[]): Promise<Finding> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migration') is not null as there`,
  );
  const applied = rows[0]?.there ? (await client.query<{ name: string }>('select name from migration')).rows : [];
  const names = new Set(applied.map(({ name }) => name));
  const pending = known.filter(name => !names.has(name));
  const ahead = [...names].filter(name => !known.includes(name));
  if (ahead.length > 0) {
    return fail('migrations', `The database is ahead of this program: ${ahead.join(', ')}.`, {
      why: 'A newer version has been here, and this one does not know its tables.',
      todo: 'Run the newer version.',
    });
  }
  if (pending.length === 0) return ok('migrations', 'The schema is the newest.');
  return fail('migrations', `The database is not migrated: ${pending.join(', ')}.`, {
    why: 'This version needs tables that are not there yet.',
    todo: 'Run `plimsoll migrate`.',
  });
}
