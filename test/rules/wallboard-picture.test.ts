import { Board } from '../../web/board.js';
import { pagesOf } from '../../web/fleet-pages.js';
import { arrange, blocksOf, columnCount, totalsOf } from '../../web/fleet-plan.js';
import { linkOf, type Signs } from '../../web/link.js';
import { repPicture, scaleOf } from '../../web/picture.js';
import { sidePlan } from '../../web/side-plan.js';
import type { Load, Rep, Team } from '../../web/wire.js';

const load = (held: number, line: number | null, more: Partial<Load> = {}): Load => ({
  version: 1,
  heldCount: held,
  heldUnits: held,
  mode: line === null ? 'UNLIMITED' : 'LIMITED',
  basis: 'COUNT',
  capacityUnits: line,
  ...more,
});
const rep = (held: number, line: number | null, more: Partial<Rep> = {}): Rep => ({
  id: 'rep_1',
  name: 'Anna Lindqvist',
  presence: 'AVAILABLE',
  takenTodayCount: 0,
  intake: { remainingCount: null },
  neglectedLeadCount: 0,
  neglectedUnits: 0,
  team: { id: 'team_0' },
  leaves: [],
  load: load(held, line),
  ...more,
});
const drawn = (one: Rep) => repPicture(one, scaleOf([one.load, load(0, 60)]), '2026-11-28');

function boardOf(sizes: readonly number[]): Board {
  const board = new Board();
  sizes.forEach((size, team) => {
    const id = `team_${team}`;
    board.teams.set(id, { id, name: `Team ${team}`, parent: null, load: load(0, null) } satisfies Team);
    for (let place = 0; place < size; place++) {
      const repId = `rep_${team}_${String(place).padStart(2, '0')}`;
      board.reps.set(repId, { ...rep(1, 10), id: repId, name: repId, team: { id } });
    }
  });
  return board;
}

describe('the hull of a rep', () => {
  test.each([
    ['empty', rep(0, 22), { room: 'free', left: 22 }],
    ['under the line', rep(45, 60), { room: 'free', left: 15 }],
    ['near it: two left', rep(10, 12), { room: 'near', left: 2 }],
    ['near it: a twentieth left', rep(57, 60), { room: 'near', left: 3 }],
    ['not near it: a little more left', rep(56, 60), { room: 'free', left: 4 }],
    ['at the line', rep(48, 48), { room: 'full', left: 0 }],
    ['over it', rep(57, 52), { room: 'over', left: -5 }],
    [
      'with room, and nothing to take for now',
      rep(38, 60, { intake: { remainingCount: 0 } }),
      { room: 'capped', left: 22 },
    ],
    ['without a line, and nothing to take', rep(38, null, { intake: { remainingCount: 0 } }), { room: 'capped' }],
    ['at the line, with nothing to take either', rep(48, 48, { intake: { remainingCount: 0 } }), { room: 'full' }],
    ['with something left to take', rep(45, 60, { intake: { remainingCount: 2 } }), { room: 'free', left: 15 }],
    ['without a line', rep(38, null), { room: 'unlimited', left: null }],
    ['away', rep(39, 56, { presence: 'AWAY' }), { room: 'paused', left: 17 }],
    ['busy', rep(39, 56, { presence: 'BUSY' }), { room: 'busy', left: 17 }],
    ['on leave and over', rep(60, 56, { presence: 'ON_LEAVE' }), { room: 'leave', left: -4 }],
    ['taking no leads', rep(0, null, { load: load(0, 40, { mode: 'OPT_OUT' }) }), { room: 'out', left: null }],
  ])('%s says so in one figure or word', (_state, one, said) => {
    expect(drawn(one)).toMatchObject(said);
  });

  test('on leave says when they are back: the end of the leave that goes on', () => {
    const leaves = [{ untilOn: '2026-12-20' }, { untilOn: '2026-12-01' }, { untilOn: '2026-11-28' }];
    expect(drawn(rep(1, 5, { presence: 'ON_LEAVE', leaves })).backOn).toBe('2026-12-01');
    expect(drawn(rep(1, 5, { presence: 'ON_LEAVE' })).backOn).toBeNull();
    expect(drawn(rep(1, 5, { leaves })).backOn).toBeNull();
  });

  test('has its line at four fifths of the width', () => {
    expect(drawn(rep(60, 60)).hull).toMatchObject({ kind: 'lined', held: 80, over: 0 });
    expect(drawn(rep(15, 60)).hull.held).toBe(20);
  });

  test('beyond the line is never too thin to see, nor wider than the page shows, and is torn past a quarter', () => {
    expect(drawn(rep(61, 60)).hull).toMatchObject({ held: 80, over: 4.5, isFarOver: false });
    expect(drawn(rep(66, 60)).hull.over).toBeCloseTo(8);
    expect(drawn(rep(75, 60)).hull).toMatchObject({ over: 20, isFarOver: false });
    expect(drawn(rep(76, 60)).hull).toMatchObject({ over: 20, isFarOver: true });
    expect(drawn(rep(1, 0)).hull).toMatchObject({ over: 20, isFarOver: true });
  });

  test('shows what was taken today as its last part, also where some of it lies beyond the line', () => {
    expect(drawn(rep(45, 60, { takenTodayCount: 15 })).hull.fresh).toEqual({ from: 40, width: 20 });
    expect(drawn(rep(62, 60, { takenTodayCount: 5 })).hull.fresh).toEqual({ from: 76, width: 4 });
    expect(drawn(rep(3, 60, { takenTodayCount: 9 })).hull.fresh).toEqual({ from: 0, width: 4 });
  });

  test('hatches the neglected part from the stern on: leads where leads are counted, else units', () => {
    expect(drawn(rep(45, 60, { neglectedLeadCount: 15, neglectedUnits: 30 })).hull.neglected).toBe(20);
    expect(drawn(rep(66, 60, { neglectedLeadCount: 66 })).hull.neglected).toBe(80);
    const weighted = load(4, 60, { basis: 'WEIGHTED', heldUnits: 30 });
    expect(drawn(rep(0, null, { load: weighted, neglectedLeadCount: 2, neglectedUnits: 15 })).hull.neglected).toBe(20);
  });

  test('draws no part for today where leads weigh differently, for leads are not units', () => {
    const weighted = load(4, 60, { basis: 'WEIGHTED', heldUnits: 30 });
    expect(drawn(rep(0, null, { load: weighted, takenTodayCount: 2 }))).toMatchObject({
      held: 30,
      hull: { held: 40, fresh: null },
    });
  });
});

describe('the fleet', () => {
  const columnsOf = (sizes: readonly number[]) => {
    const blocks = blocksOf(boardOf(sizes));
    const columns = arrange(blocks, columnCount(sizes.reduce((all, one) => all + one, 0)));
    return columns.map(column => column.map(block => `${block.key}:${block.reps.length}`));
  };

  test('fills its columns in order with whole teams', () => {
    expect(columnsOf([6, 6, 6, 6])).toEqual([
      ['team_0:6', 'team_1:6'],
      ['team_2:6', 'team_3:6'],
    ]);
  });

  test('goes on in the next column with a team that is longer than one', () => {
    expect(columnsOf([58])).toEqual([['team_0:20'], ['team_0+:20'], ['team_0++:18']]);
  });

  test.each([[[1]], [[8]], [[9]], [[28]], [[14, 14]], [[15, 15, 15, 15]], [[1, 40, 1]], [[60]], [[2, 2, 2, 2, 2, 50]]])(
    'loses nobody and shows nobody twice: teams of %j',
    sizes => {
      const blocks = blocksOf(boardOf(sizes));
      const count = columnCount(blocks.flatMap(block => block.reps).length);
      const columns = arrange(blocks, count);
      const ids = columns.flat().flatMap(block => block.reps.map(one => one.id));
      expect(ids).toEqual(blocks.flatMap(block => block.reps.map(one => one.id)));
      expect(columns.length).toBeLessThanOrEqual(count);
      expect(new Set(columns.flat().map(block => block.key)).size).toBe(columns.flat().length);
    },
  );

  test('above sixty reps turns pages of whole teams', () => {
    const pages = pagesOf(blocksOf(boardOf([40, 30, 20, 70])));
    expect(pages.map(page => page.map(block => `${block.key}:${block.reps.length}`))).toEqual([
      ['team_0:40'],
      ['team_1:30', 'team_2:20'],
      ['team_3:35'],
      ['team_3+1:35'],
    ]);
  });

  const teamsOnPages = (board: Board) => pagesOf(blocksOf(board)).map(page => page.map(block => block.head.id));

  test('fills its pages evenly, not the last one with a rest', () => {
    expect(teamsOnPages(boardOf([9, 9, 9, 9, 9, 9, 9, 8]))).toEqual([
      ['team_0', 'team_1', 'team_2', 'team_3'],
      ['team_4', 'team_5', 'team_6', 'team_7'],
    ]);
  });

  test('has whoever is over the line on every page, with the whole team, while half of a page is left for others', () => {
    const board = boardOf([20, 20, 20, 20]);
    const [first] = [...board.reps.values()].filter(one => one.team?.id === 'team_2');
    if (first) board.reps.set(first.id, { ...first, load: load(12, 10) });
    expect(teamsOnPages(board)).toEqual([
      ['team_0', 'team_1', 'team_2'],
      ['team_2', 'team_3'],
    ]);
    for (const one of board.reps.values()) board.reps.set(one.id, { ...one, load: load(12, 10) });
    expect(teamsOnPages(board)).toEqual([
      ['team_0', 'team_1', 'team_2'],
      ['team_0', 'team_3'],
    ]);
  });

  test('has a line of its own only where everybody has one', () => {
    const board = boardOf([2]);
    expect(totalsOf(board)).toMatchObject({ held: 2, line: 20, over: 0 });
    board.reps.set('rep_x', { ...rep(5, null), id: 'rep_x' });
    expect(totalsOf(board)).toMatchObject({ held: 7, line: null });
    board.teams.set('team_0', { id: 'team_0', name: 'Team 0', parent: null, load: load(7, 15) });
    expect(totalsOf(board)).toMatchObject({ held: 7, line: 15 });
  });
});

describe('the connection', () => {
  const NOW = 1_000_000;
  const feed = { isOpen: true, isUpToDate: true, closedAtMs: null, retryAtMs: null };
  const signs: Signs = {
    feeds: [feed],
    hasFigures: true,
    isEnded: false,
    isAfresh: false,
    signAtMs: NOW - 5000,
    silenceMs: 30_000,
    toldUpToMs: null,
    changedAtMs: null,
    retryAtMs: null,
  };

  test.each<[string, string, Partial<Signs>]>([
    ['a sign is fresh', 'live', {}],
    ['nothing came for half a minute', 'cut-off', { signAtMs: NOW - 30_001 }],
    ['a feed is closed', 'cut-off', { feeds: [feed, { ...feed, isOpen: false, closedAtMs: NOW - 1500 }] }],
    ['a feed came back within a second', 'live', { feeds: [{ ...feed, closedAtMs: NOW - 900 }] }],
    ['the past is still being told', 'catching-up', { feeds: [{ ...feed, isUpToDate: false }] }],
    ['its place in the log is gone', 'afresh', { isAfresh: true, feeds: [{ ...feed, isUpToDate: false }] }],
    ['its place is gone and so is the server', 'cut-off', { isAfresh: true, signAtMs: NOW - 30_001 }],
    ['the first figures have not come', 'starting', { feeds: [], hasFigures: false }],
    ['the server does not answer at the start', 'cut-off', { feeds: [], hasFigures: false, retryAtMs: NOW + 800 }],
    ['access is over', 'ended', { isEnded: true }],
  ])('when %s is %s', (_when, state, more) => {
    expect(linkOf({ ...signs, ...more }, NOW).state).toBe(state);
  });
});

describe('the panels beside the fleet', () => {
  const WALL = 55.1;
  const BEHIND_BAND = 51.8;
  const used = (
    rows: { stages: number; pools: number; reasons: number; findings: number },
    plan: ReturnType<typeof sidePlan>,
  ) =>
    18.1 +
    plan.scale *
      (plan.stages * 2.95 +
        (plan.pools +
          (plan.pools < rows.pools ? 1 : 0) +
          Math.max(1, plan.reasons) +
          (plan.reasons < rows.reasons ? 1 : 0) +
          Math.max(1, plan.findings)) *
          2.3);

  test.each([WALL, BEHIND_BAND])('never need more than a height of %d rem', height => {
    for (const stages of [0, 7, 9, 14])
      for (const reasons of [0, 3, 6, 18])
        for (const findings of [0, 4, 8])
          for (const pools of [0, 1, 4, 30]) {
            const rows = { stages, pools, reasons, findings };
            expect(used(rows, sidePlan(rows, height))).toBeLessThanOrEqual(height + 0.01);
          }
  });

  test('show all in full where there is little, and leave out findings before pools and these before reasons', () => {
    expect(sidePlan({ stages: 7, pools: 2, reasons: 3, findings: 0 }, WALL)).toEqual({
      stages: 7,
      pools: 2,
      reasons: 3,
      findings: 0,
      scale: 1,
    });
    expect(sidePlan({ stages: 7, pools: 1, reasons: 6, findings: 8 }, WALL)).toMatchObject({
      pools: 1,
      reasons: 6,
      findings: 4,
    });
    expect(sidePlan({ stages: 7, pools: 4, reasons: 6, findings: 8 }, WALL)).toEqual({
      stages: 7,
      pools: 2,
      reasons: 6,
      findings: 2,
      scale: expect.closeTo(0.81, 1),
    });
    expect(sidePlan({ stages: 7, pools: 30, reasons: 18, findings: 8 }, WALL)).toMatchObject({
      pools: 2,
      reasons: 5,
      findings: 2,
    });
  });
});
