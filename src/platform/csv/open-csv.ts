import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { inUtf8 } from './check-encoding.js';
import { CsvFault } from './csv-fault.js';
import { type CsvRecord, checkHeader, fittedCells, readCsv } from './read-csv.js';

/** A file that was read once from end to end and is sound: encoding, quotes and header. */
export interface CsvFile {
  readonly header: readonly string[];
  /** Records, without the header. */
  readonly rows: number;
  /** Reads it again, record by record; memory does not grow with the file. */
  records(): AsyncIterable<CsvRecord>;
}

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
  return { header, rows, records: () => rowsOf(length, recordsOf(file, delimiter)) };
}

function recordsOf(file: string, delimiter: string): AsyncIterable<CsvRecord> {
  return readCsv(inUtf8(createReadStream(file) as AsyncIterable<Buffer>), { delimiter });
}

/** Without the header. */
async function* rowsOf(columns: number, records: AsyncIterable<CsvRecord>): AsyncIterable<CsvRecord> {
  let isHeader = true;
  for await (const record of records) {
    if (!isHeader) yield { ...record, cells: fittedCells(columns, record.cells) };
    isHeader = false;
  }
}
