import type { Command } from 'commander';
import { serve } from '../main.js';
import { loadSettings } from '../platform/config.js';
import { makeLog } from '../platform/log.js';
import { runUntilSignal } from '../platform/process.js';

/** `plimsoll start`: serves until a signal. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('serve the endpoint and the wallboard until a signal')
    .action(async () => {
      const settings = loadSettings(process.env);
      const log = makeLog(settings.logLevel);
      await runUntilSignal(log, async () => {
        const app = await serve(settings, log);
        process.stdout.write(`GraphQL    ${app.url}/graphql\nWallboard  ${app.url}/wallboard\n`);
        return app;
      });
    });
}
