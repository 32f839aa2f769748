import { LIMITS } from './limits.js';
import type { Logger } from './log.js';

export interface Stoppable {
  stop(): Promise<void>;
}

const PARENT_CHECK_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Starts, runs until the first signal or an error that nobody caught, stops in order and exits: 0 after a signal, 1 after an error
 * or when stopping takes too long. A second signal ends the process at once.
 */
export async function runUntilSignal(log: Logger, start: () => Promise<Stoppable>): Promise<void> {
  const starting = start();
  starting.catch(() => undefined);
  let isLeaving = false;
  const leave = async (exitCode: number) => {
    if (isLeaving) return process.exit(1);
    isLeaving = true;
    setTimeout(() => {
      log.error({ ms: LIMITS.drainTotalMs }, 'stopping took too long');
      process.exit(1);
    }, LIMITS.drainTotalMs).unref();
    process.exit((await stopped(starting, log)) ? exitCode : 1);
  };
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      log.info({ signal }, isLeaving ? 'stopping at once' : 'stopping');
      void leave(0);
    });
  }
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => {
      log.fatal({ err: error }, fault);
      void leave(1);
    });
  }
  if (process.env.npm_lifecycle_event)
    whenOrphaned(() => {
      log.info('npm has ended: stopping');
      void leave(0);
    });
  await starting;
}

/** A signal sent to npm alone ends npm and its shell but does not reach us: their end is the signal then. */
function whenOrphaned(act: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, PARENT_CHECK_MS).unref();
}

async function stopped(starting: Promise<Stoppable>, log: Logger): Promise<boolean> {
  try {
    const running = await starting;
    await running.stop();
    return true;
  } catch (error) {
    log.error({ err: error }, 'stopping failed');
    return false;
  }
}
