import { randomUUID } from 'node:crypto';
import {
  GraphQLEnumType,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLScalarType,
  GraphQLString,
} from 'graphql';
import { idFromUuid } from '../../src/platform/ids.js';
import type { Codec } from '../../src/platform/read/plan/codec.js';
import { Out } from '../../src/platform/read/plan/out.js';
import { tokenWriter } from '../../src/platform/read/plan/token-writer.js';
import { Tokens, wholeOf } from '../../src/platform/read/plan/tokens.js';
import { Unplanned } from '../../src/platform/read/plan/unplanned.js';

const SIGN = '\x1f';
const PLAIN: Codec = {
  kind: 'text',
  prefix: null,
  mark: 0,
  isNullable: false,
  select: column => column,
  value: token => token,
};

/** Between two others, where a place that is one off would be seen. */
function written(codec: Partial<Codec>, type: GraphQLLeafType, token: string): string {
  const tokens = new Tokens().of(wholeOf(['2', 'before', token, 'after'].join(SIGN)), SIGN);
  tokens.next();
  if (!tokens.restIs(3)) throw new Error('not of three');
  const out = new Out(8);
  tokenWriter({ ...PLAIN, ...codec }, type)(tokens, 2, out);
  return out.written().toString();
}

test('ids are spelt as everywhere', () => {
  const uuids = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  for (let time = 0; time < 2000; time++) uuids.push(randomUUID());
  const ids = uuids.map(uuid => written({ kind: 'uuid', prefix: 'lead' }, GraphQLID, uuid));
  expect(ids).toEqual(uuids.map(uuid => `"${idFromUuid('lead', uuid)}"`));
});

test.each([
  ['2026-11-22 14:05:00+00', '2026-11-22T14:05:00.000Z'],
  ['2026-11-22 14:05:00.1+00', '2026-11-22T14:05:00.100Z'],
  ['2026-11-22 14:05:00.12+00', '2026-11-22T14:05:00.120Z'],
  ['2026-11-22 14:05:00.123456+00', '2026-11-22T14:05:00.123Z'],
])('the instant %s is %s', (token, instant) => {
  expect(written({ kind: 'time' }, new GraphQLScalarType({ name: 'DateTime' }), token)).toBe(`"${instant}"`);
});

test.each(['0044-03-15 00:00:00+00 BC', '12026-11-22 14:05:00+00', 'infinity', '-infinity'])(
  'the instant %s is left to the resolvers',
  token => {
    expect(() => written({ kind: 'time' }, new GraphQLScalarType({ name: 'DateTime' }), token)).toThrow(Unplanned);
  },
);

test.each([
  '',
  'plain',
  'a "quoted" one',
  'back\\slash',
  'line\nfeed',
  'tab\t',
  '\x00',
  '\x7f',
  'Zoë',
  '线索',
  '😀',
  '\ud800',
])('the text %j is as JSON spells it, with a mark before it and without', text => {
  expect(written({}, GraphQLString, text)).toBe(Buffer.from(JSON.stringify(text)).toString());
  expect(written({ mark: 1 }, GraphQLString, `~${text}`)).toBe(Buffer.from(JSON.stringify(text)).toString());
});

test('an answer stands between two texts without a copy, again and again', () => {
  const out = new Out(8);
  out.text('{"name":"Zoë"}');
  expect(out.within('{"data":', '}\n').toString()).toBe('{"data":{"name":"Zoë"}}\n');
  const long = 'ü'.repeat(2000);
  expect(out.within('{"data":', `,"extensions":"${long}"}`).toString()).toBe(
    `{"data":{"name":"Zoë"},"extensions":"${long}"}`,
  );
  expect(out.written().toString()).toBe('{"name":"Zoë"}');
  expect(() => out.within('more than there is room for', '')).toThrow('no room');
});

test('an answer grows as far as it must', () => {
  const out = new Out(8);
  const text = 'é'.repeat(50_000);
  for (let time = 0; time < 3; time++) out.text(text);
  expect(out.written().toString()).toBe(text.repeat(3));
});

test('of an enum one is found by the whole of its value, and no other is written', () => {
  const type = new GraphQLEnumType({ name: 'Side', values: { LEFT: {}, LEFTMOST: {}, LOFT: { value: 'loft' } } });
  const texts = ['LEFT', 'LEFTMOST', 'loft'].map(value => written({}, type, value));
  expect(texts).toEqual(['"LEFT"', '"LEFTMOST"', '"LOFT"']);
  for (const value of ['LEF', 'LEFTMOSTLY', 'lEFT', '']) expect(() => written({}, type, value)).toThrow(Unplanned);
});

test('whole numbers that the type does not hold are left to the resolvers', () => {
  expect(written({ kind: 'whole' }, GraphQLInt, '2147483647')).toBe('2147483647');
  expect(written({ kind: 'whole' }, GraphQLInt, '-7')).toBe('-7');
  expect(() => written({ kind: 'whole' }, GraphQLInt, '2147483648')).toThrow(Unplanned);
});

describe('tokens', () => {
  const of = (text: string) =>
    new Tokens().of({ source: `x${SIGN}${text}${SIGN}y`, from: 2, to: 2 + text.length }, SIGN);

  test('are found within their piece of the text', () => {
    const tokens = of(`1${SIGN}a${SIGN}`);
    expect([tokens.next(), tokens.restIs(2)]).toEqual(['1', true]);
    expect([tokens.text(1), tokens.isEmpty(1), tokens.text(2), tokens.isEmpty(2)]).toEqual(['a', false, '', true]);
    expect(tokens.span(1)).toMatchObject({ from: 4, to: 5 });
  });

  test.each([0, 1, 3, Number.NaN])('are not taken for %i where there are two', count => {
    const tokens = of(`2${SIGN}a${SIGN}b`);
    tokens.next();
    expect(tokens.restIs(count)).toBe(false);
  });

  test('are those of the next text, when it is used again, and of no other', () => {
    const tokens = Tokens.spare();
    const many = Array.from({ length: 700 }, (_, index) => String(index));
    expect(tokens.of(wholeOf(many.join(SIGN)), SIGN).restIs(700)).toBe(true);
    expect([tokens.text(0), tokens.text(699)]).toEqual(['0', '699']);
    expect(tokens.of(wholeOf(`a${SIGN}b`), SIGN).restIs(700)).toBe(false);
    expect(tokens.of(wholeOf(`a${SIGN}b`), SIGN).restIs(2)).toBe(true);
    expect([tokens.text(0), tokens.text(1)]).toEqual(['a', 'b']);
    tokens.giveBack();
    expect(tokens.source).toBe('');
    expect(Tokens.spare()).toBe(tokens);
    expect(Tokens.spare()).not.toBe(tokens);
  });

  test('may be none at all', () => {
    const tokens = of('0');
    expect([tokens.next(), tokens.restIs(0), tokens.next()]).toEqual(['0', true, null]);
  });
});
