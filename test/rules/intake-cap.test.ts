import { IntakePeriod } from '../../src/quotas/intake.enums.js';
import { judgeIntakeCap, lengthOf } from '../../src/quotas/intake-cap.rules.js';
import { LimitMode } from '../../src/quotas/quota.enums.js';

const { LIMITED, UNLIMITED, OPT_OUT } = LimitMode;
const { DAY, WEEK, MONTH, DAYS } = IntakePeriod;
type Cap = Parameters<typeof judgeIntakeCap>[0];
const refusals = (cap: Cap) =>
  judgeIntakeCap(cap).flatMap(problem => (problem ? [`${problem.code} ${problem.field?.join('.')}`] : []));

describe('an intake cap', () => {
  test.each<[string, Cap]>([
    ['ten a day', { mode: LIMITED, max: 10, period: DAY }],
    ['twenty a week, at once', { mode: LIMITED, max: 20, period: WEEK, burst: 20 }],
    ['14 in 30 days', { mode: LIMITED, max: 14, period: DAYS, periodDays: 30 }],
    ['one in the longest period', { mode: LIMITED, max: 1, period: DAYS, periodDays: 366, burst: 1 }],
    ['a month', { mode: LIMITED, max: 100_000, period: MONTH }],
    ['nothing at all', { mode: LIMITED, max: 0, period: DAY }],
    ['of a team', { teamId: 'team_1', mode: LIMITED, max: 3, period: DAY }],
    ['none', { level: 'NOVICE', mode: UNLIMITED }],
    ['of a pipeline', { pipelineId: 'pipe_1', mode: LIMITED, max: 3, period: DAY }],
    ['of a level in a pipeline', { level: 'NOVICE', pipelineId: 'pipe_1', mode: LIMITED, max: 3, period: DAY }],
    ['of a product line', { productLine: 'Cars', mode: LIMITED, max: 3, period: DAY }],
    ['a rep who takes nothing automatically', { repId: 'rep_1', mode: OPT_OUT }],
  ])('may be %s', (_what, cap) => {
    expect(refusals(cap)).toEqual([]);
  });

  test.each<[string, Cap, string[]]>([
    ['two subjects', { repId: 'rep_1', teamId: 'team_1', mode: UNLIMITED }, ['teamId']],
    ['a rep and a level', { repId: 'rep_1', level: 'NOVICE', mode: UNLIMITED }, ['level']],
    ['a rep and a pipeline', { repId: 'rep_1', pipelineId: 'pipe_1', mode: UNLIMITED }, ['pipelineId']],
    ['a team and a product line', { teamId: 'team_1', productLine: 'Cars', mode: UNLIMITED }, ['productLine']],
    ['a level and a product line', { level: 'NOVICE', productLine: 'Cars', mode: UNLIMITED }, ['productLine']],
    ['a pipeline and a product line', { pipelineId: 'pipe_1', productLine: 'Cars', mode: UNLIMITED }, ['productLine']],
    ['a pipeline that opts out', { pipelineId: 'pipe_1', mode: OPT_OUT }, ['mode']],
    ['a team that opts out', { teamId: 'team_1', mode: OPT_OUT }, ['mode']],
    ['no number', { mode: LIMITED, period: DAY }, ['max']],
    ['no period', { mode: LIMITED, max: 1 }, ['period']],
    ['a number without a limit', { mode: UNLIMITED, max: 1 }, ['max']],
    ['a period without a limit', { mode: UNLIMITED, period: DAY }, ['period']],
    ['less than nothing', { mode: LIMITED, max: -1, period: DAY }, ['max']],
    ['a part of a lead', { mode: LIMITED, max: 0.5, period: DAY }, ['max']],
    ['no number at all', { mode: LIMITED, max: Number.NaN, period: DAY }, ['max']],
    ['a number beyond measure', { mode: LIMITED, max: 100_001, period: DAY }, ['max']],
    ['no length', { mode: LIMITED, max: 1, period: DAYS }, ['periodDays']],
    ['no day', { mode: LIMITED, max: 1, period: DAYS, periodDays: 0 }, ['periodDays']],
    ['more than a year', { mode: LIMITED, max: 1, period: DAYS, periodDays: 367 }, ['periodDays']],
    ['a week of ten days', { mode: LIMITED, max: 1, period: WEEK, periodDays: 10 }, ['periodDays']],
    ['a burst above the period', { mode: LIMITED, max: 10, period: WEEK, burst: 11 }, ['burst']],
    ['a burst below a day’s share', { mode: LIMITED, max: 45, period: DAYS, periodDays: 30, burst: 1 }, ['burst']],
    ['a burst of nothing', { mode: LIMITED, max: 10, period: WEEK, burst: 0 }, ['burst']],
    ['a burst without a limit', { mode: UNLIMITED, burst: 1 }, ['burst']],
  ])('is refused with %s', (_what, cap, fields) => {
    expect(refusals(cap)).toEqual(fields.map(field => `INVALID input.${field}`));
  });

  test('has the days of its period; those of a month change', () => {
    expect([DAY, WEEK, MONTH].map(period => lengthOf(period, null))).toEqual([1, 7, null]);
    expect(lengthOf(DAYS, 30)).toBe(30);
  });
});
