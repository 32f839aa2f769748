import { ref } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { refuseAll, UserErrorCode } from '../platform/refusal.js';
import { HoldingQuota } from './holding-quota.js';
import { LimitMode, OnWeightIncrease, QuotaBasis } from './quota.enums.js';
import { type AskedFigures, figuresOf } from './quota.rules.js';
import type { QuotaSubject } from './quota-subject.js';

/** What a new version says, and from when until when. */
export interface NewVersion {
  readonly mode: LimitMode;
  readonly basis?: QuotaBasis;
  readonly capacity?: number | null;
  readonly tierCaps?: AskedFigures | null;
  readonly lifecycleCaps?: AskedFigures | null;
  readonly reserved?: AskedFigures | null;
  readonly onWeightIncrease?: OnWeightIncrease;
  readonly reason?: string | null;
  /** From now on where it is left out; never in the past. */
  readonly validFrom?: Date | null;
  /** Null: until another version follows. */
  readonly validUntil?: Date | null;
}

/** Lets nobody else change the versions of a subject until the end of the transaction. */
export async function lockVersions(tx: Tx, key: string): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(7303, hashtext(?))', [key]);
}

/**
 * Puts a version among those of its subject, whose versions are locked: what is in force at its beginning ends then, one that was to begin at
 * the same instant is replaced, and it ends at the latest when the next one begins. Refuses INVALID at `validFrom` for one that
 * begins in the past, at `validUntil` for one that ends before it begins or reaches into the next one.
 */
export async function addVersion(tx: Tx, subject: QuotaSubject, said: NewVersion): Promise<HoldingQuota> {
  const now = await tx.now();
  const validFrom = said.validFrom ?? now;
  const askedUntil = said.validUntil ?? null;
  const next = await findNext(tx, subject.key, validFrom);
  refuseAll([
    validFrom < now && { code: UserErrorCode.INVALID, field: ['input', 'validFrom'] },
    askedUntil !== null &&
      (askedUntil <= validFrom || (next !== null && askedUntil > next)) && {
        code: UserErrorCode.INVALID,
        field: ['input', 'validUntil'],
      },
  ]);
  const at = validFrom.toISOString();
  const { subject: by } = tx.ctx.viewer;
  await tx.sql(REPLACE, [now.toISOString(), by, subject.key, at, now.toISOString()]);
  await tx.sql(END, [at, subject.key, at, at]);
  const quota = tx.em.create(HoldingQuota, {
    scope: subject.scope,
    rep: subject.rep && ref(subject.rep),
    team: subject.team && ref(subject.team),
    level: subject.level,
    pipelineId: subject.pipelineId,
    productLine: subject.productLine,
    mode: said.mode,
    basis: said.basis ?? QuotaBasis.COUNT,
    capacity: said.mode === LimitMode.LIMITED ? (said.capacity ?? null) : null,
    tierCaps: figuresOf(said.tierCaps),
    lifecycleCaps: figuresOf(said.lifecycleCaps),
    reserved: figuresOf(said.reserved),
    onWeightIncrease: said.onWeightIncrease ?? OnWeightIncrease.ALLOW,
    reason: said.reason ?? null,
    setBy: by,
    validFrom,
    validUntil: askedUntil ?? next,
    askedUntil,
    withdrawnAt: null,
    withdrawnBy: null,
    version: 1,
  });
  await tx.em.flush();
  return quota;
}

/** Takes back a version that has not begun; the one before it goes on as if it had never been. Its subject's versions are locked. */
export async function takeBackVersion(tx: Tx, quota: HoldingQuota, key: string): Promise<void> {
  const now = await tx.now();
  quota.validUntil = quota.validFrom;
  quota.withdrawnAt = now;
  quota.withdrawnBy = tx.ctx.viewer.subject;
  await tx.em.flush();
  const next = await findNext(tx, key, quota.validFrom);
  await tx.sql(GO_ON, [next?.toISOString() ?? null, key, quota.validFrom.toISOString()]);
}

async function findNext(tx: Tx, key: string, after: Date): Promise<Date | null> {
  const [row] = await tx.sql<{ since: string | null }>(NEXT, [key, after.toISOString()]);
  return row?.since ? new Date(row.since) : null;
}

const NEXT = `select min(valid_from) as since from holding_quota where subject = ? and valid_from > ?::timestamptz and withdrawn_at is null`;

const REPLACE = `/* replace a version to come */ update holding_quota set valid_until = valid_from, withdrawn_at = ?::timestamptz, withdrawn_by = ?, version = version + 1
where subject = ? and valid_from = ?::timestamptz and valid_from > ?::timestamptz and withdrawn_at is null`;

const END = `/* end a version */ update holding_quota set valid_until = ?::timestamptz, version = version + 1
where subject = ? and valid_from <= ?::timestamptz and (valid_until is null or valid_until > ?::timestamptz)`;

const GO_ON = `/* a version goes on */ update holding_quota set valid_until = least(asked_until, ?::timestamptz), version = version + 1
where subject = ? and valid_until = ?::timestamptz and withdrawn_at is null`;
