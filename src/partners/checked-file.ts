import { createHash } from 'node:crypto';
import { checkColumns } from './file-checks.js';
import { type FileRow, type RowMapping, readRows, sheetOf } from './file-rows.js';
import type { RowFinding } from './landing.js';
import type { ColumnSample } from './lead-import.js';
import { columnsOf } from './mapping.rules.js';

/** A place between two records. */
export interface FilePlace {
  readonly byte: number;
  readonly line: number;
}

/** How CSV is read; handed in by whoever starts the work. */
export interface CsvTools {
  readCsv(
    chunks: AsyncIterable<Buffer>,
    how: { readonly delimiter: string; readonly from?: FilePlace },
  ): AsyncIterable<FileRow & { readonly next: FilePlace }>;
  inUtf8(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer>;
  checkHeader(cells: readonly string[]): readonly string[];
  fittedCells(columns: number, cells: readonly string[]): readonly string[];
  /** A cell of a file of refused rows as it was before it was made safe for spreadsheets. */
  revived(cell: string): string;
  faultOf(error: unknown): { readonly code: string; readonly message: string; readonly line: number | null } | null;
}

/** What a file turned out to be, before anything of it is used. */
export interface CheckedFile {
  readonly header: readonly string[];
  /** Where the first row begins. */
  readonly begin: FilePlace;
  readonly rows: number;
  readonly sha256: Buffer;
  readonly samples: readonly ColumnSample[];
  /** Rows that no database is needed to refuse; the first ones, and only where they were asked for. */
  readonly bad: { readonly rows: readonly FileRow[]; readonly refused: readonly RowFinding[] };
}

/** The first column of a file of refused rows. */
export const REASON_COLUMN = 'plimsoll_reason';

const SAMPLE_VALUES = 3;
const SAMPLE_CHARACTERS = 100;
const BAD_ROWS = 100;

/** Reads a file through once: encoding, quotes, header, columns and rows. Throws what is wrong with it as a whole. */
export async function checkFile(
  chunks: AsyncIterable<Buffer>,
  mapping: RowMapping,
  { csv, wantsBad, alive }: { csv: CsvTools; wantsBad: boolean; alive(): Promise<void> },
): Promise<CheckedFile | null> {
  const hash = createHash('sha256');
  const records = csv.readCsv(csv.inUtf8(hashed(chunks, hash)), mapping);
  let head: { header: readonly string[]; begin: FilePlace } | null = null;
  let rows = 0;
  const samples = new Samples(mapping);
  const bad = new BadRows(mapping);
  for await (const record of records) {
    await alive();
    if (!head) {
      const header = csv.checkHeader(record.cells);
      checkColumns(mapping, header);
      head = { header, begin: record.next };
      continue;
    }
    rows += 1;
    samples.add(head.header, record.cells);
    if (wantsBad) bad.add(head.header, rowOf(head.header, record, csv));
  }
  return head && { ...head, rows, sha256: hash.digest(), samples: samples.told(), bad };
}

/** A record as it is read: of a file of refused rows the cells as they were. */
export function rowOf(
  header: readonly string[],
  { line, cells }: FileRow,
  csv: Pick<CsvTools, 'revived' | 'fittedCells'>,
): FileRow {
  const fitted = csv.fittedCells(header.length, cells);
  return { line, cells: header[0] === REASON_COLUMN ? fitted.map(csv.revived) : fitted };
}

async function* hashed(chunks: AsyncIterable<Buffer>, hash: { update(bytes: Buffer): unknown }): AsyncIterable<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

/** The first values of each column that a mapping reads. */
class Samples {
  private readonly values: ReadonlyMap<string, string[]>;
  private wanted: number;

  constructor(mapping: RowMapping) {
    this.values = new Map(columnsOf(mapping).map(column => [column, []]));
    this.wanted = this.values.size * SAMPLE_VALUES;
  }

  add(header: readonly string[], cells: readonly string[]): void {
    if (this.wanted === 0) return;
    for (const [column, known] of this.values) {
      const value = (cells[header.indexOf(column)] ?? '').trim().slice(0, SAMPLE_CHARACTERS).replaceAll('\0', '\uFFFD');
      if (value === '' || known.length === SAMPLE_VALUES || known.includes(value)) continue;
      known.push(value);
      this.wanted -= 1;
    }
  }

  told(): ColumnSample[] {
    return [...this.values].map(([column, values]) => ({ column, values }));
  }
}

/** The first rows that cannot be read. */
class BadRows {
  readonly rows: FileRow[] = [];
  readonly refused: RowFinding[] = [];

  constructor(private readonly mapping: RowMapping) {}

  add(header: readonly string[], row: FileRow): void {
    if (this.rows.length === BAD_ROWS) return;
    const { refused } = readRows([row], sheetOf(header, this.mapping), this.mapping);
    if (refused.length === 0) return;
    this.rows.push(row);
    this.refused.push(...refused);
  }
}
