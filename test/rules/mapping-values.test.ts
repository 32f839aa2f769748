import { ColumnProfiles } from '../../src/partners/column-profiles.js';
import { readTouches } from '../../src/partners/draft.rules.js';
import { MappingFault, parseMapping } from '../../src/partners/mapping.js';
import type { CountCell, InteractionsMapping, TimeCell } from '../../src/partners/mapping.rules.js';
import { RowCode, RowReader } from '../../src/partners/row.rules.js';
import { TimeFormat } from '../../src/partners/time.rules.js';

const row = (a: string, b = '') =>
  new RowReader([a, b], {
    places: new Map([
      ['a', 0],
      ['b', 1],
    ]),
    blanks: ['Select'],
  });

describe('a word that is spelt in two ways', () => {
  const cell = { column: 'a', aliases: { GTXPro: 'GTX Pro' } };

  test.each([
    ['GTXPro', 'GTX Pro'],
    ['GTX Pro', 'GTX Pro'],
    ['MG Special', 'MG Special'],
    ['gtxpro', 'gtxpro'],
    ['constructor', 'constructor'],
    ['Select', null],
  ])('%s is taken for %s', (said, meant) => expect(row(said).text(cell)).toBe(meant));

  test('is put right before a table reads it', () => {
    const read = { column: 'a', aliases: { Woon: 'Won' }, table: { Won: 'WON' } };
    expect(row('Woon').text(read)).toBe('WON');
  });
});

describe('a file that tells no time', () => {
  const INSTANT = '2018-01-01T00:00:00.000Z';
  const day = { column: 'a', format: TimeFormat.DATE, zone: 'UTC' };

  test.each<[string, TimeCell, string, string | null]>([
    ['has the instant of its mapping', { constant: INSTANT, format: TimeFormat.ISO }, '', INSTANT],
    ['has it for a blank', { ...day, ifBlank: INSTANT }, '', INSTANT],
    ['has it for what is called blank', { ...day, ifBlank: INSTANT }, 'Select', INSTANT],
    ['has its own where there is one', { ...day, ifBlank: INSTANT }, '2017-03-01', '2017-03-01T00:00:00.000Z'],
    ['is refused for a blank otherwise', day, '', null],
  ])('%s', (...[, cell, said, instant]) => {
    const it = row(said);
    expect(it.instant(cell)?.toISOString() ?? null).toBe(instant);
    expect(it.isSound).toBe(instant !== null);
  });
});

describe('a count', () => {
  const strict: CountCell = { column: 'a', most: 1000, ifBlank: 'REFUSE', ifUnsound: 'REFUSE' };
  const lax: CountCell = { ...strict, ifBlank: 'NONE', ifUnsound: 'NONE' };

  test.each<[string, number, RowCode | null, RowCode | null]>([
    ['0', 0, null, null],
    ['7', 7, null, null],
    ['1000', 1000, null, null],
    ['1001', 0, RowCode.INVALID_NUMBER, RowCode.INVALID_NUMBER],
    ['-1', 0, RowCode.INVALID_NUMBER, null],
    ['2.5', 0, RowCode.INVALID_NUMBER, null],
    ['many', 0, RowCode.INVALID_NUMBER, null],
    ['', 0, RowCode.BLANK, null],
    ['Select', 0, RowCode.BLANK, null],
  ])('of "%s" is %i', (...[said, count, strictly, laxly]) => {
    for (const [cell, code] of [
      [strict, strictly],
      [lax, laxly],
    ] as const) {
      const it = row(said);
      expect(it.count(cell)).toBe(count);
      expect(it.problems.map(problem => problem.code)).toEqual(code === null ? [] : [code]);
    }
  });

  test('makes a row as many touches, each with a key of its own', () => {
    const mapping = parseMapping(VISITS, 'interactions') as InteractionsMapping;
    const keys = (visits: string) => readTouches(row('L1', visits), mapping).map(touch => touch.externalId);
    expect(keys('3')).toEqual(['L1|1', 'L1|2', 'L1|3']);
    expect(keys('0')).toEqual([]);
  });
});

const VISITS = {
  kind: 'interactions',
  name: 'site',
  sourceSystem: 'site',
  lead: { externalId: 'a' },
  touch: {
    externalId: 'a',
    count: { column: 'b' },
    channel: { constant: 'WEB' },
    direction: { constant: 'INBOUND' },
    startedAt: { constant: '2018-01-01T00:00:00Z' },
  },
};

describe('a mapping is refused', () => {
  const touch = (part: object) => ({ ...VISITS, touch: { ...VISITS.touch, ...part } });

  test.each<[string, object]>([
    ['with a constant time without an offset', touch({ startedAt: { constant: '2018-01-01' } })],
    ['with a time that is both', touch({ startedAt: { column: 'a', constant: '2018-01-01T00:00:00Z' } })],
    ['with a time that is neither', touch({ startedAt: { format: 'ISO' } })],
    ['with more than 1,000 touches a row', touch({ count: { column: 'b', most: 1001 } })],
    ['with no touches a row', touch({ count: { column: 'b', most: 0 } })],
    ['with a file in another folder', { ...VISITS, lookups: { other: { file: '../b.csv', key: 'a', by: 'a' } } }],
    ['with a lookup that has no name for columns', { ...VISITS, lookups: { 'a.b': { file: 'b', key: 'a', by: 'a' } } }],
  ])('%s', (_, raw) => expect(() => parseMapping(raw, 'interactions')).toThrow(MappingFault));
});

describe('what a column holds', () => {
  test('is told with its blanks, its ends and its values', () => {
    const profiles = new ColumnProfiles(['a', 'b'], ['Select']);
    for (const cells of [
      ['10', 'x'],
      ['9', 'Select'],
      ['', 'x'],
      ['9', ' '],
      ['too', 'many', 'cells'],
    ])
      profiles.note(cells);
    expect(profiles.told()).toEqual([
      {
        column: 'a',
        blank: 1,
        calledBlank: 0,
        distinct: 2,
        least: 9,
        greatest: 10,
        values: [
          { value: '9', count: 2 },
          { value: '10', count: 1 },
        ],
      },
      {
        column: 'b',
        blank: 1,
        calledBlank: 1,
        distinct: 2,
        least: 'Select',
        greatest: 'x',
        values: [
          { value: 'x', count: 2 },
          { value: 'Select', count: 1 },
        ],
      },
    ]);
  });

  test('is not kept value by value where there are too many', () => {
    const profiles = new ColumnProfiles(['a'], []);
    for (let each = 0; each <= 10_000; each++) profiles.note([`${each}`]);
    expect(profiles.told()).toMatchObject([{ distinct: null, values: null, least: 0, greatest: 10_000 }]);
  });
});
