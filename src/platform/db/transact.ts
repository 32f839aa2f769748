import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Ctx } from '../context.js';
import { conflict } from '../errors.js';
import type { DomainEvent } from '../events/event.js';
import { appendOutbox } from '../events/outbox.js';
import { Refusal } from '../refusal.js';
import { type IdempotentCall, keepAnswer, recallAnswer } from './idempotency.js';
import { runSql } from './sql.js';
import type { Tx } from './tx.js';

const TRIES_LIMIT = 6;
const BACKOFF_MS = 200;
/** 23505: somebody committed the same key after we looked; the next try sees it and says so by its own rule. */
const RETRIED_STATES = new Set(['40001', '40P01', '55P03', '23505']);

/**
 * Runs a use case in one transaction: work, flush, outbox, COMMIT, in this order. Serialisation failures, deadlocks,
 * lock time-outs and connections lost before COMMIT are tried again, at most 5 times; then the caller gets CONFLICT.
 * With `call`, the answer is kept under its idempotency key and given again to the same call.
 */
export async function transact<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>, call?: IdempotentCall<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(ctx, work, call);
    } catch (error) {
      if (!isWorthRetrying(error)) throw error;
      if (attempt === TRIES_LIMIT) throw conflict('The change collided with others. Try again.');
      await pause(Math.random() * BACKOFF_MS * (attempt / TRIES_LIMIT));
    }
  }
}

async function once<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>, call?: IdempotentCall<T>): Promise<T> {
  const em = ctx.em.fork({ clear: true, freshEventManager: false });
  const pending: Pending = { events: [], afterFlush: [], takeBack: [] };
  const tx = openTx(ctx, em, pending);
  let committing = false;
  await em.begin();
  try {
    const known = call && (await recallAnswer(tx, call));
    if (known) {
      await em.rollback();
      ctx.extensions.replayed = true;
      return known.answer;
    }
    const answer = await work(tx);
    await em.flush();
    for (const step of pending.afterFlush) await step();
    if (call) await keepAnswer(tx, call, answer);
    const events = pending.events.map(event => (typeof event === 'function' ? event() : event));
    if (events.length > 0) await appendOutbox((statement, parameter) => runSql(em, statement, [parameter]), events);
    committing = true;
    await em.commit();
    if (events.length > 0) ctx.runtime.live.ring();
    return answer;
  } catch (error) {
    await em.rollback().catch(() => undefined);
    if (committing) throw new UnknownOutcome(error);
    throw error;
  }
}

/** The connection was lost while COMMIT was on its way: it may have happened or not, so it is never tried again blindly. */
class UnknownOutcome extends Error {
  constructor(cause: unknown) {
    super('it is unknown whether the change was committed', { cause });
  }
}

interface Pending {
  readonly events: (DomainEvent | (() => DomainEvent))[];
  readonly afterFlush: (() => Promise<void>)[];
  readonly takeBack: (() => void)[];
}

function openTx(ctx: Ctx, em: EntityManager, pending: Pending): Tx {
  let now: Date | undefined;
  return {
    ctx,
    em,
    sql: (query, params = []) => runSql(em, query, [...params]),
    record: event => void pending.events.push(event),
    attempt: part => attempt(em, pending, part),
    ifUndone: takeBack => void pending.takeBack.push(takeBack),
    afterFlush: work => void pending.afterFlush.push(work),
    async now(floor) {
      now ??= await readClock(em, ctx.runtime.clock.offsetMs);
      return floor && floor > now ? floor : now;
    },
  };
}

async function attempt<T>(em: EntityManager, pending: Pending, part: () => Promise<T>): Promise<T> {
  const run = (statement: string) => runSql(em, statement, []);
  const marks = {
    events: pending.events.length,
    afterFlush: pending.afterFlush.length,
    takeBack: pending.takeBack.length,
  };
  await run('savepoint part');
  try {
    const answer = await part();
    await run('release savepoint part');
    return answer;
  } catch (error) {
    if (error instanceof Refusal) {
      await run('rollback to savepoint part');
      pending.events.length = marks.events;
      pending.afterFlush.length = marks.afterFlush;
      for (const takeBack of pending.takeBack.splice(marks.takeBack).reverse()) takeBack();
    }
    throw error;
  }
}

async function readClock(em: EntityManager, offsetMs: number): Promise<Date> {
  const rows: { ms: string }[] = await runSql(
    em,
    'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms',
  );
  return new Date(Number(rows[0]?.ms) + offsetMs);
}

function isWorthRetrying(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof UnknownOutcome) return false;
    const code = 'code' in at ? String(at.code) : '';
    if (RETRIED_STATES.has(code) || code.startsWith('08') || code === '57P01' || code === 'ECONNRESET') return true;
  }
  return false;
}
