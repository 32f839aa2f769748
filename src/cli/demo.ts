import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import type { Command } from 'commander';
import type { App } from '../app.js';
import { serve } from '../main.js';
import { loadSettings, type Settings } from '../platform/config.js';
import { type Logger, makeLog } from '../platform/log.js';
import { runUntilSignal, type Stoppable } from '../platform/process.js';
import { printDoors } from './demo/banner.js';
import { DemoClient } from './demo/client.js';
import { startSimulator } from './demo/simulator.js';
import { openWorld } from './demo/world.js';

/** Each start chooses otherwise; a test that looks at what came of a seed names its own. */
const SEEDS = 2 ** 31;

/** `plimsoll demo`: serves, with a small sales organisation in the database and a simulator that works in it, until a signal. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('serve a small living world, to look at and to try things on')
    .action(async () => {
      // The terminal tells the story; the log adds to it only what went wrong, unless it was asked for more.
      const settings = loadSettings({ LOG_LEVEL: 'warn', ...process.env });
      const log = makeLog(settings.logLevel);
      await runUntilSignal(log, () => startDemo(settings, log));
    });
}

async function startDemo(settings: Settings, log: Logger): Promise<Stoppable> {
  const leaving = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => leaving.abort());
  const port = await portFor(settings);
  if (port !== settings.port) process.stdout.write(`Port ${settings.port} is taken, so this takes a free one.\n`);
  const app = await serve({ ...settings, port }, log);
  try {
    return await populate(app, leaving.signal, log);
  } catch (error) {
    if (leaving.signal.aborted) return app;
    await app.stop();
    throw error;
  }
}

async function populate(app: App, leaving: AbortSignal, log: Logger): Promise<Stoppable> {
  const client = new DemoClient(app.url, app.runtime.config, leaving);
  const { world, isNew, complete } = await openWorld(client, app.runtime);
  await printDoors({ url: app.url, world, isNew, tokenFor: (who, ttlSeconds) => client.tokenFor(who, ttlSeconds) });
  const simulator = startSimulator(client, { world, complete, seed: randomInt(1, SEEDS) }, log);
  return {
    stop: async () => {
      await simulator.stop();
      await app.stop();
      process.stdout.write('Stopped. The data stays for the next start.\n');
    },
  };
}

/** The port that was asked for, or 0 (any free one) where another program has it. */
function portFor({ host, port }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(0) : reject(error)));
    probe.listen({ host, port }, () => probe.close(() => resolve(port)));
  });
}
