import { startTestApp, type TestApp } from '../support/app.js';
import { totals } from '../support/real-set.js';
import { type ImportRun, runImport, Workbench } from '../support/run-import.js';
import { LEAD_HEADER, LEAD_ROWS, LEADS, TOUCHES } from '../support/small-imports.js';

jest.setTimeout(120_000);

describe('plimsoll import refuses a file as a whole', () => {
  let app: TestApp;
  const bench = new Workbench();
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(async () => {
    await app.stop();
    bench.remove();
  });
  const bring = (kind: string, mapping: object, file: string): Promise<ImportRun> =>
    runImport(app.database.url, kind, { file, mapping: bench.write('mapping.json', mapping) });

  test.each<[string, string | Buffer, string, number | null]>([
    ['a file in UTF-16', Buffer.from(`\uFEFF${LEAD_HEADER}\n${LEAD_ROWS[0]}\n`, 'utf16le'), 'ENCODING', 1],
    [
      'a file in Latin-1',
      Buffer.from(`${LEAD_HEADER}\n${LEAD_ROWS[0]}\n${LEAD_ROWS[1]?.replace('Jon', 'J\u00f6n')}\n`, 'latin1'),
      'ENCODING',
      3,
    ],
    [
      'a quote that is not closed',
      [LEAD_HEADER, LEAD_ROWS[0], 'F2,"never closed', LEAD_ROWS[2]].join('\n'),
      'BROKEN_QUOTE',
      null,
    ],
    ['a quote in the middle', [LEAD_HEADER, LEAD_ROWS[0], 'F2,"a"b,,,,,,,'].join('\n'), 'BROKEN_QUOTE', 3],
    [
      'a quote that swallows the rest of a large file',
      `${LEAD_HEADER}\nF1,"${'x,y\n'.repeat(1_100_000)}`,
      'RECORD_TOO_LONG',
      null,
    ],
    ['a column that is named twice', ['id,id,came', 'a,b,c'].join('\n'), 'WRONG_HEADER', 1],
    ['a header without the columns', ['name;mail', 'a;b'].join('\n'), 'MISSING_COLUMN', null],
    ['an empty file', '', 'EMPTY', null],
  ])('%s: nothing is done', async (...[, content, code, line]) => {
    const run = await bring('leads', LEADS, bench.write('bad.csv', content));
    expect(run).toMatchObject({ exitCode: 1, end: { event: 'failed', code, ...(line !== null && { line }) } });
    expect(await totals(app, '{ leads(first: 1) { totalCount } reps(first: 1) { totalCount } }')).toEqual({
      leads: 0,
      reps: 0,
    });
  });

  test('a mapping with faults names them all, and the file is not opened', async () => {
    const run = await bring(
      'interactions',
      { ...TOUCHES, stages: { byActivity: { call: 'WON', offer: 'NOWHERE' } } },
      'no-such-file.csv',
    );
    expect(run.end).toMatchObject({ event: 'failed', code: 'MAPPING' });
    expect(String(run.end.message).split('\n')).toEqual([
      'stages.byActivity.call: A won or ended stage is reached by importing outcomes.',
      'stages.byActivity.offer: There is no stage "NOWHERE".',
    ]);
  });
});
