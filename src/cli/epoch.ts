import type { Command } from 'commander';
import { loadSettings } from '../platform/config.js';
import { withOwner } from '../platform/db/server-version.js';
import { bumpEpoch } from '../platform/events/epoch.js';
import { readHead } from '../platform/events/log.js';
import { prepareGround } from '../platform/ground.js';
import { makeLog } from '../platform/log.js';

/** `plimsoll epoch`: which epoch the log is of; with `--bump` a new one begins. */
export function addEpoch(program: Command): void {
  program
    .command('epoch')
    .description(
      'say which epoch the log of changes is of; a cursor of another one is refused, and whoever holds it reads anew',
    )
    .option('--bump', 'begin a new one: the last step after the database was restored to what it was before')
    .action(async ({ bump = false }: { readonly bump?: boolean }) => {
      const ground = await prepareGround(loadSettings(process.env), makeLog('warn'));
      try {
        const head = await withOwner(ground.config.databaseUrl, async client =>
          bump ? await bumpEpoch(client) : await readHead(client),
        );
        process.stdout.write(`epoch ${head?.epoch}, position ${head?.pos}\n`);
      } finally {
        await ground.release();
      }
    });
}
