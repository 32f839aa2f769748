import { concentrationOf } from '../../src/evaluation/concentration.rules.js';

describe('how a load is spread', () => {
  // Each worked out by hand: [loads, total, HHI, Gini, max ÷ mean, idle].
  test.each([
    [[5], 5, 1, 0, 1, 0],
    [[4, 4], 8, 1 / 2, 0, 1, 0],
    [[10, 0], 10, 1, 1 / 2, 2, 1],
    [[0, 12, 0, 0], 12, 1, 3 / 4, 4, 3],
    // Shares 1/10, 2/10, 3/10, 4/10; Gini (−3·1 − 1·2 + 1·3 + 3·4) ÷ (4·10).
    [[3, 1, 4, 2], 10, 0.3, 0.25, 1.6, 0],
    // Shares 1/8, 7/8; Gini (7 − 1) ÷ 16.
    [[0.5, 3.5], 4, 50 / 64, 3 / 8, 1.75, 0],
  ])('%j', (loads, total, hhi, gini, maxToMean, idle) => {
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
