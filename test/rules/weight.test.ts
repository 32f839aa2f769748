import { Tier, Validity } from '../../src/leads/lead.enums.js';
import { judgeTierWeights, weigh } from '../../src/leads/weight.rules.js';

const WEIGHTS = { A: 3, B: 1.5, C: 1, D: 0.5 };
const TIERS: readonly [Tier | null, number][] = [
  [Tier.A, 3],
  [Tier.B, 1.5],
  [Tier.C, 1],
  [Tier.D, 0.5],
  [null, 1],
];
const CONSUMING = new Map([
  [Validity.UNSCREENED, true],
  [Validity.VALID, true],
  [Validity.INVALID, false],
  [Validity.DUPLICATE, false],
]);

const CASES = TIERS.flatMap(([tier, factor]) =>
  Object.values(Validity).flatMap(validity =>
    [0, 1, 2.5].map(stageUnits => ({
      tier,
      validity,
      stageUnits,
      weight: CONSUMING.get(validity) ? stageUnits * factor : 0,
    })),
  ),
);

describe('a lead weighs', () => {
  test.each(CASES)(
    '$weight in a stage of $stageUnits with tier $tier and validity $validity',
    ({ weight, ...lead }) => {
      expect(weigh(lead, WEIGHTS)).toBeCloseTo(weight, 2);
    },
  );

  test.each([
    { stageUnits: 1, factor: 0.333, weight: 0.33 },
    { stageUnits: 1.01, factor: 1.01, weight: 1.02 },
    { stageUnits: 3, factor: 0.1, weight: 0.3 },
  ])('whole hundredths: $stageUnits × $factor is $weight', ({ stageUnits, factor, weight }) => {
    expect(weigh({ stageUnits, tier: Tier.A, validity: Validity.VALID }, { ...WEIGHTS, A: factor })).toBe(weight);
  });

  test('something in every validity that exists, so that a new one must be thought of here', () => {
    expect([...CONSUMING.keys()].sort()).toEqual(Object.values(Validity).sort());
  });
});

describe('new weights of tiers', () => {
  test.each([0.1, 0.29, 1.15, 4.35, 33.33, 99.99, 100])('%d has two decimals', weight => {
    expect(judgeTierWeights([{ tier: Tier.A, weight }])).toEqual([]);
  });

  test('name each tier once and have two decimals, each problem at its place', () => {
    const problems = judgeTierWeights([
      { tier: Tier.A, weight: 1.005 },
      { tier: Tier.B, weight: 2 },
      { tier: Tier.A, weight: 0.333 },
      { tier: Tier.C, weight: Number.NaN },
    ]);
    expect(problems.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([
      'INVALID input.weights.0.weight',
      'TAKEN input.weights.2.tier',
      'INVALID input.weights.2.weight',
      'INVALID input.weights.3.weight',
    ]);
  });
});
