import {
  inOrder,
  ownersByTouch,
  type PastTouch,
  retold,
  type Step,
  stagesByTouch,
  stillToTell,
} from '../../src/partners/history.rules.js';

const touch = (at: number, end: number, [repId, activity = 'call']: [string | null, string?]): PastTouch => ({
  at,
  end,
  activity,
  repId,
  repKey: repId ?? '',
});

describe('who held a lead is read from its touches', () => {
  test.each<[string, PastTouch[], boolean, Step[]]>([
    [
      'one touch',
      [touch(1, 3, ['a'])],
      false,
      [
        { at: 1, value: 'a' },
        { at: 3, value: null },
      ],
    ],
    ['one touch of a lead still held', [touch(1, 3, ['a'])], true, [{ at: 1, value: 'a' }]],
    [
      'the same rep twice',
      [touch(1, 2, ['a']), touch(5, 6, ['a'])],
      false,
      [
        { at: 1, value: 'a' },
        { at: 6, value: null },
      ],
    ],
    [
      'there and back',
      [touch(1, 2, ['a']), touch(3, 4, ['b']), touch(5, 6, ['a'])],
      false,
      [
        { at: 1, value: 'a' },
        { at: 3, value: 'b' },
        { at: 5, value: 'a' },
        { at: 6, value: null },
      ],
    ],
    [
      'an earlier touch that ends last',
      [touch(1, 9, ['a']), touch(3, 4, ['b'])],
      false,
      [
        { at: 1, value: 'a' },
        { at: 3, value: 'b' },
        { at: 9, value: null },
      ],
    ],
    [
      'a touch of nobody',
      [touch(1, 2, [null]), touch(3, 4, ['b'])],
      false,
      [
        { at: 3, value: 'b' },
        { at: 4, value: null },
      ],
    ],
    [
      'a tie: the one that ends first comes first',
      [touch(1, 5, ['a']), touch(1, 2, ['b'])],
      false,
      [
        { at: 1, value: 'a' },
        { at: 5, value: null },
      ],
    ],
  ])('%s', (...[, touches, isHeld, steps]) => expect(ownersByTouch(inOrder(touches), isHeld)).toEqual(steps));
});

describe('where a lead stood is read from its touches', () => {
  const byActivity = new Map([
    ['call', { id: 'C', position: 2 }],
    ['offer', { id: 'P', position: 5 }],
  ]);
  const touches = [
    touch(1, 2, ['a', 'call']),
    touch(3, 4, ['a', 'offer']),
    touch(5, 6, ['a', 'call']),
    touch(7, 8, ['a', 'check']),
    touch(9, 9, ['a', 'call']),
  ];

  test.each<[string, boolean, string[], Step[]]>([
    [
      'never back',
      false,
      [],
      [
        { at: 1, value: 'C' },
        { at: 3, value: 'P' },
      ],
    ],
    [
      'back where that is declared',
      true,
      [],
      [
        { at: 1, value: 'C' },
        { at: 3, value: 'P' },
        { at: 5, value: 'C' },
      ],
    ],
    ['no further after the last activity that counts', true, ['offer'], [{ at: 1, value: 'C' }]],
  ])('%s', (...[, mayGoBack, until, steps]) =>
    expect(stagesByTouch(touches, { byActivity, until: new Set(until), mayGoBack })).toEqual(steps),
  );
});

describe('what is still to tell', () => {
  const a = { at: 1, value: 'a' };
  const end = { at: 9, value: null };

  test.each<[string, Step[], Step[], Step[]]>([
    ['everything, to a lead that was told nothing', [], [a, end], [a, end]],
    ['nothing, to one that was told all', [a, end], [a, end], []],
    ['a later end', [a, { at: 5, value: null }], [a, end], [{ at: 5, value: 'a' }, end]],
    [
      'a rep in between',
      [a, end],
      [a, { at: 3, value: 'b' }, { at: 5, value: 'a' }, end],
      [
        { at: 3, value: 'b' },
        { at: 5, value: 'a' },
      ],
    ],
    ['an earlier beginning', [{ at: 4, value: 'a' }, end], [a, end], [a]],
    ['an end that was left out', [a], [a, end], [end]],
  ])('%s', (...[, told, wanted, more]) => {
    expect(stillToTell(told, wanted)).toEqual(more);
    expect(retold(told, more)).toEqual(wanted);
    expect(stillToTell(retold(told, more), wanted)).toEqual([]);
  });

  test('a won lead is not brought back', () => {
    const rank = { C: 2, W: 6 } as Record<string, number>;
    const higher = (want: string | null, have: string | null) => (rank[want ?? ''] ?? 0) > (rank[have ?? ''] ?? 0);
    expect(
      stillToTell(
        [{ at: 5, value: 'W' }],
        [
          { at: 1, value: 'C' },
          { at: 7, value: 'C' },
        ],
        higher,
      ),
    ).toEqual([{ at: 1, value: 'C' }]);
  });
});
