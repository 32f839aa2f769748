import type { Command } from 'commander';
import { MIGRATIONS } from '../../migrations/list.js';
import { loadSettings } from '../platform/config.js';
import { migrate } from '../platform/db/migrate.js';
import { prepareGround } from '../platform/ground.js';
import { makeLog } from '../platform/log.js';

/** `plimsoll migrate`: brings the database to the newest schema and ends. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the newest schema')
    .action(async () => {
      const settings = loadSettings(process.env);
      const ground = await prepareGround(settings, makeLog(settings.logLevel));
      try {
        const taken = await migrate(ground.config.databaseUrl, MIGRATIONS);
        process.stdout.write(
          taken.length > 0 ? `Applied ${taken.join(', ')}.\n` : 'The schema is the newest already.\n',
        );
      } finally {
        await ground.release();
      }
    });
}
