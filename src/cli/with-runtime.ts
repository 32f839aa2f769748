import { MIGRATIONS } from '../../migrations/list.js';
import { openRuntime } from '../app.js';
import { loadSettings } from '../platform/config.js';
import type { Runtime } from '../platform/context.js';
import { migrate } from '../platform/db/migrate.js';
import { prepareGround } from '../platform/ground.js';
import { makeLog } from '../platform/log.js';

/** For a command that works on the database without a door: everything behind the doors, and at the end taken down again. */
export async function withRuntime<Answer>(work: (runtime: Runtime) => Promise<Answer>): Promise<Answer> {
  const settings = loadSettings(process.env);
  const log = makeLog(settings.logLevel === 'info' ? 'warn' : settings.logLevel);
  const ground = await prepareGround(settings, log);
  try {
    await migrate(ground.config.databaseUrl, MIGRATIONS);
    const { runtime, stop } = await openRuntime(ground.config, { log });
    try {
      return await work(runtime);
    } finally {
      await stop();
    }
  } finally {
    await ground.release();
  }
}
