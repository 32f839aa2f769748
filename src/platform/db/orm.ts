import { DataloaderType, type EntityClass } from '@mikro-orm/core';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM, type PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Config } from '../config.js';
import { APP_CONNECTION_OPTIONS } from '../connection.js';
import { LIMITS } from '../limits.js';
import { BoundDriver } from './bound-driver.js';
import { OwnClient } from './own-client.js';

/** The ORM on a database that is migrated; entities come from an explicit list and values are never logged. */
export function openOrm(
  config: Pick<Config, 'databaseUrl' | 'dbPoolSize'>,
  entities: readonly EntityClass<object>[],
): Promise<MikroORM> {
  return MikroORM.init({
    driver: BoundDriver as typeof PostgreSqlDriver,
    clientUrl: config.databaseUrl,
    entities: [...entities],
    metadataProvider: ReflectMetadataProvider,
    metadataCache: { enabled: false },
    discovery: { warnWhenNoEntities: false },
    contextName: 'plimsoll',
    dataloader: DataloaderType.ALL,
    forceUtcTimezone: true,
    allowGlobalContext: false,
    ensureDatabase: false,
    debug: false,
    colors: false,
    pool: { min: 0, max: config.dbPoolSize, idleTimeoutMillis: LIMITS.idleConnectionMs },
    driverOptions: {
      connectionString: config.databaseUrl,
      options: APP_CONNECTION_OPTIONS,
      connectionTimeoutMillis: LIMITS.connectTimeoutMs,
      application_name: 'plimsoll',
      keepAlive: true,
      Client: OwnClient,
      pipeline: true,
    },
  });
}
