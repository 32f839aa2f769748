import { type RateFigure, rateOf } from './figure.rules.js';

/** A figure over the loads of so many holders; null where nothing is held. */
export interface LoadFigure {
  readonly value: number | null;
  readonly n: number;
}

/** How evenly a load is spread over those who carry it. */
export interface Concentration {
  readonly total: number;
  readonly hhi: LoadFigure;
  readonly gini: LoadFigure;
  readonly maxToMean: LoadFigure;
  readonly idleShare: RateFigure;
}

/**
 * How the loads of `n` holders are spread. With shares s = load ÷ total: HHI (Herfindahl and Hirschman) = Σ s², from 1 ÷ n to 1.
 * Gini = Σ (2i − n − 1) × load_i ÷ (n × total) over the loads in ascending order, i from 1, from 0 to (n − 1) ÷ n.
 */
export function concentrationOf(loads: readonly number[]): Concentration {
  const n = loads.length;
  const total = loads.reduce((sum, load) => sum + load, 0);
  const figure = (value: () => number): LoadFigure => ({ value: total > 0 ? value() : null, n });
  const ascending = loads.toSorted((a, b) => a - b);
  return {
    total,
    hhi: figure(() => loads.reduce((sum, load) => sum + (load / total) ** 2, 0)),
    gini: figure(() => ascending.reduce((sum, load, place) => sum + (2 * place + 1 - n) * load, 0) / (n * total)),
    maxToMean: figure(() => ((ascending.at(-1) ?? 0) * n) / total),
    idleShare: rateOf(loads.filter(load => load === 0).length, n),
  };
}
