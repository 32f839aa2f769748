const DAY_MS = 86_400_000;

/** An intake cap as a test sets it; `days` null: a month. */
export interface TestCap {
  readonly max: number;
  readonly days: number | null;
  readonly burst?: number;
}

/** Leads taken by day, days as numbers since 1970 in the zone of whoever takes them. */
export type Takes = ReadonlyMap<number, number>;

/** The number of a calendar day, e.g. of `2026-11-29`. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The first day of the period that ends with a day. */
function firstOfPeriod({ days }: TestCap, day: number): number {
  if (days !== null) return day - days + 1;
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const lengthBefore = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Date.UTC(year, month - 1, Math.min(date.getUTCDate(), lengthBefore)) / DAY_MS + 1;
}

/** What was taken in the period that ends with a day. */
function takenInPeriod(cap: TestCap, takes: Takes, day: number): number {
  let sum = 0;
  for (let at = firstOfPeriod(cap, day); at <= day; at++) sum += takes.get(at) ?? 0;
  return sum;
}

/**
 * An intake cap told again, sharing no code: whole leads in one number and the fraction in another. Says how many of those that are asked for on a day
 * may be taken, and takes them.
 */
export class IntakeOracle {
  readonly takes = new Map<number, number>();
  private readonly parts: number;
  private readonly most: number;
  private whole: number;
  private fraction = 0;
  private last: number;

  constructor(
    private readonly cap: TestCap,
    firstDay: number,
  ) {
    this.parts = cap.days ?? 28;
    this.most = cap.burst ?? Math.ceil(cap.max / this.parts);
    this.whole = this.most;
    this.last = firstDay;
  }

  take(day: number, asked: number): number {
    for (; this.last < day; this.last++) {
      this.fraction += this.cap.max;
      while (this.fraction >= this.parts) {
        this.fraction -= this.parts;
        this.whole += 1;
      }
      this.whole = Math.min(this.whole, this.most);
    }
    const left = Math.max(0, this.cap.max - takenInPeriod(this.cap, this.takes, day));
    const taken = Math.min(asked, this.whole, left);
    this.whole -= taken;
    this.takes.set(day, (this.takes.get(day) ?? 0) + taken);
    return taken;
  }
}

/** What is wrong with what was taken: a period with more than the cap, or with less though more was asked for every day. */
export function breaksOf(cap: TestCap, takes: Takes, demand: { readonly isSteady: boolean }): string[] {
  const days = [...takes.keys()].sort((a, b) => a - b);
  const first = days[0] ?? 0;
  return days.flatMap(day => {
    const taken = takenInPeriod(cap, takes, day);
    if (taken > cap.max) return [`${taken} in the period that ends on day ${day - first}`];
    const isWhole = firstOfPeriod(cap, day) >= first;
    const isExact = demand.isSteady && cap.days !== null && isWhole;
    return isExact && taken < cap.max ? [`only ${taken} in the period that ends on day ${day - first}`] : [];
  });
}
