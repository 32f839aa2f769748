import pg from 'pg';

const OLDEST_MAJOR = 17;

/** The part of a database client that is needed here. */
interface VersionSource {
  query(sql: string): Promise<{ rows: { number: string; version: string }[] }>;
}

/** PostgreSQL 17 brought the builtin collations that sorting relies on; an older server is refused in one line. */
export async function assertServerVersion(client: VersionSource): Promise<void> {
  const { rows } = await client.query(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
  );
  const { number = '0', version = 'unknown' } = rows[0] ?? {};
  if (Number(number) < OLDEST_MAJOR * 10_000) {
    throw new Error(`Plimsoll needs PostgreSQL ${OLDEST_MAJOR} or newer; this server is ${version}.`);
  }
}

/** A connection of the owner login for one piece of work, closed whatever happens. */
export async function withOwner<Result>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'plimsoll-owner',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
