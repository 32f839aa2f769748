import { type CsvTools, type FilePlace, rowOf } from './checked-file.js';
import type { FileRow } from './file-rows.js';

/** Rows that are landed in one transaction, and the place behind them. */
export interface Batch {
  readonly rows: readonly FileRow[];
  readonly next: FilePlace;
}

const BATCH_ROWS = 1000;
/** Long rows make short batches, so that memory does not grow with them. */
const BATCH_CHARACTERS = 4 * 1024 * 1024;

/** The rows of a file from a place on, in batches. */
export async function* batchesOf(
  chunks: AsyncIterable<Buffer>,
  { csv, header, delimiter, from }: { csv: CsvTools; header: readonly string[]; delimiter: string; from: FilePlace },
): AsyncIterable<Batch> {
  let rows: FileRow[] = [];
  let characters = 0;
  let next = from;
  for await (const record of csv.readCsv(chunks, { delimiter, from })) {
    rows.push(rowOf(header, record, csv));
    characters += record.cells.reduce((sum, cell) => sum + cell.length, 0);
    next = record.next;
    if (rows.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    yield { rows, next };
    rows = [];
    characters = 0;
  }
  if (rows.length > 0) yield { rows, next };
}
