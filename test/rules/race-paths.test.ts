import type { Deed } from '../../src/cli/prove/deeds.js';
import type { FloorReport } from '../../src/cli/prove/floor-race.js';
import { judgeRace, type RaceFindings } from '../../src/cli/prove/judgement.js';
import type { LedgerReport } from '../../src/cli/prove/ledger.js';
import { countPaths, leastOf, type Paths } from '../../src/cli/prove/paths.js';
import type { LoggedEvent } from '../../src/platform/events/event.js';

const told = (type: string, body: object, about: Partial<LoggedEvent> = {}): LoggedEvent =>
  ({ type, subjectId: 'rep_1', repId: null, teamId: null, ...about, body }) as LoggedEvent;
const goes = (how: string, toRepId: string | null) => told('leadAssigned', { how, toRepId });
const sight = (more: object) => ({ ownerId: 'rep_1', stageId: 'stage_1', tier: 'D', loadUnits: 1, ...more });
const changes = (before: object, after: object) =>
  told('leadUpdated', { before: sight(before), after: sight({ loadUnits: 2, ...after }) });
const line = (capacity: number | null, about: Partial<LoggedEvent>, body: object = {}) =>
  told('holdingQuotaChanged', { capacity, ...body }, about);
const deed = (operation: Deed['operation'], data: object): Deed => ({
  operation,
  input: {},
  repId: 'rep_1',
  data: data as Deed['data'],
});
const counted = (...history: LoggedEvent[]) => Object.fromEntries(countPaths(history, []));

describe('the paths of a race', () => {
  test('are the doors by which leads get a holder or lose one', () => {
    expect(counted(goes('AUTO_ASSIGNED', 'rep_1'), goes('REOPENED', null), goes('REOPENED', 'rep_2'))).toEqual({
      'AUTO_ASSIGNED to a rep': 1,
      'REOPENED to nobody': 1,
      'REOPENED to a rep': 1,
    });
    expect(counted(told('leadMoved', { mergedIntoId: 'lead_2' }))).toEqual({ 'a lead merged': 1 });
  });

  test('are leads that become heavier while they are held, by a stage or by a tier', () => {
    expect(counted(changes({}, { stageId: 'stage_2' }), changes({}, { tier: 'A' }))).toEqual({
      'a held lead heavier by its stage': 1,
      'a held lead heavier by its tier': 1,
    });
    const others = [
      changes({}, { tier: 'A', loadUnits: 1 }),
      changes({ ownerId: 'rep_2' }, { tier: 'A' }),
      changes({ ownerId: null }, { ownerId: null, tier: 'A' }),
    ];
    expect(counted(...others)).toEqual({});
  });

  test('are reps who leave, once each time', () => {
    const [is, isNot] = [told('repChanged', { isActive: true }), told('repChanged', { isActive: false })];
    expect(counted(is, isNot, isNot, is, isNot)).toEqual({ 'a rep left': 2 });
  });

  test('are lines that are set lower than they were', () => {
    const [rep, team] = [{ repId: 'rep_1', teamId: 'team_1' }, { teamId: 'team_1' }];
    const of = { pipelineId: 'pipe_1' };
    expect(counted(line(5, rep), line(9, team), line(6, rep), line(6, rep), line(5, rep), line(8, team))).toEqual({
      'a line of a rep lowered': 1,
      'a line of a team lowered': 1,
    });
    expect(counted(line(null, {}, of), line(4, {}, of), line(null, {}, of))).toEqual({
      'a line of a pipeline lowered': 1,
    });
    const parts = [{ level: 'NOVICE' }, { level: 'NOVICE', pipelineId: 'pipe_1' }, { productLine: 'heavy' }, {}];
    const twice = [4, 3].flatMap(capacity => parts.map(part => line(capacity, {}, part)));
    expect(counted(...twice, line(2, {}, of))).toEqual({
      'a line of a level lowered': 1,
      'a line of a level in a pipeline lowered': 1,
      'a line of a product line lowered': 1,
      'a line of everybody lowered': 1,
    });
  });

  test('are reps, products and held leads that count as of something else from then on', () => {
    const [level, sold] = [(of: string) => told('repChanged', { level: of }), { subjectId: 'product_1' }];
    const sorted = (of: string | null) => told('productChanged', { line: of }, sold);
    expect(counted(level('NOVICE'), level('NOVICE'), level('SENIOR'), sorted('heavy'), sorted(null))).toEqual({
      'a rep of another level': 1,
      'a product of another line': 1,
    });
    const relabelled = (ownerId: string | null) =>
      told('leadUpdated', { productId: 'product_1', before: sight({ ownerId }), after: sight({ ownerId }) });
    expect(counted(relabelled('rep_1'), relabelled(null))).toEqual({ 'a held lead of another product': 1 });
  });

  test('are calls that did something: one for many counts if it changed one of them', () => {
    const results = (...statuses: string[]) => ({
      transferLeads: { results: statuses.map(status => ({ leadId: 'lead_1', status })) },
    });
    const deeds = [
      deed('mergeLeads', { change: { lead: { id: 'lead_1' } } }),
      deed('transferLeads', results('CHANGED', 'CHANGED', 'REFUSED')),
      deed('transferLeads', results('REFUSED')),
    ];
    expect(Object.fromEntries(countPaths([], deeds))).toEqual({ mergeLeads: 1, transferLeads: 1 });
  });
});

describe('the judgement of a race', () => {
  const report: LedgerReport = {
    admissions: 1,
    overLimit: [],
    overBy: new Map(),
    doubled: [],
    untrue: [],
    held: new Map(),
  };
  const judge = (paths: Paths, operations: number, tampered: object = {}) => {
    const raced = { operations, refused: new Map(), errors: new Map(), doneBy: new Map(), deeds: [] };
    const found = {
      ledger: report,
      intakes: { takes: 0, beyond: [] },
      counters: {},
      broken: [],
      lost: [],
      tampered: { admitted: new Map(), ...tampered },
      paths,
    };
    const race = { raced: raced as unknown as FloorReport, found: found as unknown as RaceFindings };
    return judgeRace({ ...race, crashes: 0, mutant: { ...report, overLimit: ['one'] }, crossed: 0 });
  };
  const judged = (paths: Paths, operations: number) =>
    judge(paths, operations).find(({ law }) => law === 'every path was taken');

  test('holds where every path was taken as often as it must, and tells each that was not', () => {
    const due = leastOf(10_000);
    expect(due.size).toBeGreaterThan(30);
    expect(judged(due, 10_000)).toMatchObject({ holds: true, caught: true });
    for (const [path, least] of due) {
      const rest = new Map([...due].filter(([other]) => other !== path));
      expect(judged(rest, 10_000)).toMatchObject({
        holds: false,
        figure: expect.stringContaining(`(${path}: 0 of ${least})`),
      });
      expect(judged(new Map([...due, [path, least - 1]]), 10_000)).toMatchObject({ holds: false });
    }
    expect(judged(new Map(), 10_000)).toMatchObject({ holds: false, caught: true });
  });

  test('says how often each kind of limit refused, and catches the mutant only where no kind lets it pass', () => {
    const paths = new Map([
      ['refused by a ramp', 3],
      ['refused by a wall of a product line', 2],
    ]);
    const [limits] = judge(paths, 1, { lowered: 1, admitted: new Map([['RAMP', 1]]) });
    expect(limits).toMatchObject({
      law: 'no lead is admitted over a limit',
      done: expect.stringContaining('told of a ramp 3, a wall of a product line 2'),
      caught: true,
    });
    const passing = new Map([
      ['RAMP', 1],
      ['PRODUCT_LINE', 0],
    ]);
    expect(judge(paths, 1, { lowered: 1, admitted: passing })[0]).toMatchObject({
      mutant: expect.stringContaining('1 passed (a wall of a product line)'),
      caught: false,
    });
    expect(judge(paths, 1, { lowered: 1 })[0]).toMatchObject({ caught: false });
  });

  test('asks less of a shorter race, and no more of a longer one', () => {
    const short = leastOf(400);
    expect(short.get('CLAIMED to a rep')).toBeGreaterThan(0);
    expect(short.size).toBeLessThan(leastOf(10_000).size);
    expect(judged(short, 400)).toMatchObject({ holds: true, caught: true });
    expect(judged(short, 10_000)).toMatchObject({ holds: false });
    expect(leastOf(1_000_000)).toEqual(leastOf(10_000));
    expect(judged(leastOf(10_000), 1)).toMatchObject({ holds: false, caught: false });
  });
});
