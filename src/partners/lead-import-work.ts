import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Role } from '../platform/access/viewer.js';
import { runSql } from '../platform/db/sql.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid } from '../platform/ids.js';
import {
  type LeadImportErrorPolicy,
  LeadImportFaultCode,
  type LeadImportKind,
  type LeadImportMatch,
  LeadImportStatus,
} from './lead-import.enums.js';
import { leadImportChanged } from './lead-import.events.js';

/** An import that somebody works at, as it was when it was taken up. */
export interface ImportWork {
  readonly uuid: string;
  readonly lease: string;
  readonly status: LeadImportStatus;
  readonly kind: LeadImportKind;
  readonly mapping: object;
  readonly matchBy: readonly LeadImportMatch[];
  readonly errorPolicy: LeadImportErrorPolicy;
  readonly isDryRun: boolean;
  readonly role: Role;
  readonly createdBy: string;
  readonly partnerUuid: string | null;
  /** False: the partner that began it was switched off since. */
  readonly mayRun: boolean;
  readonly header: readonly string[] | null;
  readonly atByte: number;
  readonly atLine: number;
  readonly totalRows: number | null;
  readonly processedRows: number;
  readonly failedCount: number;
  /** Whose history was settled last; null: none was yet. */
  readonly settledAfter: string | null;
  /** How often it was taken up since it last came a step further. */
  readonly attempts: number;
}

/** Why an import failed. */
export interface ImportFault {
  readonly code: LeadImportFaultCode;
  readonly message: string;
  readonly line: number | null;
  readonly column: string | null;
}

/** Somebody else has taken the import up, or it was cancelled: nothing of the step may be kept. */
export class LeaseLost extends Error {
  constructor() {
    super('the import is no longer ours');
    this.name = 'LeaseLost';
  }
}

/** Without a sign of life for so long an import is taken up by somebody else. */
const LEASE_SECONDS = 10;

/** Takes up the import that waits longest; null where none does. Of many processes one gets it. */
export async function takeUp(em: EntityManager): Promise<ImportWork | null> {
  const [row] = await runSql<ImportWork & { atByte: string }>(em, TAKE_UP, [randomUUID(), LEASE_SECONDS]);
  return row ? { ...row, atByte: Number(row.atByte) } : null;
}

/** A sign of life. */
export async function keepLease(em: EntityManager, { uuid, lease }: ImportWork): Promise<void> {
  const kept = await runSql(em, KEEP, [LEASE_SECONDS, uuid, lease]);
  if (kept.length === 0) throw new LeaseLost();
}

/** Puts it down so that it is taken up again when its turn comes. */
export async function putDown(em: EntityManager, { uuid, lease }: ImportWork): Promise<void> {
  await runSql(em, PUT_DOWN, [uuid, lease]);
}

/** First in every transaction of a step: holds the import against cancelling and against whoever would take it up. */
export async function holdWork(tx: Tx, { uuid, lease }: ImportWork): Promise<void> {
  const held = await tx.sql(HOLD, [uuid, lease]);
  if (held.length === 0) throw new LeaseLost();
}

/** What a step changes of an import, by its columns; what is left out stays. */
export interface ImportStep {
  readonly status?: LeadImportStatus;
  readonly fault?: ImportFault;
  readonly at?: { readonly byte: number; readonly line: number };
  readonly settledAfter?: string | null;
  readonly found?: {
    readonly header: readonly string[];
    readonly rows: number;
    readonly sha256: Buffer;
    readonly samples: object;
  };
  readonly counts?: ImportCounts;
}

/** Rows by what became of them. */
export interface ImportCounts {
  readonly processed: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly leftOut: number;
  readonly failed: number;
  readonly warnings: number;
}

const NOTHING: ImportCounts = {
  processed: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  leftOut: 0,
  failed: 0,
  warnings: 0,
};
const OVER = new Set([LeadImportStatus.SUCCEEDED, LeadImportStatus.PARTIALLY_FAILED, LeadImportStatus.FAILED]);

/** Writes a step of an import that is held, and tells it. */
export async function advance(tx: Tx, { uuid }: ImportWork, step: ImportStep): Promise<void> {
  const now = await tx.now();
  const { counts = NOTHING, found, fault, at } = step;
  const isOver = step.status !== undefined && OVER.has(step.status);
  const [row] = await tx.sql<{ version: number; status: LeadImportStatus }>(ADVANCE, [
    now,
    LEASE_SECONDS,
    step.status ?? null,
    step.status === LeadImportStatus.RUNNING ? now : null,
    isOver ? now : null,
    ...[fault?.code, fault?.message, fault?.line, fault?.column].map(value => value ?? null),
    at?.byte ?? null,
    at?.line ?? null,
    step.settledAfter ?? null,
    found ? [...found.header] : null,
    found?.rows ?? null,
    found?.sha256 ?? null,
    found ? JSON.stringify(found.samples) : null,
    counts.processed,
    counts.created,
    counts.updated,
    counts.unchanged,
    counts.leftOut,
    counts.failed,
    counts.warnings,
    uuid,
  ]);
  if (!row) throw new LeaseLost();
  tx.record(leadImportChanged({ id: idFromUuid('import', uuid), ...row }, now));
}

const TAKE_UP = `/* take up an import */ update lead_import i set lease = ?::uuid, leased_until = clock_timestamp() + ?::int * interval '1 s', attempts = attempts + 1
from (
  select w.id, coalesce(p.is_active, true) as may_run from lead_import w left join partner p on p.id = w.partner_id
  where w.status in ('VALIDATING', 'RUNNING') and (w.leased_until is null or w.leased_until <= clock_timestamp())
  order by w.leased_until nulls first, w.id limit 1 for update of w skip locked
) next where i.id = next.id
returning i.id as uuid, lease, status, kind, mapping, match_by as "matchBy", error_policy as "errorPolicy", is_dry_run as "isDryRun", role, created_by as "createdBy",
  partner_id as "partnerUuid", may_run as "mayRun", header, at_byte as "atByte", at_line as "atLine", total_rows as "totalRows",
  processed_rows as "processedRows", failed_count as "failedCount", settled_after as "settledAfter", attempts`;

const KEEP = `/* keep an import */ update lead_import set leased_until = clock_timestamp() + ?::int * interval '1 s'
where id = ?::uuid and lease = ?::uuid and finished_at is null returning id`;

const PUT_DOWN = `/* put an import down */ update lead_import set lease = null, leased_until = clock_timestamp() where id = ?::uuid and lease = ?::uuid`;

const HOLD = `/* hold an import */ select id from lead_import where id = ?::uuid and lease = ?::uuid and finished_at is null for update`;

const ADVANCE = `/* a step of an import */ update lead_import set updated_at = ?::timestamptz, version = version + 1, attempts = 0,
  leased_until = clock_timestamp() + ?::int * interval '1 s', status = coalesce(?::text, status), started_at = coalesce(started_at, ?::timestamptz),
  finished_at = coalesce(finished_at, ?::timestamptz), fault_code = coalesce(?::text, fault_code), fault_message = coalesce(?::text, fault_message),
  fault_line = coalesce(?::int, fault_line), fault_column = coalesce(?::text, fault_column), at_byte = coalesce(?::bigint, at_byte),
  at_line = coalesce(?::int, at_line), settled_after = coalesce(?::text, settled_after), header = coalesce(?::text[], header),
  total_rows = coalesce(?::int, total_rows), sha256 = coalesce(?::bytea, sha256), samples = coalesce(?::jsonb, samples),
  processed_rows = processed_rows + ?::int, created_count = created_count + ?::int, updated_count = updated_count + ?::int,
  unchanged_count = unchanged_count + ?::int, left_out_count = left_out_count + ?::int, failed_count = failed_count + ?::int,
  warning_count = warning_count + ?::int
where id = ?::uuid returning version, status`;
