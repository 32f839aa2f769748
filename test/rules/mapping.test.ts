import { MappingFault, parseMapping } from '../../src/partners/mapping.js';
import { columnsOf } from '../../src/partners/mapping.rules.js';
import { RowCode, RowReader } from '../../src/partners/row.rules.js';
import { instantOf, TimeFormat } from '../../src/partners/time.rules.js';

describe('a time is read as its mapping says', () => {
  const read = (text: string, format: TimeFormat, zone?: string) =>
    instantOf(text, { format, zone })?.toISOString() ?? null;

  test.each([
    ['2011-10-01T10:08:36.700+02:00', '2011-10-01T08:08:36.700Z'],
    ['2011-11-01T10:08:36+03:00', '2011-11-01T07:08:36.000Z'],
    ['2011-10-01T08:08:36.7009Z', '2011-10-01T08:08:36.700Z'],
    ['2011-10-01 08:08Z', '2011-10-01T08:08:00.000Z'],
    ['2011-10-01T08:08:36', null],
    ['2011-02-30T08:08:36Z', null],
    ['2011-10-01T24:00:00Z', null],
    ['1 October 2011', null],
  ])('ISO %s is %s', (text, instant) => expect(read(text, TimeFormat.ISO)).toBe(instant));

  test.each([
    ['2018-03-08', 'UTC', '2018-03-08T00:00:00.000Z'],
    ['2018-03-08', 'America/Sao_Paulo', '2018-03-08T03:00:00.000Z'],
    ['2018-01-08', 'America/Sao_Paulo', '2018-01-08T02:00:00.000Z'],
    ['2018-02-29', 'UTC', null],
    ['08/03/2018', 'UTC', null],
  ])('the day %s in %s begins at %s', (text, zone, instant) => expect(read(text, TimeFormat.DATE, zone)).toBe(instant));

  test.each([
    ['2024-07-01 12:00:00', 'Europe/Berlin', '2024-07-01T10:00:00.000Z'],
    ['2024-03-31 02:30:00', 'Europe/Berlin', null],
    ['2024-10-27 02:30:00', 'Europe/Berlin', '2024-10-27T00:30:00.000Z'],
    ['2024-01-01 23:59:59.123', 'Asia/Kolkata', '2024-01-01T18:29:59.123Z'],
  ])('%s on the clocks of %s is %s', (text, zone, instant) =>
    expect(read(text, TimeFormat.DATETIME, zone)).toBe(instant),
  );
});

const LEADS = {
  kind: 'leads',
  name: 'fair',
  sourceSystem: 'fair',
  lead: {
    externalId: 'id',
    createdAt: { column: 'day', format: 'DATE', zone: 'Europe/Berlin' },
    tier: { column: 'class', table: { gold: 'A', tin: 'D' } },
  },
};

describe('a mapping is checked before its file is opened', () => {
  test('a good one names the columns that it needs', () => {
    expect(columnsOf(parseMapping(LEADS, 'leads')).sort()).toEqual(['class', 'day', 'id']);
  });

  test('every fault is named with its path', () => {
    const bad = {
      ...LEADS,
      name: 'The Fair',
      colour: 'red',
      lead: {
        externalId: { column: 'id', constant: 'x' },
        createdAt: { column: 'day', format: 'DATE', zone: 'Europe/Atlantis' },
        tier: { column: 'class', table: { gold: 'GOLD' } },
        segment: { column: 'a', otherwise: 'b' },
      },
    };
    let fault: unknown;
    try {
      parseMapping(bad, 'leads');
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(MappingFault);
    const paths = fault instanceof MappingFault ? fault.faults.map(({ path }) => path).sort() : [];
    expect(paths).toEqual([
      'colour',
      'lead.createdAt.zone',
      'lead.externalId',
      'lead.segment',
      'lead.tier.table.gold',
      'name',
    ]);
  });

  test.each([
    ['a mapping of another kind', LEADS, 'outcomes'],
    ['no object', 'leads', 'leads'],
    [
      'a time with an offset and a zone',
      { ...LEADS, lead: { ...LEADS.lead, createdAt: { column: 'day', format: 'ISO', zone: 'UTC' } } },
      'leads',
    ],
    [
      'a day without a zone',
      { ...LEADS, lead: { ...LEADS.lead, createdAt: { column: 'day', format: 'DATE' } } },
      'leads',
    ],
  ] as const)('%s is refused', (_, raw, kind) => expect(() => parseMapping(raw, kind)).toThrow(MappingFault));
});

describe('a row is read by its cells', () => {
  const row = (...cells: string[]) =>
    new RowReader(cells, {
      places: new Map([
        ['a', 0],
        ['b', 1],
      ]),
      blanks: ['-'],
    });

  test.each([
    ['a column', { column: 'a' }, 'x', 'x'],
    ['a column with blanks around it', { column: 'a' }, '  x ', 'x'],
    ['a blank', { column: 'a' }, '', null],
    ['what the mapping calls blank', { column: 'a' }, '-', null],
    ['a blank that stands for something', { column: 'a', ifBlank: 'none' }, '-', 'none'],
    ['a constant', { constant: 'k' }, 'x', 'k'],
    ['a table', { column: 'a', table: { x: 'y' } }, 'x', 'y'],
    ['a table with a rest', { column: 'a', table: { x: 'y' }, otherwise: 'z' }, 'q', 'z'],
    ['an end cut off', { column: 'a', dropEnd: '.0', prefix: 'Rep ' }, '10912.0', 'Rep 10912'],
    ['two columns', { columns: ['a', 'b'], join: '|' }, 'x', 'x|B'],
    ['two columns as lines', { columns: ['a', 'b'], as: 'lines' as const }, '', 'b: B'],
  ])('%s', (...[, cell, a, value]) => expect(row(a, 'B').text(cell)).toBe(value));

  test.each([
    [['x'], RowCode.COLUMN_COUNT],
    [['x', 'y', 'z'], RowCode.COLUMN_COUNT],
    [['x\0', 'y'], RowCode.NUL_CHARACTER],
  ])('%j is refused as a whole', (cells, code) =>
    expect(row(...cells).problems.map(problem => problem.code)).toEqual([code]),
  );

  test.each([
    [
      'a value that no table lists',
      (it: RowReader) => it.text({ column: 'a', table: { q: 'r' } }),
      'x',
      RowCode.UNKNOWN_VALUE,
    ],
    ['a blank that is needed', (it: RowReader) => it.needed({ column: 'a' }), '', RowCode.BLANK],
    ['a name of 10 KB', (it: RowReader) => it.text({ column: 'a' }), 'x'.repeat(10_240), RowCode.TOO_LONG],
    [
      'a day that does not exist',
      (it: RowReader) => it.instant({ column: 'a', format: TimeFormat.DATE, zone: 'UTC' }),
      '2023-02-29',
      RowCode.INVALID_TIME,
    ],
    [
      'a fraction of a cent',
      (it: RowReader) => it.money({ amount: { column: 'a' }, currency: { constant: 'EUR' } }),
      '1.005',
      RowCode.INVALID_NUMBER,
    ],
    ['half a satisfaction', (it: RowReader) => it.whole({ column: 'a' }, [1, 5]), '2.5', RowCode.INVALID_NUMBER],
  ])('%s is refused with its column', (...[, read, a, code]) => {
    const it = row(a, 'B');
    read(it);
    expect(it.problems).toEqual([expect.objectContaining({ column: 'a', code })]);
  });

  test('an amount is kept to the cent', () => {
    expect(row('1200.5000', 'B').money({ amount: { column: 'a' }, currency: { constant: 'BRL' } })).toEqual({
      minorUnits: 120_050,
      currency: 'BRL',
    });
  });
});
