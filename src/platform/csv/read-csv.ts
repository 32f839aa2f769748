import { Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { CsvFault, type CsvFaultCode } from './csv-fault.js';

/** One record, with the line that it begins on, and where the next one does. */
export interface CsvRecord {
  /** Counted from 1; the header is a line too. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A reading that begins at this place goes on behind this record. */
  readonly next: CsvPlace;
}

/** A place between two records: bytes and lines before it. */
export interface CsvPlace {
  readonly byte: number;
  readonly line: number;
}

const CSV_START: CsvPlace = { byte: 0, line: 0 };
/** One record longer than this is taken for a quote that was never closed. */
const RECORD_BYTES_LIMIT = 4 * 1024 * 1024;
/** A header with more columns than this is no header. */
const COLUMNS_LIMIT = 1000;
const MARK_BYTES = 3;

const CODES: Readonly<Record<string, CsvFaultCode>> = {
  CSV_QUOTE_NOT_CLOSED: 'BROKEN_QUOTE',
  CSV_INVALID_CLOSING_QUOTE: 'BROKEN_QUOTE',
  INVALID_OPENING_QUOTE: 'BROKEN_QUOTE',
  CSV_MAX_RECORD_SIZE: 'RECORD_TOO_LONG',
};
const WORDS: Readonly<Partial<Record<CsvFaultCode, string>>> = {
  BROKEN_QUOTE: 'A quote is opened and not closed, or stands where none may stand.',
  RECORD_TOO_LONG: `A record is longer than ${RECORD_BYTES_LIMIT} bytes; perhaps a quote is not closed.`,
};

/**
 * The records of CSV in UTF-8, from the start or from a place that an earlier reading told; memory does not grow with the
 * file. Throws a `CsvFault` at the first record that cannot be read.
 */
export async function* readCsv(
  chunks: AsyncIterable<Buffer>,
  { delimiter, from = CSV_START }: { readonly delimiter: string; readonly from?: CsvPlace },
): AsyncIterable<CsvRecord> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // Said and not found out, so that a reading that begins in the middle splits the lines as the first one did.
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: RECORD_BYTES_LIMIT,
  });
  const start = { ...from };
  const bytes = Readable.from(from.byte === 0 ? withoutMark(chunks, start) : chunks);
  bytes.on('error', error => parser.destroy(error));
  try {
    yield* placed(bytes.pipe(parser), start);
  } catch (error) {
    throw error instanceof CsvError ? faultOf(error, from.line + parser.info.lines) : error;
  } finally {
    bytes.destroy();
    parser.destroy();
  }
}

/** The names of a header, or a `CsvFault`. */
export function checkHeader(cells: readonly string[]): readonly string[] {
  const names = named(cells);
  if (names.length > COLUMNS_LIMIT)
    throw new CsvFault('TOO_MANY_COLUMNS', `The header has ${names.length} columns; ${COLUMNS_LIMIT} are allowed.`, 1);
  const blank = names.indexOf('');
  if (blank >= 0) throw new CsvFault('WRONG_HEADER', `Column ${blank + 1} of the header has no name.`, 1);
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new CsvFault('WRONG_HEADER', `The header names the column "${twice}" twice.`, 1);
  return names;
}

/** The cells of a row without the empty ones that stand under no name; with something in them they stay, and the row does not fit. */
export function fittedCells(columns: number, cells: readonly string[]): readonly string[] {
  const isWide = cells.length > columns && cells.slice(columns).every(cell => cell.trim() === '');
  return isWide ? cells.slice(0, columns) : cells;
}

/** The names of a header, without those that spreadsheets leave empty at its end. */
function named(cells: readonly string[]): string[] {
  const names = cells.map(cell => cell.trim());
  return names.slice(0, names.findLastIndex(name => name !== '') + 1);
}

/** Leaves out a byte order mark; the bytes that it takes up count. */
async function* withoutMark(
  chunks: AsyncIterable<Buffer>,
  start: { byte: number; line: number },
): AsyncIterable<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < MARK_BYTES) continue;
    yield unmarked(head, start);
    head = null;
  }
  if (head !== null && head.length > 0) yield head;
}

function unmarked(head: Buffer, start: { byte: number }): Buffer {
  if (head.readUIntBE(0, MARK_BYTES) !== 0xefbbbf) return head;
  start.byte = MARK_BYTES;
  return head.subarray(MARK_BYTES);
}

async function* placed(parser: Parser, start: CsvPlace): AsyncIterable<CsvRecord> {
  let before = 0;
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number; bytes: number };
  }>) {
    const breaks = record.reduce((sum, cell) => sum + breaksIn(cell), 0);
    const line = start.line + Math.max(before + 1, info.lines - breaks);
    before = info.lines;
    yield { line, cells: record, next: { byte: start.byte + info.bytes, line: start.line + info.lines } };
  }
}

function breaksIn(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? (cell.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;
}

function faultOf(error: CsvError, line: number): CsvFault {
  const code = CODES[error.code];
  if (!code) return new CsvFault('BROKEN_QUOTE', 'The file is not CSV.', line);
  return new CsvFault(code, WORDS[code] ?? error.code, line);
}
