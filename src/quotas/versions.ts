import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, refuseAll, refuseStale, UserErrorCode } from '../platform/refusal.js';
import type { RepLevel } from '../reps/rep.enums.js';
import { findQuotaSubject, isInChargeOf, type QuotaSubject } from './quota-subject.js';
import { lockTeamLimits } from './team-line.js';

/** The versions of what is set for a subject: where they are kept, and of whom. */
export interface Versions {
  readonly of: VersionStatements;
  readonly key: string;
}

/** From when until when a new version is asked for. */
export interface AskedSpan {
  /** From now on where it is left out; never in the past. */
  readonly validFrom?: Date | null;
  /** Null: until another version follows. */
  readonly validUntil?: Date | null;
}

/** From when until when a version holds, and the end that was asked for. */
export interface Span {
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly askedUntil: Date | null;
}

interface Version {
  readonly validFrom: Date;
  validUntil: Date | null;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
}

/** Lets nobody else change the versions of a subject until the end of the transaction. */
export async function lockVersions(tx: Tx, key: string): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(7303, hashtext(?))', [key]);
}

/**
 * Makes place for a version among those of its subject, which are locked: what is in force at its beginning ends then, one that was to begin at
 * the same instant is replaced, and it ends at the latest when the next one begins. Refuses INVALID at `validFrom` for one that
 * begins in the past, at `validUntil` for one that ends before it begins or reaches into the next one.
 */
export async function placeVersion(tx: Tx, versions: Versions, said: AskedSpan): Promise<Span> {
  const { of, key } = versions;
  const now = await tx.now();
  const validFrom = said.validFrom ?? now;
  const askedUntil = said.validUntil ?? null;
  const next = await findNext(tx, versions, validFrom);
  refuseAll([
    validFrom < now && { code: UserErrorCode.INVALID, field: ['input', 'validFrom'] },
    askedUntil !== null &&
      (askedUntil <= validFrom || (next !== null && askedUntil > next)) && {
        code: UserErrorCode.INVALID,
        field: ['input', 'validUntil'],
      },
  ]);
  const at = validFrom.toISOString();
  await tx.sql(of.replace, [now.toISOString(), tx.ctx.viewer.subject, key, at, now.toISOString()]);
  await tx.sql(of.end, [at, key, at, at]);
  return { validFrom, validUntil: askedUntil ?? next, askedUntil };
}

/** Which version to take back. */
export interface Withdrawal {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

interface KeptVersion extends Version {
  readonly id: string;
  readonly version: number;
  readonly rep: { readonly id: string } | null;
  readonly team: { readonly id: string } | null;
  readonly level: RepLevel | null;
  readonly pipelineId?: string | null;
  readonly productLine?: string | null;
}

/** Takes back a version that is still to come, for whoever is in charge of its subject; one that has begun stays on record and is refused INVALID. */
export async function withdrawVersion<V extends KeptVersion>(
  tx: Tx,
  input: Withdrawal,
  [entity, of]: readonly [EntityClass<V>, VersionStatements],
): Promise<{ readonly version: V; readonly subject: QuotaSubject; readonly now: Date }> {
  const field = ['input', 'id'];
  const seen = await tx.em.findOne<V>(entity, { id: input.id } as FilterQuery<V>);
  if (!seen) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
  const { rep, team, level, pipelineId = null, productLine = null } = seen;
  const names = { repId: rep?.id ?? null, teamId: team?.id ?? null, level, pipelineId, productLine };
  const subject = await findQuotaSubject(tx, names);
  if (!isInChargeOf(tx.ctx.viewer, subject)) throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field });
  if (!subject.rep) await lockTeamLimits(tx);
  await lockVersions(tx, subject.key);
  const version = await tx.em.refresh(seen);
  if (!version) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
  refuseStale(version, input);
  const now = await tx.now();
  if (version.withdrawnAt || version.validFrom <= now) throw new Refusal({ code: UserErrorCode.INVALID, field });
  await takeBackVersion(tx, { of, key: subject.key }, version);
  return { version, subject, now };
}

/** The one before it goes on as if it had never been. */
async function takeBackVersion(tx: Tx, versions: Versions, version: Version): Promise<void> {
  version.validUntil = version.validFrom;
  version.withdrawnAt = await tx.now();
  version.withdrawnBy = tx.ctx.viewer.subject;
  await tx.em.flush();
  const next = await findNext(tx, versions, version.validFrom);
  await tx.sql(versions.of.goOn, [next?.toISOString() ?? null, versions.key, version.validFrom.toISOString()]);
}

async function findNext(tx: Tx, { of, key }: Versions, after: Date): Promise<Date | null> {
  const [row] = await tx.sql<{ since: string | null }>(of.next, [key, after.toISOString()]);
  return row?.since ? new Date(row.since) : null;
}

interface VersionStatements {
  readonly next: string;
  readonly replace: string;
  readonly end: string;
  readonly goOn: string;
}

function statementsOf(table: 'holding_quota' | 'intake_cap'): VersionStatements {
  return {
    next: `select min(valid_from) as since from ${table} where subject = ? and valid_from > ?::timestamptz and withdrawn_at is null`,
    replace: `/* replace a version to come */ update ${table} set valid_until = valid_from, withdrawn_at = ?::timestamptz, withdrawn_by = ?, version = version + 1
where subject = ? and valid_from = ?::timestamptz and valid_from > ?::timestamptz and withdrawn_at is null`,
    end: `/* end a version */ update ${table} set valid_until = ?::timestamptz, version = version + 1
where subject = ? and valid_from <= ?::timestamptz and (valid_until is null or valid_until > ?::timestamptz)`,
    goOn: `/* a version goes on */ update ${table} set valid_until = least(asked_until, ?::timestamptz), version = version + 1
where subject = ? and valid_until = ?::timestamptz and withdrawn_at is null`,
  };
}

export const QUOTA_VERSIONS = statementsOf('holding_quota');
export const CAP_VERSIONS = statementsOf('intake_cap');
