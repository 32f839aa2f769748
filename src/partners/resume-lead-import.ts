import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid } from '../platform/ids.js';
import { addRep } from '../quotas/create-rep.js';
import { landBatch, type RunningImport, settleAll } from './batch-landing.js';
import { type CheckedFile, type CsvTools, checkFile } from './checked-file.js';
import { parseRowMapping } from './file-checks.js';
import { chunksFrom, dropChunks } from './file-chunks.js';
import { endOf, Fault, faultOf, stoppedAt } from './file-fault.js';
import { type RowMapping, sheetOf } from './file-rows.js';
import { findHouse } from './house.js';
import { LeadImportErrorPolicy, LeadImportFaultCode, LeadImportStatus } from './lead-import.enums.js';
import { viewerOfImport } from './lead-import-viewer.js';
import {
  advance,
  holdWork,
  type ImportFault,
  type ImportWork,
  keepLease,
  LeaseLost,
  putDown,
  takeUp,
} from './lead-import-work.js';
import { batchesOf } from './row-batches.js';
import { keepErrors } from './row-errors.js';

/** So long one import is worked at before another one has its turn. */
const TURN_MS = 3000;
const SIGN_OF_LIFE_MS = 2000;
const ATTEMPTS_LIMIT = 20;

interface Turn {
  readonly ctx: Ctx;
  readonly work: ImportWork;
  readonly mapping: RowMapping;
  readonly csv: CsvTools;
  isUp(): boolean;
}

/**
 * Takes up the import that waits longest and brings it forward: reads its file through, then lands it batch by batch. A
 * batch, its errors and the place behind it are committed together, so that whoever takes the import up after a crash
 * goes on behind the last row that is in; a process that comes back late finds that the import is no longer its own.
 * Returns whether there was one.
 */
export async function resumeLeadImport(
  system: Ctx,
  { csv, leaving }: { readonly csv: CsvTools; readonly leaving: AbortSignal },
): Promise<boolean> {
  const work = await takeUp(system.em);
  if (!work) return false;
  const partnerId = work.partnerUuid && idFromUuid('partner', work.partnerUuid);
  const viewer = viewerOfImport({ ...work, partnerId });
  const ctx = await system.runtime.contextFor(viewer, { requestId: idFromUuid('import', work.uuid) });
  const endsMs = performance.now() + TURN_MS;
  try {
    const mapping = parseRowMapping(work.mapping, work.kind.toLowerCase() as RowMapping['kind']);
    await carryOn({ ctx, work, mapping, csv, isUp: () => leaving.aborted || performance.now() > endsMs });
    await putDown(ctx.em, work);
  } catch (error) {
    if (error instanceof LeaseLost) return true;
    await giveUp(ctx, work, { fault: faultOf(error, csv), error });
  }
  return true;
}

/** What failed for no fault of the file is left under its lease and tried again when that has run out, but not for ever. */
async function giveUp(
  ctx: Ctx,
  work: ImportWork,
  { fault, error }: { fault: ImportFault | null; error: unknown },
): Promise<void> {
  if (!fault && work.attempts < ATTEMPTS_LIMIT) throw error;
  if (!fault) ctx.log.error({ err: error, requestId: ctx.requestId }, 'an import failed');
  const told = fault ?? new Fault(LeadImportFaultCode.INTERNAL, 'Something went wrong here.').fault;
  await transact(ctx, async tx => {
    await holdWork(tx, work);
    await advance(tx, work, { status: LeadImportStatus.FAILED, fault: told });
  });
}

async function carryOn(turn: Turn): Promise<void> {
  if (!turn.work.mayRun) throw new Fault(LeadImportFaultCode.NOT_ALLOWED, 'The partner was switched off.');
  await (turn.work.status === LeadImportStatus.VALIDATING ? validate(turn) : run(turn));
}

async function validate({ ctx, work, mapping, csv }: Turn): Promise<void> {
  let signMs = performance.now();
  const alive = async () => {
    if (performance.now() - signMs < SIGN_OF_LIFE_MS) return;
    await keepLease(ctx.em, work);
    signMs = performance.now();
  };
  const wantsBad = work.errorPolicy === LeadImportErrorPolicy.STOP;
  const file = await checkFile(chunksFrom(ctx.em, work.uuid, 0), mapping, { csv, wantsBad, alive });
  if (!file) throw new Fault(LeadImportFaultCode.EMPTY, 'The file is empty: it has no header.');
  if (file.rows === 0) throw new Fault(LeadImportFaultCode.EMPTY, 'The file has a header and no rows.', { line: 1 });
  await transact(ctx, async tx => {
    await holdWork(tx, work);
    await refuseSameFile(tx, work, file);
    const found = { header: file.header, rows: file.rows, sha256: file.sha256, samples: file.samples };
    const { rows, refused } = file.bad;
    if (rows.length > 0) await keepErrors(tx, work.uuid, { rows, refused, warnings: [] });
    const next =
      rows.length > 0
        ? stoppedAt(rows[0]?.line ?? 0, rows.length)
        : { status: LeadImportStatus.RUNNING, at: file.begin };
    await advance(tx, work, { found, ...next });
  });
}

/** The same file with the same mapping, sent twice at once by the same caller, is brought in once. */
async function refuseSameFile(tx: Tx, work: ImportWork, file: CheckedFile): Promise<void> {
  if (work.isDryRun) return;
  await tx.sql('select pg_advisory_xact_lock(7308, hashtext(?))', [work.createdBy]);
  const [other] = await tx.sql<{ id: string }>(SAME_FILE, [file.sha256, work.uuid]);
  if (!other) return;
  const id = idFromUuid('import', other.id);
  throw new Fault(LeadImportFaultCode.SAME_FILE, `The same file is being brought in by ${id}.`);
}

async function run({ ctx, work, mapping, csv, isUp }: Turn): Promise<void> {
  const house = await transact(ctx, tx => findHouse(tx, idFromUuid('import', work.uuid)));
  const running = { ctx, work, mapping, house, addRep };
  if (!(await landAll(running, csv, isUp))) return;
  if (mapping.kind === 'interactions' && (mapping.stages || mapping.ownership) && !work.isDryRun) {
    if (!(await settleAll(running, mapping, isUp))) return;
  }
  await transact(ctx, async tx => {
    await holdWork(tx, work);
    const [rows] = await tx.sql<{ failed: number; total: number }>(RESULT, [work.uuid]);
    await advance(tx, work, endOf(rows ?? { failed: 0, total: 0 }));
  });
  await dropChunks(ctx.em, work.uuid);
}

/** Returns whether every row is in; false where the turn was up, or the import stopped. */
async function landAll(running: RunningImport, csv: CsvTools, isUp: () => boolean): Promise<boolean> {
  const { ctx, work, mapping } = running;
  if (work.processedRows === work.totalRows) return true;
  const header = work.header ?? [];
  const from = { byte: work.atByte, line: work.atLine };
  const chunks = chunksFrom(ctx.em, work.uuid, from.byte);
  const sheet = sheetOf(header, mapping);
  let processed = work.processedRows;
  for await (const batch of batchesOf(chunks, { csv, header, delimiter: mapping.delimiter, from })) {
    if (await landBatch(running, batch, sheet)) return false;
    processed += batch.rows.length;
    if (isUp()) return processed === work.totalRows;
  }
  return true;
}

const SAME_FILE = `/* the same file */ select o.id from lead_import i join lead_import o on o.created_by = i.created_by and o.print = i.print
where o.status = 'RUNNING' and not o.is_dry_run and o.sha256 = ?::bytea and i.id = ?::uuid and o.id <> i.id`;

const RESULT = `/* what came of an import */ select failed_count as failed, total_rows as total from lead_import where id = ?::uuid`;
