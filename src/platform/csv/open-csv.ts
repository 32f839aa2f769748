import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { CsvFault, type CsvFaultCode } from './csv-fault.js';

/** One record, with the line that it begins on. */
export interface CsvRecord {
  /** Counted from 1; the header is a line too. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file that was read once from end to end and is sound: encoding, quotes and header. */
export interface CsvFile {
  readonly header: readonly string[];
  /** Records, without the header. */
  readonly rows: number;
  /** Reads it again, record by record; memory does not grow with the file. */
  records(): AsyncIterable<CsvRecord>;
}

/** One record longer than this is taken for a quote that was never closed. */
const RECORD_CHARACTERS_LIMIT = 4 * 1024 * 1024;
const PROBE_BYTES = 1024;

const CODES: Readonly<Record<string, CsvFaultCode>> = {
  CSV_QUOTE_NOT_CLOSED: 'BROKEN_QUOTE',
  CSV_INVALID_CLOSING_QUOTE: 'BROKEN_QUOTE',
  INVALID_OPENING_QUOTE: 'BROKEN_QUOTE',
  CSV_MAX_RECORD_SIZE: 'RECORD_TOO_LONG',
};
const WORDS: Readonly<Partial<Record<CsvFaultCode, string>>> = {
  BROKEN_QUOTE: 'A quote is opened and not closed, or stands where none may stand.',
  RECORD_TOO_LONG: `A record is longer than ${RECORD_CHARACTERS_LIMIT} characters; perhaps a quote is not closed.`,
};

/** Opens a CSV file in UTF-8 and reads it through once; throws a `CsvFault` where any of it cannot be read. */
export async function openCsv(file: string, delimiter = ','): Promise<CsvFile> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CsvFault('FILE', `There is no file ${file}.`);
  let header: readonly string[] | null = null;
  let rows = -1;
  for await (const { cells } of recordsOf(file, delimiter)) {
    header ??= checkHeader(cells);
    rows += 1;
  }
  if (!header) throw new CsvFault('EMPTY', 'The file is empty: it has no header.');
  const { length } = header;
  return { header, rows, records: () => fitted(length, withoutHeader(recordsOf(file, delimiter))) };
}

/** The names of a header, without those that spreadsheets leave empty at its end. */
function named(cells: readonly string[]): string[] {
  const names = cells.map(cell => cell.trim());
  return names.slice(0, names.findLastIndex(name => name !== '') + 1);
}

/** Records without the empty cells that stand under no name; a cell with something in it stays, and the row does not fit. */
async function* fitted(columns: number, records: AsyncIterable<CsvRecord>): AsyncIterable<CsvRecord> {
  for await (const record of records) {
    const isWide = record.cells.length > columns && record.cells.slice(columns).every(cell => cell.trim() === '');
    yield isWide ? { ...record, cells: record.cells.slice(0, columns) } : record;
  }
}

function checkHeader(cells: readonly string[]): readonly string[] {
  const names = named(cells);
  const blank = names.indexOf('');
  if (blank >= 0) throw new CsvFault('WRONG_HEADER', `Column ${blank + 1} of the header has no name.`, 1);
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new CsvFault('WRONG_HEADER', `The header names the column "${twice}" twice.`, 1);
  return names;
}

async function* withoutHeader(records: AsyncIterable<CsvRecord>): AsyncIterable<CsvRecord> {
  let isHeader = true;
  for await (const record of records) {
    if (!isHeader) yield record;
    isHeader = false;
  }
}

async function* recordsOf(file: string, delimiter: string): AsyncIterable<CsvRecord> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: RECORD_CHARACTERS_LIMIT,
  });
  const text = Readable.from(decoded(file));
  text.on('error', error => parser.destroy(error));
  try {
    yield* numbered(text.pipe(parser));
  } catch (error) {
    throw error instanceof CsvError ? faultOf(error, parser) : error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

async function* numbered(parser: Parser): AsyncIterable<CsvRecord> {
  let before = 0;
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number; empty_lines: number };
  }>) {
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    const line = Math.max(before + 1, info.lines - breaks);
    before = info.lines;
    yield { line, cells: record };
  }
}

function faultOf(error: CsvError, parser: Parser): CsvFault {
  const code = CODES[error.code];
  if (!code) return new CsvFault('BROKEN_QUOTE', 'The file is not CSV.', parser.info.lines);
  return new CsvFault(code, WORDS[code] ?? error.code, parser.info.lines);
}

/** The text of a file in UTF-8, with or without a byte order mark. */
async function* decoded(file: string): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  let isFirst = true;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    if (isFirst) refuseUtf16(chunk);
    isFirst = false;
    const text = attempt(
      () => decoder.decode(chunk, { stream: true }),
      () => lines + linesBeforeFault(chunk),
    );
    for (const letter of text) if (letter === '\n') lines += 1;
    yield text;
  }
  yield attempt(
    () => decoder.decode(),
    () => lines,
  );
}

function attempt(decode: () => string, lineOf: () => number): string {
  try {
    return decode();
  } catch {
    throw new CsvFault(
      'ENCODING',
      'The file is not UTF-8. Save it as UTF-8 (it may be Latin-1 or Windows-1252).',
      lineOf(),
    );
  }
}

function refuseUtf16(chunk: Buffer): void {
  const hasMark = (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff);
  const probe = chunk.subarray(0, PROBE_BYTES);
  const zeros = probe.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  if (hasMark || zeros > probe.length / 4) throw new CsvFault('ENCODING', 'The file is UTF-16. Save it as UTF-8.', 1);
}

/** How many lines of a chunk are sound before the first byte that is no UTF-8. */
function linesBeforeFault(chunk: Buffer): number {
  const text = new TextDecoder('utf-8').decode(chunk);
  return text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n').length - 1;
}
