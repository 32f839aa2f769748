import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is held when nothing lies about that nobody needs. */
function held(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

test('a file of 200,000 rows is read through and cut into batches in memory that does not grow with it', async () => {
  const before = held();
  const how = { csv: CSV, wantsBad: true, alive: async () => undefined };
  const file = await checkFile(parts(), MAPPING, how);
  expect(file?.rows).toBe(PARTS * ROWS_A_PART);
  const from = file?.begin ?? { byte: 0, line: 0 };
  let rows = 0;
  let most = 0;
  const batches = batchesOf(skipping(from.byte), { csv: CSV, header: file?.header ?? [], delimiter: ',', from });
  for await (const batch of batches) {
    rows += batch.rows.length;
    if (rows % (20 * ROWS_A_PART) === 0) most = Math.max(most, held() - before);
  }
  expect(rows).toBe(PARTS * ROWS_A_PART);
  expect(most).toBeLessThan(32 * MIB);
});

async function* skipping(bytes: number): AsyncIterable<Buffer> {
  let left = bytes;
  for await (const part of parts()) {
    const rest = part.subarray(left);
    left = Math.max(0, left - part.length);
    if (rest.length > 0) yield rest;
  }
}
