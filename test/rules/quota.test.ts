import { LimitMode, OnWeightIncrease, QuotaScope, QuotaVerdict } from '../../src/quotas/quota.enums.js';
import { figuresOf, judgeForce, judgeQuota } from '../../src/quotas/quota.rules.js';

const { LIMITED, UNLIMITED, OPT_OUT } = LimitMode;
const SUBJECTS = { rep: { repId: 'rep_1' }, team: { teamId: 'team_1' }, everybody: {} };
const refusals = (quota: Parameters<typeof judgeQuota>[0]) =>
  judgeQuota(quota).flatMap(problem => (problem ? [`${problem.code} ${problem.field?.join('.')}`] : []));

/** Subject, mode, and whether it may be set, with and without a capacity. */
const MODES: readonly [keyof typeof SUBJECTS, LimitMode, { bare: string[]; withTen: string[] }][] = (
  Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[]
).flatMap(subject => {
  const optOut = subject === 'rep' ? [] : ['INVALID input.mode'];
  return [
    [subject, LIMITED, { bare: ['INVALID input.capacity'], withTen: [] }],
    [subject, UNLIMITED, { bare: [], withTen: ['INVALID input.capacity'] }],
    [subject, OPT_OUT, { bare: optOut, withTen: ['INVALID input.capacity', ...optOut] }],
  ] as [keyof typeof SUBJECTS, LimitMode, { bare: string[]; withTen: string[] }][];
});

describe('a holding quota', () => {
  test.each(MODES)('of %s with mode %s', (subject, mode, { bare, withTen }) => {
    expect(refusals({ ...SUBJECTS[subject], mode })).toEqual(bare);
    expect(refusals({ ...SUBJECTS[subject], mode, capacity: 10 })).toEqual(withTen);
  });

  test('is of a rep or of a team, never of both', () => {
    expect(refusals({ repId: 'rep_1', teamId: 'team_1', mode: UNLIMITED })).toEqual(['INVALID input.teamId']);
  });

  test.each([
    [0, true],
    [0.01, true],
    [1, true],
    [2.5, true],
    [0.29, true],
    [1_000_000, true],
    [999_999.99, true],
    [-0.01, false],
    [-1, false],
    [0.001, false],
    [1.005, false],
    [1_000_000.01, false],
    [1e12, false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
    [Number.NEGATIVE_INFINITY, false],
  ])('with a line of %d: it may is %s', (capacity, may) => {
    expect(refusals({ repId: 'rep_1', mode: LIMITED, capacity })).toEqual(may ? [] : ['INVALID input.capacity']);
  });

  test.each([
    [{ level: 'NOVICE' }, []],
    [{ level: 'NOVICE', pipelineId: 'pipe_1' }, []],
    [{ pipelineId: 'pipe_1' }, []],
    [{ productLine: 'pumps' }, []],
    [{ level: 'NOVICE', repId: 'rep_1' }, ['INVALID input.level']],
    [{ pipelineId: 'pipe_1', teamId: 'team_1' }, ['INVALID input.pipelineId']],
    [{ productLine: 'pumps', pipelineId: 'pipe_1' }, ['INVALID input.productLine']],
    [{ productLine: 'pumps', level: 'NOVICE' }, ['INVALID input.productLine']],
    [{ pipelineId: 'pipe_1', onWeightIncrease: OnWeightIncrease.REFUSE }, ['INVALID input.onWeightIncrease']],
  ])('is of one subject: %j', (subject, expected) => {
    expect(refusals({ ...subject, mode: LIMITED, capacity: 1 })).toEqual(expected);
  });

  test.each([
    [{ tierCaps: { a: 0, d: 12.5 } }, []],
    [{ tierCaps: { a: null } }, []],
    [{ lifecycleCaps: { potential: -0.01 } }, ['INVALID input.lifecycleCaps.potential']],
    [{ tierCaps: { a: Number.NaN } }, ['INVALID input.tierCaps.a']],
    [{ reserved: { a: 6, b: 4 } }, []],
    [{ reserved: { a: 6, b: 4.01 } }, ['INVALID input.reserved']],
    [{ reserved: { a: 1 }, mode: UNLIMITED, capacity: null }, ['INVALID input.reserved']],
    [{ tierCaps: { a: 1 }, mode: OPT_OUT, capacity: null }, ['INVALID input.tierCaps']],
    [{ tierCaps: { a: 1 }, repId: null, teamId: 'team_1' }, ['INVALID input.tierCaps']],
    [{ reserved: { a: 1 }, repId: null, productLine: 'pumps' }, ['INVALID input.reserved']],
  ])('with caps and slots: %j', (caps, expected) => {
    expect(refusals({ repId: 'rep_1', mode: LIMITED, capacity: 10, ...caps })).toEqual(expected);
  });

  test('keeps the figures that were given', () => {
    expect(figuresOf({ a: 0, b: null, c: undefined, d: 2 })).toEqual({ a: 0, d: 2 });
    expect(figuresOf(null)).toEqual({});
  });
});

describe('what came of a quota in force', () => {
  const { REP, LEVEL, TEAM, LEVEL_PIPELINE, PIPELINE } = QuotaScope;
  const winners = { lineId: 'line', wallIds: ['wall'] };
  test.each([
    [null, QuotaVerdict.NOT_SET],
    [{ id: 'line', scope: LEVEL, mode: LIMITED }, QuotaVerdict.DRAWS_THE_LINE],
    [{ id: 'own', scope: REP, mode: OPT_OUT }, QuotaVerdict.OPTS_OUT],
    [{ id: 'other', scope: LEVEL, mode: LIMITED }, QuotaVerdict.OVERRULED],
    [{ id: 'wall', scope: LEVEL_PIPELINE, mode: LIMITED }, QuotaVerdict.WALL],
    [{ id: 'other', scope: PIPELINE, mode: LIMITED }, QuotaVerdict.OVERRULED],
    [{ id: 'team', scope: TEAM, mode: LIMITED }, QuotaVerdict.WALL],
  ])('%j', (quota, verdict) => {
    expect(judgeForce(quota, winners)).toBe(verdict);
  });
});
