import { type Migration, Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { assertServerVersion, withOwner } from './server-version.js';

/** A migration as `migrations/list.ts` names it. */
export interface ListedMigration {
  readonly name: string;
  readonly class: new (...args: ConstructorParameters<typeof Migration>) => Migration;
}

const MIGRATION_TABLE = 'migration';
const MIGRATION_LOCK = 7_146_007;

/**
 * Brings the database to the newest schema as the owner login: forward only, each step in a transaction of its own, and one
 * process at a time. Returns the names of the steps that were taken.
 */
export function migrate(databaseUrl: string, migrations: readonly ListedMigration[]): Promise<string[]> {
  return withOwner(databaseUrl, async lockHolder => {
    await assertServerVersion(lockHolder);
    await lockHolder.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const orm = await openForMigrations(databaseUrl, migrations);
    try {
      return (await orm.migrator.up()).map(step => step.name);
    } finally {
      await orm.close(true);
    }
  });
}

/** Whether every listed migration has been applied; asked by the readiness check with the application's own connection. */
export async function pendingMigrations(
  query: (sql: string) => Promise<readonly { name: string }[]>,
  migrations: readonly ListedMigration[],
): Promise<string[]> {
  const applied = new Set((await query(`select name from ${MIGRATION_TABLE}`)).map(row => row.name));
  return migrations.map(migration => migration.name).filter(name => !applied.has(name));
}

function openForMigrations(databaseUrl: string, migrations: readonly ListedMigration[]) {
  return MikroORM.init({
    clientUrl: databaseUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    contextName: 'plimsoll-migrations',
    extensions: [Migrator],
    ensureDatabase: false,
    debug: false,
    pool: { min: 0, max: 2 },
    driverOptions: { connectionString: databaseUrl, application_name: 'plimsoll-migrations' },
    migrations: {
      migrationsList: [...migrations],
      tableName: MIGRATION_TABLE,
      transactional: true,
      allOrNothing: false,
      snapshot: false,
      disableForeignKeys: false,
    },
    logger: () => undefined,
  });
}
