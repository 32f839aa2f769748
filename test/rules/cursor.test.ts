import { Cursors, scopeOf } from '../../src/platform/live/cursor.js';

const cursors = new Cursors('a secret of the tests');
const scope = scopeOf('leadStageChanged', { teamIds: ['team_1'] });
const place = { epoch: 3, pos: 7_000_000_123 };

test('a cursor opens at the place where it was sealed, for its own feed and filter', () => {
  expect(cursors.open(cursors.seal(place, scope), scope)).toEqual(place);
});

test("a snapshot's cursor opens any log feed", () => {
  expect(cursors.open(cursors.seal(place), scope)).toEqual(place);
});

test("the order of a filter's keys and what is null in it make no other feed", () => {
  expect(scopeOf('f', { a: 1, b: null, c: ['x'] })).toEqual(scopeOf('f', { c: ['x'], a: 1 }));
  expect(scopeOf('f', { a: 1 })).not.toEqual(scopeOf('f', { a: 2 }));
  expect(scopeOf('f', { a: 1 })).not.toEqual(scopeOf('g', { a: 1 }));
});

const good = cursors.seal(place, scope);
test.each([
  ['of another feed', cursors.seal(place, scopeOf('leadAssigned', { teamIds: ['team_1'] }))],
  ['of another filter', cursors.seal(place, scopeOf('leadStageChanged', { teamIds: ['team_2'] }))],
  ['signed with another secret', new Cursors('another').seal(place, scope)],
  ['empty', ''],
  ['cut', good.slice(0, -1)],
  ['longer', `${good}A`],
  ['padded', `${good.slice(0, -1)}=`],
  ['ten thousand characters', 'A'.repeat(10_000)],
  ['not base64', '!'.repeat(good.length)],
  ['with a NUL', `${good.slice(0, -1)}\0`],
])('a cursor that is %s is refused as BAD_USER_INPUT', (_what, text) => {
  expect(() => cursors.open(text, scope)).toThrow(
    expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', field: ['after'] } }),
  );
});

test('a cursor with any one character changed is refused', () => {
  for (let index = 0; index < good.length; index++) {
    const changed = good.slice(0, index) + (good[index] === 'A' ? 'B' : 'A') + good.slice(index + 1);
    expect(() => cursors.open(changed, scope)).toThrow();
  }
});
