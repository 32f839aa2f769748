import { type EntityClass, type FilterQuery, LockMode } from '@mikro-orm/core';
import type { CustomRecord } from '../leads/custom-field.rules.js';
import { leadEvent } from '../leads/lead.events.js';
import { Lead } from '../leads/lead.js';
import { lockDedupeKeys } from '../leads/party.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, UserErrorCode } from '../platform/refusal.js';
import type { Merged } from './answer-merge.js';
import { takeAlong } from './fates.js';

export interface MergeParties {
  id: string;
  duplicateIds: readonly string[];
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

interface Party {
  readonly id: string;
  readonly version: number;
  readonly mergedInto: { readonly id: string } | null;
  updatedAt: Date;
  custom: CustomRecord;
}

/** How rows are looked up. */
interface FindRows {
  readonly where: { id: { $in: string[] } };
  readonly how: { orderBy: { id: 'asc' }; refresh: true; lockMode?: LockMode.PESSIMISTIC_WRITE };
}

/** What companies and contacts do each in their own way when several become one. */
interface Kind<Row> {
  readonly row: EntityClass<{ id: string }>;
  /** The rows of these ids by id, with their values as they are now, or locked. */
  find(options: FindRows): Promise<Row[]>;
  endIn(duplicate: Row, survivor: Row): void;
  keysOf(row: Row): string[];
  leadsOf(ids: readonly string[]): FilterQuery<Lead>;
  /** What the survivor keeps where it has it, and else takes; the first of each tells whether it has it. */
  readonly filled: readonly (readonly (keyof Row & string)[])[];
  judge(leads: readonly Lead[]): UserErrorCode | null;
  repoint(lead: Lead, survivor: Row): void;
}

/**
 * Makes companies or contacts one, with everybody who brings the same one waiting: their keys are locked first, then the leads,
 * then the rows themselves. Leads are told; whatever else points at a merged one goes along as its relation declares.
 */
export async function joinParties<Row extends Party>(
  tx: Tx,
  input: MergeParties,
  kind: Kind<Row>,
): Promise<Merged<Row>> {
  const ids = [input.id, ...input.duplicateIds];
  const where = { id: { $in: [...new Set(ids)] } };
  const how = { orderBy: { id: 'asc' }, refresh: true } as const;
  const found = await kind.find({ where, how });
  await lockDedupeKeys(tx, [...new Set(found.flatMap(row => kind.keysOf(row)))]);
  const leads = await tx.em.find(Lead, kind.leadsOf(ids), {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    orderBy: { id: 'asc' },
  });
  const rows = await kind.find({ where, how: { ...how, lockMode: LockMode.PESSIMISTIC_WRITE } });
  const byId = new Map(rows.map(row => [row.id, row]));
  const { survivor, duplicates } = judge(byId, input, kind.judge(leads));
  const now = await tx.now();
  for (const fields of kind.filled) fill(survivor, duplicates, fields);
  survivor.custom = Object.assign({}, ...[survivor, ...duplicates].reverse().map(row => row.custom));
  survivor.updatedAt = now;
  for (const duplicate of duplicates) {
    duplicate.updatedAt = now;
    kind.endIn(duplicate, survivor);
  }
  for (const lead of leads) await tellLead(tx, lead, () => kind.repoint(lead, survivor));
  await tx.em.flush();
  await takeAlong(tx, { of: kind.row, into: survivor.id, from: duplicates.map(({ id }) => id), now });
  return { survivor, duplicates };
}

function judge<Row extends Party>(
  rows: ReadonlyMap<string, Row>,
  { id, duplicateIds, expectedVersion }: MergeParties,
  mixed: UserErrorCode | null,
): { survivor: Row; duplicates: Row[] } {
  const problems: Problem[] = [];
  const look = (one: string, field: readonly string[], isRepeated: boolean): Row[] => {
    const row = rows.get(one);
    const into = row?.mergedInto?.id;
    if (!row) problems.push({ code: UserErrorCode.NOT_FOUND, field });
    else if (isRepeated) problems.push({ code: UserErrorCode.INVALID, field });
    else if (into) problems.push({ code: UserErrorCode.MERGED_INTO, field, values: { id: into } });
    return row ? [row] : [];
  };
  const [survivor] = look(id, ['input', 'id'], false);
  const duplicates = duplicateIds.flatMap((one, index) =>
    look(one, ['input', 'duplicateIds', String(index)], one === id || duplicateIds.indexOf(one) < index),
  );
  const isStale = survivor !== undefined && expectedVersion != null && expectedVersion !== survivor.version;
  if (isStale) problems.push({ code: UserErrorCode.STALE_VERSION, field: ['input', 'expectedVersion'] });
  if (mixed && problems.length === 0) problems.push({ code: mixed, field: ['input', 'duplicateIds'] });
  if (problems.length > 0 || !survivor) throw new Refusal(problems, isStale ? id : undefined);
  return { survivor, duplicates };
}

function fill<Row extends Party>(
  survivor: Row,
  duplicates: readonly Row[],
  fields: readonly (keyof Row & string)[],
): void {
  const heir = [survivor, ...duplicates].find(row => fields[0] !== undefined && row[fields[0]] !== null);
  if (!heir || heir === survivor) return;
  for (const field of fields) Object.assign(survivor, { [field]: heir[field] });
}

async function tellLead(tx: Tx, lead: Lead, change: () => void): Promise<void> {
  const before = lead.sight();
  change();
  const now = await tx.now(lead.lastRecordedAt);
  lead.touch(now);
  tx.record(() => leadEvent('leadUpdated', { lead, before, at: now }));
}
