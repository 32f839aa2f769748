import { randomUUID } from 'node:crypto';
import { Role, type Viewer } from '../platform/access/viewer.js';
import type { Ctx, Runtime } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { addRep } from '../quotas/create-rep.js';
import { type ColumnProfile, ColumnProfiles } from './column-profiles.js';
import { readLead, readOutcome, readTouches } from './draft.rules.js';
import { checkColumns, checkStages } from './file-checks.js';
import { findHouse, type House, weighedNow } from './house.js';
import { landCompanies, landProducts, landReps, readCompany, readProduct, readRep } from './imported-masters.js';
import { landOutcomes } from './imported-outcomes.js';
import { landTouches } from './imported-touches.js';
import { landLeads } from './landed-leads.js';
import { type Counts, type Landed, type Landing, nothingLanded, type Read, type RowFinding } from './landing.js';
import { LeadImportMatch } from './lead-import.enums.js';
import { type OpenBeside, type SoundFile, withLookups } from './lookups.js';
import { parseMapping } from './mapping.js';
import type { ImportKind, InteractionsMapping, Mapping } from './mapping.rules.js';
import { RowReader } from './row.rules.js';
import { settleHistories } from './settled-histories.js';

export interface ImportFile {
  readonly kind: ImportKind;
  /** As it was read from its file: it is checked here. */
  readonly mapping: unknown;
  /** Opens the file, once the mapping is known to be good. */
  open(delimiter: string): Promise<SoundFile>;
  /** Opens a second file that the mapping looks up. */
  readonly openBeside?: OpenBeside;
}

/** Who is told what goes on. */
export interface ImportWatch {
  progress(done: { readonly rows: number; readonly ofRows: number; readonly part: 'rows' | 'histories' }): void;
  refused(finding: RowFinding): Promise<void>;
  warned(finding: RowFinding): Promise<void>;
}

export interface ImportReport extends Counts {
  readonly importId: string;
  rows: number;
  /** Rows that the mapping's condition leaves out. */
  leftOut: number;
  refused: number;
  warnings: number;
  /** What each column holds, looked up ones included. */
  columns: readonly ColumnProfile[];
}

const BATCH_ROWS = 500;
/** A row may stand for many touches. */
const TOUCHES_A_TRANSACTION = 2000;

/**
 * Imports rows of one kind from a file, as `import:<name>`, batch by batch, each in one transaction with its
 * events. Rows that cannot be taken are told and left out; all others are taken. The same file again changes nothing.
 */
export async function importFile(runtime: Runtime, job: ImportFile, watch: ImportWatch): Promise<ImportReport> {
  const mapping = parseMapping(job.mapping, job.kind);
  const ctx = await runtime.contextFor(viewerOf(mapping), { requestId: `import:${mapping.name}` });
  const importId = randomUUID();
  const house = await transact(ctx, tx => findHouse(tx, importId));
  checkStages(mapping, house);
  const file = await withLookups(await job.open(mapping.delimiter), mapping, job.openBeside);
  checkColumns(mapping, file.header);
  const run: Run = {
    ctx,
    mapping,
    house,
    watch,
    report: { importId, ...nothingLanded().counts, rows: 0, leftOut: 0, refused: 0, warnings: 0, columns: [] },
  };
  await importRows(run, file);
  if (mapping.kind === 'interactions' && (mapping.stages || mapping.ownership)) await settleAll(run, mapping);
  return run.report;
}

interface Run {
  readonly ctx: Ctx;
  readonly mapping: Mapping;
  readonly house: House;
  readonly watch: ImportWatch;
  readonly report: ImportReport;
}

function viewerOf({ name }: Mapping): Viewer {
  return {
    subject: `import:${name}`,
    role: Role.ADMIN,
    repId: null,
    teamId: null,
    teamIds: [],
    partnerId: null,
    expiresAtMs: null,
  };
}

async function importRows(run: Run, file: SoundFile): Promise<void> {
  const sheet = { places: new Map(file.header.map((column, place) => [column, place])), blanks: run.mapping.blanks };
  const profiles = new ColumnProfiles(file.header, run.mapping.blanks);
  let batch: Read<RowReader>[] = [];
  const land = async () => {
    await landBatch(run, batch);
    batch = [];
    run.watch.progress({ rows: run.report.rows, ofRows: file.rows, part: 'rows' });
  };
  for await (const { line, cells } of file.records()) {
    profiles.note(cells);
    batch.push({ line, draft: new RowReader(cells, sheet) });
    if (batch.length === BATCH_ROWS) await land();
  }
  if (batch.length > 0) await land();
  run.report.columns = profiles.told();
}

async function landBatch(run: Run, batch: readonly Read<RowReader>[]): Promise<void> {
  run.report.rows += batch.length;
  const { mapping } = run;
  const meeting = batch.filter(({ draft }) => !draft.isSound || draft.meets(mapping.where));
  run.report.leftOut += batch.length - meeting.length;
  switch (mapping.kind) {
    case 'companies': {
      const rows = await readAll(run, meeting, row => readCompany(row, mapping));
      return note(run, await inOneTransaction(run, landing => landCompanies(landing, rows)));
    }
    case 'products': {
      const rows = await readAll(run, meeting, row => readProduct(row, mapping));
      return note(run, await inOneTransaction(run, landing => landProducts(landing, rows)));
    }
    case 'reps': {
      const rows = await readAll(run, meeting, row => readRep(row, mapping));
      return note(run, await inOneTransaction(run, landing => landReps(landing, rows)));
    }
    case 'leads': {
      const rows = await readAll(run, meeting, row => readLead(row, mapping));
      return note(run, await inOneTransaction(run, landing => landLeads(landing, rows, mapping.placement)));
    }
    case 'interactions': {
      const rows = await readAll(run, meeting, row => readTouches(row, mapping));
      run.report.leftOut += rows.filter(({ draft }) => draft.length === 0).length;
      const touches = rows.flatMap(({ line, draft }) => draft.map(touch => ({ line, draft: touch })));
      for (let from = 0; from === 0 || from < touches.length; from += TOUCHES_A_TRANSACTION) {
        const some = touches.slice(from, from + TOUCHES_A_TRANSACTION);
        await note(run, await inOneTransaction(run, landing => landTouches(landing, some)));
      }
      return;
    }
    case 'outcomes': {
      const rows = await readAll(run, meeting, row => readOutcome(row, mapping));
      return note(run, await inOneTransaction(run, landing => landOutcomes(landing, mapping, rows)));
    }
  }
}

async function readAll<Draft>(
  run: Run,
  batch: readonly Read<RowReader>[],
  read: (row: RowReader) => Draft,
): Promise<Read<Draft>[]> {
  const sound: Read<Draft>[] = [];
  for (const { line, draft: row } of batch) {
    const draft = row.isSound ? read(row) : null;
    if (draft !== null && row.isSound) {
      sound.push({ line, draft });
      continue;
    }
    run.report.refused += 1;
    for (const problem of row.problems) await run.watch.refused({ line, ...problem });
  }
  return sound;
}

function inOneTransaction<Answer extends Landed>(
  { ctx, mapping, house }: Run,
  work: (landing: Landing) => Promise<Answer>,
): Promise<Answer> {
  const ours = { partnerId: null, matchBy: [LeadImportMatch.EXTERNAL_ID], isCorrecting: false };
  return transact(ctx, async tx =>
    work({ tx, house: await weighedNow(tx, house), sourceSystem: mapping.sourceSystem, addRep, ...ours }),
  );
}

async function settleAll(run: Run, mapping: InteractionsMapping): Promise<void> {
  const { watch } = run;
  for (let next: string | null = '', rows = 0; next !== null; ) {
    const after: string = next;
    const settled = await inOneTransaction(run, landing => settleHistories(landing, mapping, after));
    await note(run, settled);
    rows += settled.counts.leadsChanged;
    watch.progress({ rows, ofRows: 0, part: 'histories' });
    next = settled.next;
  }
}

async function note({ report, watch }: Run, { counts, refused, warnings }: Landed): Promise<void> {
  for (const name of Object.keys(counts) as (keyof Counts)[]) report[name] += counts[name];
  report.refused += refused.length;
  report.warnings += warnings.length;
  for (const finding of refused) await watch.refused(finding);
  for (const finding of warnings) await watch.warned(finding);
}
