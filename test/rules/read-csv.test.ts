import fc from 'fast-check';
import { type CsvRecord, readCsv } from '../../src/platform/csv/read-csv.js';
import { csvLine, revived } from '../../src/platform/csv/write-csv.js';

async function* inParts(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(bytes: Buffer, size: number, from?: CsvRecord['next']): Promise<CsvRecord[]> {
  const found: CsvRecord[] = [];
  const rest = from ? bytes.subarray(from.byte) : bytes;
  for await (const record of readCsv(inParts(rest, size), { delimiter: ',', ...(from && { from }) }))
    found.push(record);
  return found;
}

const cell = fc.stringMatching(/^[a-zé",\n '=+]{0,8}$/u);
const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 8 });
const ending = fc.constantFrom('\n', '\r\n');
const textOf = (table: string[][], end: string) =>
  Buffer.from(table.map(row => row.map(one => `"${one.replaceAll('"', '""')}"`).join(',') + end).join(''));

test('a reading that begins behind any record goes on as the first one did, however the bytes come', async () => {
  await fc.assert(
    fc.asyncProperty(rows, ending, fc.integer({ min: 1, max: 9 }), async (...[table, end, size]) => {
      const bytes = Buffer.concat([Buffer.from('\uFEFF'), textOf(table, end)]);
      const whole = await read(bytes, size);
      expect(whole.map(({ cells }) => cells)).toEqual(table);
      for (const [place, record] of whole.entries())
        expect(await read(bytes, size, record.next)).toEqual(whole.slice(place + 1));
    }),
    { numRuns: 60 },
  );
});

test('a line that no spreadsheet evaluates gives its cells back', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), cells => {
      const shown = cells.map(one => csvLine([one]).trimEnd());
      for (const line of shown) expect(line).not.toMatch(/^[=+]/);
    }),
  );
  for (const text of ['=1', "'=1", "''-1", ' +49', '＝x', 'plain', "'quoted"]) {
    const [line = ''] = csvLine([text]).split('\n');
    const bare = line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line;
    expect(revived(bare)).toBe(text);
  }
});
