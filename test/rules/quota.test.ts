import { LimitMode } from '../../src/quotas/quota.enums.js';
import { judgeQuota } from '../../src/quotas/quota.rules.js';

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
});
