import { Tier } from '../../src/leads/lead.enums.js';
import { CriteriaAxis, ScoreBand } from '../../src/scoring/criteria.enums.js';
import {
  type Criterion,
  judgeCriteria,
  judgeMatrix,
  judgeSpeech,
  scoreOn,
  type TierCell,
  tierOf,
} from '../../src/scoring/criteria.rules.js';

const BANDS = Object.values(ScoreBand);
const CELLS: readonly TierCell[] = BANDS.flatMap((fit, row) =>
  BANDS.map((intent, column) => ({ fit, intent, tier: Object.values(Tier)[Math.min(row + column, 3)] ?? Tier.D })),
);
const criterion = (name: string, points: number): Criterion => ({ name, points, filter: {} });
const model = (...criteria: Criterion[]) => ({ axis: CriteriaAxis.FIT, criteria, mediumFrom: 10, highFrom: 20 });
const told = (problems: readonly ({ code: string; field?: readonly string[] } | false)[]) =>
  problems.flatMap(problem => (problem ? `${problem.code} ${problem.field?.join('.')}` : []));

describe('a score', () => {
  test.each([
    [[false, false, false], 0, ScoreBand.LOW],
    [[true, false, false], 10, ScoreBand.MEDIUM],
    [[true, true, false], 20, ScoreBand.HIGH],
    [[true, true, true], 5, ScoreBand.LOW],
    [[false, false, true], -15, ScoreBand.LOW],
    [[true, null, false], 10, ScoreBand.MEDIUM],
  ])('of criteria that hold thus: %j is %i, which is %s', (held, points, band) => {
    const score = scoreOn(model(criterion('one', 10), criterion('two', 10), criterion('less', -15)), held);
    expect(score).toMatchObject({ points, band });
    expect(score.contributions.map(one => one.held)).toEqual(held);
    expect(score.contributions.reduce((sum, one) => sum + (one.held ? one.points : 0), 0)).toBe(points);
  });

  test('of no criteria is 0', () => {
    expect(scoreOn(model(), [])).toEqual({ points: 0, band: ScoreBand.LOW, contributions: [] });
  });
});

describe('a tier', () => {
  test('is the cell of both bands', () => {
    for (const { fit, intent, tier } of CELLS) expect(tierOf(CELLS, fit, intent)).toBe(tier);
  });

  test('takes an axis without a model for MEDIUM, and is none without any', () => {
    for (const band of BANDS) {
      expect(tierOf(CELLS, band, null)).toBe(tierOf(CELLS, band, ScoreBand.MEDIUM));
      expect(tierOf(CELLS, null, band)).toBe(tierOf(CELLS, ScoreBand.MEDIUM, band));
    }
    expect(tierOf(CELLS, null, null)).toBeNull();
  });
});

describe('a model', () => {
  test.each<[string, object, string[]]>([
    ['points out of reach', { criteria: [criterion('a', 1001)] }, ['INVALID input.criteria.0.points']],
    [
      'points out of reach below',
      { criteria: [criterion('a', 0), criterion('b', -1001)] },
      ['INVALID input.criteria.1.points'],
    ],
    [
      'a name that stands twice',
      { criteria: [criterion('a', 1), criterion('a', 2)] },
      ['INVALID input.criteria.1.name'],
    ],
    ['thresholds that are one', { mediumFrom: 20 }, ['INVALID input.highFrom']],
    ['thresholds upside down', { mediumFrom: 21 }, ['INVALID input.highFrom']],
    ['a threshold out of reach', { mediumFrom: -100_001 }, ['INVALID input.mediumFrom']],
    ['another axis than before', { axis: CriteriaAxis.INTENT }, ['KIND_IS_FIXED input.axis']],
    ['nothing wrong', {}, []],
  ])('with %s is told so', (_what, change, problems) => {
    expect(told(judgeCriteria({ ...model(), ...change }, { axis: CriteriaAxis.FIT }))).toEqual(problems);
  });

  test('does not speak of the grade, nor of who somebody is, however deep', () => {
    const personal = new Set(['birthday']);
    const speech = (filter: object) => told(judgeSpeech(filter, personal));
    expect(speech({ tier: { eq: 'A' }, touchCount: { gte: 1 } })).toEqual(['INVALID filter.tier']);
    expect(speech({ or: [{ segment: { eq: 'x' } }, { not: { validity: { eq: 'VALID' } } }] })).toEqual([
      'INVALID filter.or.1.not.validity',
    ]);
    expect(speech({ and: [{ segmentId: { in: ['segment_1'] } }] })).toEqual(['INVALID filter.and.0.segmentId']);
    expect(speech({ custom: [{ key: 'seats' }, { key: 'birthday' }] })).toEqual(['INVALID filter.custom.1.key']);
    expect(speech({ tier: null, custom: [{ key: 'seats' }] })).toEqual([]);
  });
});

test('a matrix has each of nine cells once', () => {
  const refused = ['INVALID input.cells'];
  expect(told(judgeMatrix(CELLS))).toEqual([]);
  expect(told(judgeMatrix([]))).toEqual(refused);
  expect(told(judgeMatrix(CELLS.slice(1)))).toEqual(refused);
  expect(told(judgeMatrix([...CELLS.slice(1), CELLS[1] as TierCell]))).toEqual(refused);
  expect(told(judgeMatrix([...CELLS, CELLS[0] as TierCell]))).toEqual(refused);
});
