import type { RequestHandler } from 'express';
import { elapsedMs } from '../clock.js';
import { LIMITS } from '../limits.js';
import type { Logger } from '../log.js';

/** One thing that must be well before work is sent here; it throws where it is not. Numbers it returns are shown (a lag). */
export interface ReadinessCheck {
  readonly name: string;
  run(): Promise<Readonly<Record<string, number>> | undefined>;
}

type Finding = Readonly<Record<string, number | boolean>> & { readonly ok: boolean };

const KEPT_MS = 250;

/**
 * Answers 200 when every check is well and 503 otherwise or while `isLeaving`. A finding is kept a quarter of a second, so that
 * asking often costs nothing; why a check failed is for the log only.
 */
export function readiness(checks: readonly ReadinessCheck[], isLeaving: () => boolean, log: Logger): RequestHandler {
  let last: { at: number; findings: Promise<Record<string, Finding>> } | null = null;
  return async (_request, response) => {
    if (!last || elapsedMs(last.at) > KEPT_MS) last = { at: elapsedMs(), findings: findAll(checks, log) };
    const found = await last.findings;
    const isReady = !isLeaving() && Object.values(found).every(finding => finding.ok);
    const status = isLeaving() ? 'leaving' : isReady ? 'ready' : 'not ready';
    response
      .status(isReady ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ status, checks: found });
  };
}

async function findAll(checks: readonly ReadinessCheck[], log: Logger): Promise<Record<string, Finding>> {
  return Object.fromEntries(
    await Promise.all(checks.map(async check => [check.name, await find(check, log)] as const)),
  );
}

async function find(check: ReadinessCheck, log: Logger): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${LIMITS.readinessCheckMs} ms`)),
      LIMITS.readinessCheckMs,
    );
  });
  try {
    return { ok: true, ...(await Promise.race([check.run(), tooLate])) };
  } catch (error) {
    log.warn({ err: error, name: check.name }, 'not ready');
    return { ok: false };
  } finally {
    clearTimeout(timer);
  }
}
