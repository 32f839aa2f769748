import { type CsvTools, checkFile } from '../../src/partners/checked-file.js';
import { parseRowMapping } from '../../src/partners/file-checks.js';
import { batchesOf } from '../../src/partners/row-batches.js';
import { inUtf8 } from '../../src/platform/csv/check-encoding.js';
import { checkHeader, fittedCells, readCsv } from '../../src/platform/csv/read-csv.js';
import { revived } from '../../src/platform/csv/write-csv.js';
import { PLAIN_HEADER, plainRows } from '../support/intake.js';

const CSV: CsvTools = { readCsv, inUtf8, checkHeader, fittedCells, revived, faultOf: () => null };
const MAPPING = parseRowMapping(
  { kind: 'leads', name: 'plain', sourceSystem: 'plain', lead: { externalId: 'id', name: 'name', email: 'mail' } },
  'leads',
);
const PARTS = 200;
const ROWS_A_PART = 1000;
const MIB = 1024 * 1024;

/** A file that is made while it is read: of 200,000 rows. */
async function* parts(): AsyncIterable<Buffer> {
  yield Buffer.from(`${PLAIN_HEADER}\n`);
  for (let part = 0; part < PARTS; part++) yield Buffer.from(plainRows(ROWS_A_PART, part * ROWS_A_PART));
}

test('a file of 200,000 rows is read through and cut into batches in memory that does not grow with it', async () => {
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  const alive = async () => {
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  };
  const file = await checkFile(parts(), MAPPING, { csv: CSV, wantsBad: true, alive: async () => undefined });
  expect(file?.rows).toBe(PARTS * ROWS_A_PART);
  let rows = 0;
  const from = file?.begin ?? { byte: 0, line: 0 };
  const how = { csv: CSV, header: file?.header ?? [], delimiter: ',', from };
  for await (const batch of batchesOf(skipping(from.byte), how)) {
    rows += batch.rows.length;
    await alive();
  }
  expect(rows).toBe(PARTS * ROWS_A_PART);
  expect(most).toBeLessThan(96 * MIB);
});

async function* skipping(bytes: number): AsyncIterable<Buffer> {
  let left = bytes;
  for await (const part of parts()) {
    const rest = part.subarray(left);
    left = Math.max(0, left - part.length);
    if (rest.length > 0) yield rest;
  }
}
