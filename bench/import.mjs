/** How long a large file takes through the API, and what it costs the server in memory. */
import { Readable } from 'node:stream';
import { bringFile, openHouse, residentMib } from './house.mjs';

const ROWS = 1_000_000;
const ROWS_A_PART = 1000;
const COLUMNS = [
  { column: 'id', field: 'EXTERNAL_ID' },
  { column: 'name', field: 'NAME' },
  { column: 'mail', field: 'EMAIL' },
  { column: 'firm', field: 'COMPANY_NAME' },
];

export async function benchImport({ tell, rows = ROWS }) {
  const house = await openHouse();
  try {
    const before = await residentMib(house.pid);
    let most = before;
    const started = performance.now();
    const input = { fileName: 'bench.csv', columns: COLUMNS, idempotencyKey: 'bench' };
    const file = () => Readable.toWeb(Readable.from(partsOf(rows)));
    const done = await bringFile(house, { input, file }, async () => {
      most = Math.max(most, await residentMib(house.pid));
    });
    const seconds = (performance.now() - started) / 1000;
    tell({
      row: 'import',
      rows: done.createdCount,
      seconds: Math.round(seconds),
      rowsPerSecond: Math.round(done.createdCount / seconds),
      residentBeforeMib: before,
      residentMostMib: most,
      grownMib: most - before,
      layout: house.layout,
    });
  } finally {
    await house.close();
  }
}

function* partsOf(rows) {
  yield Buffer.from('id,name,mail,firm\n');
  for (let from = 0; from < rows; from += ROWS_A_PART) {
    let text = '';
    for (let row = from; row < Math.min(rows, from + ROWS_A_PART); row++)
      text += `B${row},Person ${row},p${row}@bench.example,Firm ${row % 1000}\n`;
    yield Buffer.from(text);
  }
}
