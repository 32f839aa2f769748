import { concentrationOf } from '../../src/evaluation/concentration.rules.js';

describe('how a load is spread', () => {
  // Each worked out by hand.
  test.each([
    { loads: [5], total: 5, hhi: 1, gini: 0, maxToMean: 1, idle: 0 },
    { loads: [4, 4], total: 8, hhi: 1 / 2, gini: 0, maxToMean: 1, idle: 0 },
    { loads: [10, 0], total: 10, hhi: 1, gini: 1 / 2, maxToMean: 2, idle: 1 },
    { loads: [0, 12, 0, 0], total: 12, hhi: 1, gini: 3 / 4, maxToMean: 4, idle: 3 },
    // Shares 1/10, 2/10, 3/10, 4/10; Gini (−3·1 − 1·2 + 1·3 + 3·4) ÷ (4·10).
    { loads: [3, 1, 4, 2], total: 10, hhi: 0.3, gini: 0.25, maxToMean: 1.6, idle: 0 },
    // Shares 1/8, 7/8; Gini (−0.5 + 3.5) ÷ (2·4).
    { loads: [0.5, 3.5], total: 4, hhi: 50 / 64, gini: 3 / 8, maxToMean: 1.75, idle: 0 },
  ])('$loads', ({ loads, total, hhi, gini, maxToMean, idle }) => {
    const n = loads.length;
    const told = concentrationOf(loads);
    expect(told).toMatchObject({
      total,
      hhi: { value: expect.closeTo(hhi, 12), n },
      gini: { value: expect.closeTo(gini, 12), n },
      maxToMean: { value: expect.closeTo(maxToMean, 12), n },
      idleShare: { numerator: idle, denominator: n, value: idle / n },
    });
  });

  test('is not told where nothing is held; where there is nobody, nobody is idle', () => {
    expect(concentrationOf([0, 0, 0])).toMatchObject({
      total: 0,
      hhi: { value: null, n: 3 },
      gini: { value: null, n: 3 },
      maxToMean: { value: null, n: 3 },
      idleShare: { numerator: 3, value: 1 },
    });
    expect(concentrationOf([])).toMatchObject({
      hhi: { value: null, n: 0 },
      idleShare: { denominator: 0, value: null },
    });
  });
});
