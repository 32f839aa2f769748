import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ControlledTransaction } from 'kysely';
import type pg from 'pg';
import type { Ctx } from '../context.js';
import { conflict } from '../errors.js';
import type { DomainEvent } from '../events/event.js';
import { outboxRows } from '../events/outbox.js';
import { Refusal } from '../refusal.js';
import { type IdempotentCall, keepAnswer, recallAnswer } from './idempotency.js';
import { clientOn, isPlanOver } from './own-client.js';
import { sendSql } from './sql.js';
import type { Sendable, Tx } from './tx.js';

const TRIES_LIMIT = 6;
const BACKOFF_MS = 200;
/** Said of whatever follows a failure. Where nobody saw the failure itself it was one of the ORM's, sent beside what was told this. */
const AFTER_FAILURE = '25P02';
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
  const em = ctx.runtime.orm.em.fork({ clear: true, freshEventManager: false });
  const pending: Pending = {
    events: [],
    afterFlush: [],
    takeBack: [],
    sent: [],
    calls: [],
    failure: null,
  };
  await em.begin();
  try {
    const client = await clientOn(transactionOf(em));
    const tx = openTx(ctx, { em, client }, pending);
    const known = call && (await recallAnswer(tx, call));
    if (known) {
      await em.rollback();
      ctx.extensions.replayed = true;
      return known.answer;
    }
    const answer = await work(tx);
    sendCalls(client, pending);
    client.sendGathered();
    await em.flush();
    for (const step of pending.afterFlush) await step();
    if (call) keepAnswer(tx, call, answer);
    const events = pending.events.map(event => (typeof event === 'function' ? event() : event));
    if (events.length > 0) tx.send(...outboxRows(events));
    await commit(em, pending);
    ctx.runtime.viewers.changed(events);
    if (events.length > 0) ctx.runtime.live.ring();
    return answer;
  } catch (error) {
    await failureOf(pending.sent);
    await em.rollback().catch(() => undefined);
    // What came after a failure only says that there was one, and may say so before it.
    throw isAfterFailure(error) ? (pending.failure ?? error) : error;
  }
}

/** COMMIT goes out behind what was sent. The server answers a COMMIT after a failure by rolling back: then the failure is what happened. */
async function commit(em: EntityManager, { sent }: Pending): Promise<void> {
  // Not by the manager, which would look for changes once more.
  const transaction = transactionOf(em);
  await em
    .getConnection()
    .commit(transaction)
    .catch((error: unknown) => {
      throw new UnknownOutcome(error);
    });
  em.resetTransactionContext();
  const failure = await failureOf(sent);
  if (failure) throw failure.reason;
}

function transactionOf(em: EntityManager): ControlledTransaction<unknown> {
  const transaction = em.getTransactionContext<ControlledTransaction<unknown>>();
  if (!transaction) throw new Error('the transaction is over');
  return transaction;
}

/** The first failure among what was sent, once all of it is answered. */
async function failureOf(sent: readonly Promise<unknown>[]): Promise<PromiseRejectedResult | undefined> {
  return (await Promise.allSettled(sent)).find(one => one.status === 'rejected');
}

function isAfterFailure(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if ('code' in at && at.code === AFTER_FAILURE) return true;
  return false;
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
  readonly sent: Promise<unknown>[];
  /** Calls that go out together, ahead of whatever else this transaction sends. */
  readonly calls: [call: string, params: readonly Sendable[]][];
  /** The first of our own statements that failed by itself. */
  failure: unknown;
}

function openTx(ctx: Ctx, { em, client }: { em: EntityManager; client: pg.ClientBase }, pending: Pending): Tx {
  let now: Promise<Date> | undefined;
  const tx: Tx = {
    ctx,
    em,
    sql: (query, params = []) => {
      sendCalls(client, pending);
      return noting(pending, sendSql(client, query, params));
    },
    send: (query, params = []) => {
      sendCalls(client, pending);
      pending.sent.push(noting(pending, sendSql(client, query, params)));
    },
    call: (text, params) => {
      pending.calls.push([text, params]);
    },
    record: event => void pending.events.push(event),
    attempt: part => attempt(tx, pending, part),
    ifUndone: takeBack => void pending.takeBack.push(takeBack),
    afterFlush: work => void pending.afterFlush.push(work),
    clockWas: ms => {
      now ??= Promise.resolve(new Date(ms + ctx.runtime.clock.offsetMs));
    },
    async now(floor) {
      now ??= readClock(tx, ctx.runtime.clock.offsetMs);
      const read = await now;
      return floor && floor > read ? floor : read;
    },
  };
  return tx;
}

function sendCalls(client: pg.ClientBase, pending: Pending): void {
  const calls = pending.calls.splice(0);
  if (calls.length === 0) return;
  const statement = `select ${calls.map(([call]) => call).join(', ')}`;
  const params = calls.flatMap(([, given]) => given);
  pending.sent.push(noting(pending, sendSql(client, statement, params)));
}

function noting<T>(pending: Pending, answer: Promise<T>): Promise<T> {
  answer.catch((error: unknown) => {
    if (!isAfterFailure(error)) pending.failure ??= error;
  });
  return answer;
}

async function attempt<T>(tx: Tx, pending: Pending, part: () => Promise<T>): Promise<T> {
  const marks = {
    events: pending.events.length,
    afterFlush: pending.afterFlush.length,
    takeBack: pending.takeBack.length,
  };
  tx.send('savepoint part');
  try {
    const answer = await part();
    tx.send('release savepoint part');
    return answer;
  } catch (error) {
    if (error instanceof Refusal) {
      await tx.sql('rollback to savepoint part');
      pending.events.length = marks.events;
      pending.afterFlush.length = marks.afterFlush;
      for (const takeBack of pending.takeBack.splice(marks.takeBack).reverse()) takeBack();
    }
    throw error;
  }
}

async function readClock(tx: Tx, offsetMs: number): Promise<Date> {
  const [row] = await tx.sql<{ ms: string }>(
    'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms',
  );
  return new Date(Number(row?.ms) + offsetMs);
}

function isWorthRetrying(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof UnknownOutcome) return false;
    const code = 'code' in at ? String(at.code) : '';
    if (
      isPlanOver(at) ||
      RETRIED_STATES.has(code) ||
      code === AFTER_FAILURE ||
      code.startsWith('08') ||
      code === '57P01' ||
      code === 'ECONNRESET'
    )
      return true;
  }
  return false;
}
