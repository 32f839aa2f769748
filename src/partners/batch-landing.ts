import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { stoppedAt } from './file-fault.js';
import { type ReadRows, type RowMapping, readRows, type Sheet } from './file-rows.js';
import { type House, weighedNow } from './house.js';
import type { AddRep } from './imported-people.js';
import type { Landed, Landing, RowFinding } from './landing.js';
import { LeadImportErrorPolicy } from './lead-import.enums.js';
import { advance, holdWork, type ImportCounts, type ImportWork } from './lead-import-work.js';
import type { InteractionsMapping } from './mapping.rules.js';
import type { Batch } from './row-batches.js';
import { keepErrors } from './row-errors.js';
import { settleHistories } from './settled-histories.js';

/** What every step of a running import needs. */
export interface RunningImport {
  readonly ctx: Ctx;
  readonly work: ImportWork;
  readonly mapping: RowMapping;
  readonly house: House;
  readonly addRep: AddRep;
}

/** Lands one batch, its errors and the place behind it in one transaction. Returns whether the import stopped at a row that was refused. */
export async function landBatch(running: RunningImport, batch: Batch, sheet: Sheet): Promise<boolean> {
  const { ctx, work, mapping } = running;
  const rows = readRows(batch.rows, sheet, mapping);
  const trial = work.isDryRun ? await tryOut(running, rows) : null;
  try {
    await transact(ctx, async tx => {
      await holdWork(tx, work);
      const landed = trial?.landed ?? (await rows.land(await landingOf(running, tx)));
      const refused = [...rows.refused, ...landed.refused];
      if (refused.length > 0 && work.errorPolicy === LeadImportErrorPolicy.STOP) throw new Stopped(refused);
      if (trial) await tx.sql(KEEP_KEYS, [work.uuid, trial.keysOf(landed)]);
      await keepErrors(tx, work.uuid, { refused, warnings: landed.warnings, rows: batch.rows });
      await advance(tx, work, { at: batch.next, counts: countsOf(batch, rows, { ...landed, refused }) });
    });
    return false;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    await stop(running, batch, error.refused);
    return true;
  }
}

/** Stages and owners that touches tell, lead after lead. Returns whether all are told, or the turn was up before. */
export async function settleAll(
  running: RunningImport,
  mapping: InteractionsMapping,
  isUp: () => boolean,
): Promise<boolean> {
  const { ctx, work } = running;
  for (let from: string | null = work.settledAfter ?? ''; from !== null; ) {
    const after: string = from;
    from = await transact(ctx, async tx => {
      await holdWork(tx, work);
      const { next, warnings } = await settleHistories(await landingOf(running, tx), mapping, after);
      await keepErrors(tx, work.uuid, { refused: [], warnings, rows: [] });
      await advance(tx, work, { settledAfter: next ?? after, counts: { ...NO_ROWS, warnings: warnings.length } });
      return next;
    });
    if (from !== null && isUp()) return false;
  }
  return true;
}

async function landingOf({ work, mapping, house, addRep }: RunningImport, tx: Tx): Promise<Landing> {
  const { sourceSystem } = mapping;
  const { partnerUuid: partnerId, matchBy } = work;
  const weighed = await weighedNow(tx, house);
  return { tx, house: weighed, sourceSystem, addRep, partnerId, matchBy, isCorrecting: true };
}

/** Nothing of the batch is kept, and the import ends before it. */
function stop({ ctx, work }: RunningImport, batch: Batch, refused: readonly RowFinding[]): Promise<void> {
  const lines = refused.map(({ line }) => line);
  return transact(ctx, async tx => {
    await holdWork(tx, work);
    await keepErrors(tx, work.uuid, { refused, warnings: [], rows: batch.rows });
    await advance(tx, work, stoppedAt(Math.min(...lines), new Set(lines).size));
  });
}

/** Rows were refused, and the import is one that stops there: rolls the batch back. */
class Stopped extends Error {
  constructor(readonly refused: readonly RowFinding[]) {
    super('a row was refused');
  }
}

/** Rolls back what a dry run has done, and carries what it was. */
class Undone extends Error {
  constructor(readonly landed: Landed) {
    super('nothing was kept');
  }
}

interface Trial {
  readonly landed: Landed;
  /** The keys that rows after these would find to be taken. */
  keysOf(landed: Landed): string[];
}

/** What a batch would do, undone again. A row whose key an earlier batch had is left out: by then it would be known. */
async function tryOut(running: RunningImport, rows: ReadRows): Promise<Trial> {
  const { ctx, work } = running;
  const known = await runSql<{ key: string }>(ctx.em, KNOWN_KEYS, [work.uuid, [...new Set(rows.keys.values())]]);
  const earlier = new Set(known.map(({ key }) => key));
  const landed = await transact(ctx, async (tx): Promise<Landed> => {
    throw new Undone(await rows.land(await landingOf(running, tx), line => !earlier.has(rows.keys.get(line) ?? '')));
  }).catch((error: unknown) => {
    if (error instanceof Undone) return error.landed;
    throw error;
  });
  const keysOf = ({ refused }: Landed) => {
    const lines = new Set(refused.map(({ line }) => line));
    return [...new Set([...rows.keys].flatMap(([line, key]) => (lines.has(line) ? [] : [key])))];
  };
  return { landed, keysOf };
}

const NO_ROWS: ImportCounts = {
  processed: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  leftOut: 0,
  failed: 0,
  warnings: 0,
};

/** Every row is counted once. */
function countsOf(batch: Batch, { leftOut }: ReadRows, { counts, refused, warnings }: Landed): ImportCounts {
  const processed = batch.rows.length;
  const failed = new Set(refused.map(({ line }) => line)).size;
  const created = counts.touchesMade + counts.outcomesMade || counts.leadsMade;
  const updated = counts.touchesMade + counts.outcomesMade > 0 ? 0 : counts.leadsChanged;
  const unchanged = processed - leftOut - failed - created - updated;
  return { processed, created, updated, unchanged, leftOut, failed, warnings: warnings.length };
}

const KNOWN_KEYS = `/* keys of a dry run */ select key from lead_import_key where import_id = ?::uuid and key = any (?::text[])`;

const KEEP_KEYS = `/* keep keys of a dry run */ insert into lead_import_key (import_id, key) select ?::uuid, unnest(?::text[]) on conflict do nothing`;
