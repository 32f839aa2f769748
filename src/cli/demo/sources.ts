/** Where leads of the demo come from, and what they are worth: shares of one. */
export interface Source {
  readonly key: string;
  readonly name: string;
  /** Of all that come in. */
  readonly share: number;
  /** Of those that come in: a wrong number, a dead address. */
  readonly invalid: number;
  /** Of the valid ones: whoever speaks with us at all. */
  readonly answering: number;
  /** Of those who answer. */
  readonly winning: number;
}

/** The cheap one brings most leads and hardly a customer; who was recommended comes seldom and buys. */
export const SOURCES: readonly Source[] = [
  { key: 'bought-list', name: 'Bought address list', share: 0.42, invalid: 0.38, answering: 0.18, winning: 0.08 },
  {
    key: 'website',
    name: 'Roof calculator of the website',
    share: 0.24,
    invalid: 0.06,
    answering: 0.66,
    winning: 0.26,
  },
  { key: 'solar-fair', name: 'Solar fair', share: 0.14, invalid: 0.04, answering: 0.72, winning: 0.28 },
  { key: 'referral', name: 'Recommended by a customer', share: 0.12, invalid: 0, answering: 0.92, winning: 0.5 },
  { key: 'brightleads', name: 'Brightleads', share: 0.08, invalid: 0.1, answering: 0.5, winning: 0.18 },
];

/** The source that a number from 0 up to 1 falls on, by the shares. */
export function sourceAt(roll: number): Source {
  let rest = roll;
  for (const source of SOURCES) {
    rest -= source.share;
    if (rest < 0) return source;
  }
  return SOURCES[0] as Source;
}
