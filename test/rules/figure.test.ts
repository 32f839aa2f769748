import { averageOf, frequencyOf, rateOf } from '../../src/evaluation/figure.rules.js';

const bounds = ({ ciLow, ciHigh }: { ciLow: number | null; ciHigh: number | null }) => [ciLow, ciHigh];
const close = (...values: number[]) => values.map(value => expect.closeTo(value, 3));

describe('a rate', () => {
  test.each([
    [0, 10, 0, 0.278],
    [1, 10, 0.018, 0.404],
    [5, 10, 0.237, 0.763],
    [10, 10, 0.722, 1],
    [842, 8000, 0.0987, 0.1122],
  ])('of %i of %i lies between %f and %f', (numerator, denominator, ...[low, high]) => {
    const rate = rateOf(numerator, denominator);
    expect(rate).toMatchObject({ numerator, denominator, n: denominator, value: numerator / denominator });
    expect(bounds(rate)).toEqual(close(low, high));
  });

  test('of nothing is not known, rather than 0', () => {
    expect(rateOf(0, 0)).toEqual({ numerator: 0, denominator: 0, n: 0, value: null, ciLow: null, ciHigh: null });
  });
});

describe('an average', () => {
  const of = (...values: number[]) =>
    averageOf(
      values.length,
      values.reduce((sum, value) => sum + value, 0),
      values.reduce((sum, value) => sum + value ** 2, 0),
    );

  test('of few values has wide bounds, of fewer than four none, of none no value', () => {
    expect(of()).toEqual({ n: 0, value: null, ciLow: null, ciHigh: null });
    expect(of(2, 3, 5)).toEqual({ n: 3, value: expect.closeTo(10 / 3), ciLow: null, ciHigh: null });
    // The quantile of Student's t is 2.7764 at four degrees of freedom; here it is 2.771.
    const some = of(1, 2, 3, 4, 5);
    expect([some.value, some.ciLow, some.ciHigh]).toEqual([3, expect.closeTo(1.037, 1), expect.closeTo(4.963, 1)]);
  });

  test('of equal values has bounds that are that value', () => {
    expect(of(4, 4, 4, 4)).toEqual({ n: 4, value: 4, ciLow: 4, ciHigh: 4 });
  });

  test('of many values has the bounds of the normal distribution', () => {
    const many = averageOf(1000, 3000, 10_000);
    expect(bounds(many)).toEqual(close(2.9379, 3.0621));
  });
});

describe('a frequency', () => {
  // The exact bounds of a Poisson count are 0 to 3.689, 4.795 to 18.390, and 81.364 to 121.627.
  test.each([
    [0, 0, 3.668],
    [10, 4.79, 18.39],
    [100, 81.36, 121.63],
  ])('of %i events in ten weeks has the bounds of Poisson', (events, low, high) => {
    const frequency = frequencyOf(events, 10, 7);
    expect(frequency).toMatchObject({ numerator: events, denominator: 10, n: 7, value: events / 10 });
    expect(bounds(frequency)).toEqual(close(low / 10, high / 10));
  });

  test('in no time is not known', () => {
    expect(frequencyOf(0, 0, 0)).toMatchObject({ value: null, ciLow: null, ciHigh: null });
  });
});
