import { MIGRATIONS } from '../migrations/list.js';
import { type App, startApp } from './app.js';
import type { Settings } from './platform/config.js';
import { migrate } from './platform/db/migrate.js';
import { prepareGround } from './platform/ground.js';
import type { Logger } from './platform/log.js';

/**
 * The whole process: the ground (database, secrets), the newest schema, the app on it. `stop` takes them down in the other order;
 * where one step of the start fails, what was started before it is stopped.
 */
export async function serve(settings: Settings, log: Logger): Promise<App> {
  const ground = await prepareGround(settings, log);
  try {
    for (const name of await migrate(ground.config.databaseUrl, MIGRATIONS)) log.info({ migration: name }, 'migrated');
    const app = await startApp(ground.config);
    return { ...app, stop: () => app.stop().finally(() => ground.release()) };
  } catch (error) {
    await ground.release();
    throw error;
  }
}
