/** Two-sided 95 %. */
const Z = 1.959963984540054;
/** Below this the spread of so few values says nothing. */
const MEAN_LEAST_N = 4;

interface Bounds {
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}
const UNKNOWN: Bounds = { ciLow: null, ciHigh: null };

/** So many of so many, with the Wilson interval. */
export interface RateFigure extends Bounds {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly n: number;
}

/** A share; unknown, not 0, where there is nothing to share. */
export function rateOf(numerator: number, denominator: number): RateFigure {
  const of = { numerator, denominator, n: denominator };
  if (denominator === 0) return { ...of, value: null, ...UNKNOWN };
  const value = numerator / denominator;
  const shrink = 1 + Z ** 2 / denominator;
  const middle = (value + Z ** 2 / (2 * denominator)) / shrink;
  const spread = (Z / shrink) * Math.sqrt((value * (1 - value)) / denominator + Z ** 2 / (4 * denominator ** 2));
  return {
    ...of,
    value,
    ciLow: numerator === 0 ? 0 : middle - spread,
    ciHigh: numerator === denominator ? 1 : middle + spread,
  };
}

/** A value worked out from `n` others. */
export interface ValueFigure extends Bounds {
  readonly value: number | null;
  readonly n: number;
}

/** The mean of values, from their number, their sum and the sum of their squares, with the interval of Student's t. */
export function averageOf(n: number, sum: number, squares: number): ValueFigure {
  if (n === 0) return { n, value: null, ...UNKNOWN };
  const value = sum / n;
  if (n < MEAN_LEAST_N) return { n, value, ...UNKNOWN };
  const variance = Math.max(0, (squares - sum * value) / (n - 1));
  const spread = studentT(n - 1) * Math.sqrt(variance / n);
  return { n, value, ciLow: value - spread, ciHigh: value + spread };
}

/** Quantile 0.975 of Student's t: the expansion of Cornish and Fisher, within 1 % from 3 degrees of freedom on. */
function studentT(degrees: number): number {
  return (
    Z +
    (Z ** 3 + Z) / (4 * degrees) +
    (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * degrees ** 2) +
    (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / (384 * degrees ** 3)
  );
}

/** So many events in so much time. */
export interface FrequencyFigure extends Bounds {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly n: number;
}

/** Events per unit of time under watch, over `n` leads, with Byar's interval for a count of events. */
export function frequencyOf(events: number, time: number, n: number): FrequencyFigure {
  const of = { numerator: events, denominator: time, n };
  if (time <= 0) return { ...of, value: null, ...UNKNOWN };
  const low = events === 0 ? 0 : events * (1 - 1 / (9 * events) - Z / (3 * Math.sqrt(events))) ** 3;
  const more = events + 1;
  const high = more * (1 - 1 / (9 * more) + Z / (3 * Math.sqrt(more))) ** 3;
  return { ...of, value: events / time, ciLow: Math.max(0, low) / time, ciHigh: high / time };
}
