import { ScreeningReason, Tier, Validity } from '../../src/leads/lead.enums.js';
import { changeOf } from '../../src/scoring/grade.rules.js';
import { ScreeningVerdict } from '../../src/scoring/screening.enums.js';
import { firstOf, judgeScreening } from '../../src/scoring/screening.rules.js';

const { INVALID, VALID } = ScreeningVerdict;
const invalid = { verdict: INVALID, reason: ScreeningReason.TEST_OR_SPAM };
const valid = { verdict: VALID, reason: ScreeningReason.CONFIRMED };

describe('of screening rules', () => {
  test('the first that holds decides; one that cannot be asked holds for nobody', () => {
    const rules = ['a', 'b', 'c'];
    expect(firstOf(rules, [false, true, true])).toBe('b');
    expect(firstOf(rules, [null, false, true])).toBe('c');
    expect(firstOf(rules, [null, false, false])).toBeNull();
    expect(firstOf([], [])).toBeNull();
  });

  test('each has a reason of its verdict', () => {
    const fitting = Object.values(ScreeningVerdict).map(verdict =>
      Object.values(ScreeningReason).filter(reason =>
        judgeScreening({ verdict, reason, priority: 0 }, 0).every(problem => !problem),
      ),
    );
    expect(fitting[0]).toEqual(['TRUSTED_SOURCE', 'CONFIRMED', 'OTHER']);
    expect(fitting[1]).toHaveLength(Object.values(ScreeningReason).length - 2);
  });

  test('so many are in force at most', () => {
    const problems = (others: number) =>
      judgeScreening({ ...invalid, priority: 0 }, others).flatMap(problem => problem || []);
    expect(problems(49)).toEqual([]);
    expect(problems(50)).toEqual([
      { code: 'TOO_MANY', field: ['input', 'isActive'], values: { count: 51, limit: 50 } },
    ]);
  });
});

describe('a lead', () => {
  const fresh = {
    tier: null,
    isTierByModel: false,
    validity: Validity.UNSCREENED,
    isValidityByModel: false,
    screeningReason: null,
  };
  const reckoned = {
    tier: Tier.B,
    isTierByModel: true,
    validity: Validity.INVALID,
    isValidityByModel: true,
    screeningReason: ScreeningReason.TEST_OR_SPAM,
  };
  const said = { ...fresh, tier: Tier.D, validity: Validity.INVALID };

  test('of which nothing was said takes what was found', () => {
    expect(changeOf(fresh, { tier: Tier.A, screened: invalid })).toEqual({
      tier: 'A',
      validity: 'INVALID',
      screeningReason: 'TEST_OR_SPAM',
    });
    expect(changeOf(fresh, { tier: null, screened: null })).toBeNull();
  });

  test('that was reckoned goes along with what is found, also with nothing', () => {
    expect(changeOf(reckoned, { tier: Tier.B, screened: invalid })).toBeNull();
    expect(changeOf(reckoned, { tier: Tier.A, screened: invalid })).toEqual({ tier: 'A' });
    expect(changeOf(reckoned, { tier: Tier.B, screened: valid })).toEqual({
      validity: 'VALID',
      screeningReason: 'CONFIRMED',
    });
    expect(changeOf(reckoned, { tier: Tier.B, screened: { verdict: INVALID, reason: ScreeningReason.OTHER } })).toEqual(
      { validity: 'INVALID', screeningReason: 'OTHER' },
    );
    expect(changeOf(reckoned, { tier: null, screened: null })).toEqual({
      tier: null,
      validity: 'UNSCREENED',
      screeningReason: null,
    });
  });

  test('of which something was said keeps that, and a duplicate stays one', () => {
    expect(changeOf(said, { tier: Tier.A, screened: valid })).toBeNull();
    expect(changeOf({ ...said, tier: null }, { tier: Tier.A, screened: valid })).toEqual({ tier: 'A' });
    const double = { ...reckoned, validity: Validity.DUPLICATE, screeningReason: null };
    expect(changeOf(double, { tier: Tier.B, screened: valid })).toBeNull();
  });
});
