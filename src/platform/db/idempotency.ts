import { createHash } from 'node:crypto';
import { Refusal, UserErrorCode } from '../refusal.js';
import type { Tx } from './tx.js';

/** A call that is carried out once, however often it is sent. Kept 7 days. */
export interface IdempotentCall<T> {
  readonly mutation: string;
  /** Up to 255 characters; null: the call is not idempotent. */
  readonly key: string | null | undefined;
  readonly input: object;
  /** The answer as ids and codes: what is kept, so that no copy of personal data is. */
  pack(answer: T): unknown;
  unpack(kept: unknown, tx: Tx): Promise<T>;
}

/**
 * The kept answer of the same call, or null after having taken the key for this transaction. A second caller waits
 * for the first one's commit. Another input under the key is refused.
 */
export async function recallAnswer<T>(tx: Tx, call: IdempotentCall<T>): Promise<{ answer: T } | null> {
  if (call.key == null) return null;
  const { subject } = tx.ctx.viewer;
  const print = fingerprint(call.input);
  const taken = await tx.sql(
    `insert into idempotency (principal, mutation, key, fingerprint, result, created_at) values (?, ?, ?, ?, 'null', clock_timestamp())
     on conflict do nothing returning key`,
    [subject, call.mutation, call.key, print],
  );
  if (taken.length > 0) return null;
  const [row] = await tx.sql<{ fingerprint: Buffer; result: unknown }>(
    'select fingerprint, result from idempotency where principal = ? and mutation = ? and key = ?',
    [subject, call.mutation, call.key],
  );
  if (!row?.fingerprint.equals(print)) {
    throw new Refusal({ code: UserErrorCode.IDEMPOTENCY_KEY_REUSED, field: ['input', 'idempotencyKey'] });
  }
  return { answer: await call.unpack(row.result, tx) };
}

/** Keeps the answer beside the changes that it speaks of. */
export function keepAnswer<T>(tx: Tx, call: IdempotentCall<T>, answer: T): void {
  if (call.key == null) return;
  tx.send('update idempotency set result = ?::jsonb where principal = ? and mutation = ? and key = ?', [
    JSON.stringify(call.pack(answer)),
    tx.ctx.viewer.subject,
    call.mutation,
    call.key,
  ]);
}

function fingerprint(input: object): Buffer {
  const { idempotencyKey: _, ...rest } = input as Record<string, unknown>;
  return createHash('sha256').update(canonical(rest)).digest();
}

function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
    .join(',')}}`;
}
