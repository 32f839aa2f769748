import { createHash } from 'node:crypto';
import { ref } from '@mikro-orm/core';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { type ColumnField, faultsOfColumns, mappingOfColumns } from './column-mapping.rules.js';
import { checkStages, parseRowMapping } from './file-checks.js';
import type { RowMapping } from './file-rows.js';
import { findHouse } from './house.js';
import { LeadImportErrorPolicy, LeadImportKind, LeadImportMatch, LeadImportStatus } from './lead-import.enums.js';
import { leadImportChanged } from './lead-import.events.js';
import { LeadImport } from './lead-import.js';
import { MappingFault } from './mapping.js';
import { Partner } from './partner.js';

export interface CreateLeadImport {
  fileName: string;
  sizeBytes?: number | null;
  mapping?: Readonly<Record<string, unknown>> | null;
  columns?: readonly ColumnField[] | null;
  matchBy?: readonly LeadImportMatch[] | null;
  errorPolicy?: LeadImportErrorPolicy;
  dryRun?: boolean;
  idempotencyKey: string;
}

const HOUR_MS = 3_600_000;
const UPLOAD_HOURS = 24;
const OPEN_LIMIT = 20;
const MESSAGES_LIMIT = 20;
const KINDS: Readonly<Record<string, RowMapping['kind']>> = {
  leads: 'leads',
  interactions: 'interactions',
  outcomes: 'outcomes',
};

/**
 * Prepares the bringing in of a file: its mapping is checked, and an address is made to which the file is sent. Whoever is not
 * an administrator brings in leads that nobody holds; those of a partner are its own.
 */
export function createLeadImport(ctx: Ctx, input: CreateLeadImport): Promise<LeadImport> {
  return transact(
    ctx,
    async tx => {
      const { uploadLimitBytes: limit } = ctx.runtime.config;
      const size = input.sizeBytes ?? null;
      refuseAll([
        size !== null && size < 1 && { code: UserErrorCode.INVALID, field: ['input', 'sizeBytes'] },
        size !== null &&
          size > limit && { code: UserErrorCode.TOO_LARGE, field: ['input', 'sizeBytes'], values: { limit } },
        (input.mapping == null) === (input.columns == null) && {
          code: UserErrorCode.INVALID,
          field: ['input', 'mapping'],
          message: 'Give `mapping` or `columns`, one of them.',
        },
      ]);
      const raw = input.mapping ?? rawOfColumns(input.columns ?? []);
      const mapping = await soundMapping(tx, raw, input.mapping ? 'mapping' : 'columns');
      refuseAll(foreignParts(mapping, ctx.viewer.role));
      await refuseMore(tx);
      return makeImport(tx, input, { raw, mapping });
    },
    {
      mutation: 'createLeadImport',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(LeadImport, { id: String(id) }),
    },
  );
}

function rawOfColumns(columns: readonly ColumnField[]): object {
  const { twice, hasKey } = faultsOfColumns(columns);
  refuseAll([
    ...twice.map(place => ({ code: UserErrorCode.TAKEN, field: ['input', 'columns', String(place), 'field'] })),
    !hasKey && {
      code: UserErrorCode.INVALID,
      field: ['input', 'columns'],
      message: 'A column must say EXTERNAL_ID or EMAIL, so that leads can be told apart.',
    },
  ]);
  return mappingOfColumns(columns);
}

/** A fault of a mapping is told with its path. */
async function soundMapping(tx: Tx, raw: object, from: 'mapping' | 'columns'): Promise<RowMapping> {
  const kind = 'kind' in raw && typeof raw.kind === 'string' ? KINDS[raw.kind] : undefined;
  if (!kind)
    throw new Refusal({
      code: UserErrorCode.INVALID,
      field: ['input', 'mapping', 'kind'],
      message: 'The kind is leads, interactions or outcomes.',
    });
  try {
    const mapping = parseRowMapping(raw, kind);
    checkStages(mapping, await findHouse(tx, ''));
    return mapping;
  } catch (error) {
    if (!(error instanceof MappingFault)) throw error;
    throw new Refusal(
      error.faults.slice(0, MESSAGES_LIMIT).map(({ path, message }) => ({
        code: UserErrorCode.INVALID,
        message: path ? `${path}: ${message}` : message,
        field: ['input', from, ...(from === 'mapping' && path ? path.split('.') : [])],
      })),
    );
  }
}

/** What only an administrator may bring in: past ownership, touches and outcomes; a partner makes no catalogue rows and fills no fields of the house either. */
function foreignParts(mapping: RowMapping, role: Role): (Problem | false)[] {
  if (role === Role.ADMIN) return [];
  const no = (...path: string[]): Problem => ({
    code: UserErrorCode.NOT_ALLOWED,
    field: ['input', 'mapping', ...path],
  });
  if (mapping.kind !== 'leads') return [no('kind')];
  const own = ['source', 'campaign', 'product', 'stage', 'validity', 'custom'] as const;
  return [
    mapping.ownership !== undefined && no('ownership'),
    mapping.placement !== 'POOLED' && no('placement'),
    ...(role === Role.PARTNER ? own.map(part => mapping.lead[part] !== undefined && no('lead', part)) : []),
  ];
}

async function refuseMore(tx: Tx): Promise<void> {
  const { subject } = tx.ctx.viewer;
  await tx.sql('select pg_advisory_xact_lock(7307, hashtext(?))', [subject]);
  const open = await tx.em.count(LeadImport, { createdBy: subject, finishedAt: null });
  if (open >= OPEN_LIMIT)
    throw new Refusal({ code: UserErrorCode.IMPORT_LIMIT_REACHED, values: { limit: OPEN_LIMIT } });
}

async function makeImport(
  tx: Tx,
  input: CreateLeadImport,
  { raw, mapping }: { raw: object; mapping: RowMapping },
): Promise<LeadImport> {
  const { viewer } = tx.ctx;
  const now = await tx.now();
  const matchBy = matchOf(input, mapping);
  const made = tx.em.create(LeadImport, {
    kind: mapping.kind.toUpperCase() as LeadImportKind,
    status: LeadImportStatus.PENDING,
    fileName: input.fileName,
    mapping: raw,
    matchBy,
    errorPolicy: input.errorPolicy ?? LeadImportErrorPolicy.SKIP_ROWS,
    isDryRun: input.dryRun ?? false,
    role: viewer.role,
    createdBy: viewer.subject,
    partner: viewer.partnerId ? ref(tx.em.getReference(Partner, viewer.partnerId)) : null,
    sizeBytes: input.sizeBytes ?? null,
    uploadedBytes: 0,
    uploadNo: 0,
    uploadExpiresAt: new Date(now.getTime() + UPLOAD_HOURS * HOUR_MS),
    print: createHash('sha256')
      .update(JSON.stringify([mapping, matchBy]))
      .digest(),
    samples: null,
    totalRows: null,
    processedRows: 0,
    createdCount: 0,
    updatedCount: 0,
    unchangedCount: 0,
    leftOutCount: 0,
    failedCount: 0,
    warningCount: 0,
    faultCode: null,
    faultMessage: null,
    faultLine: null,
    faultColumn: null,
    startedAt: null,
    finishedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  tx.record(() => leadImportChanged(made, now));
  return made;
}

/** Touches and outcomes are known by their outside key alone. */
function matchOf({ matchBy }: CreateLeadImport, mapping: RowMapping): LeadImportMatch[] {
  const { EXTERNAL_ID, EMAIL } = LeadImportMatch;
  if (mapping.kind !== 'leads') return [EXTERNAL_ID];
  const wanted = new Set([EXTERNAL_ID, ...(matchBy ?? [EMAIL])]);
  return Object.values(LeadImportMatch).filter(match => wanted.has(match));
}
