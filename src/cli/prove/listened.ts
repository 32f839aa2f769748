/** One entry as a client of a feed saw it, or as the log says that it must see it. */
export interface Entry {
  readonly leadId: string;
  readonly version: number;
  readonly isGone: boolean;
  /** The stage or the rep that it names; null where the lead is gone from sight. */
  readonly target: string | null;
}

/** How what was seen differs from what the log says. All 0 where the law holds. */
export interface ListenedReport {
  readonly missed: number;
  readonly repeated: number;
  readonly outOfOrder: number;
  /** Seen, and not in the log or not so. */
  readonly invented: number;
}

const NOTHING_AMISS: ListenedReport = { missed: 0, repeated: 0, outOfOrder: 0, invented: 0 };

/** Compares entry by entry. */
export function compareListened(seen: readonly Entry[], expected: readonly Entry[]): ListenedReport {
  const places = new Map(expected.map((entry, place) => [keyOf(entry), place]));
  const met = new Set<number>();
  let repeated = 0;
  let outOfOrder = 0;
  let invented = 0;
  let last = -1;
  for (const entry of seen) {
    const place = places.get(keyOf(entry));
    if (place === undefined) invented++;
    else if (met.has(place)) repeated++;
    else if (place < last) outOfOrder++;
    if (place === undefined) continue;
    met.add(place);
    last = Math.max(last, place);
  }
  return { missed: expected.length - met.size, repeated, outOfOrder, invented };
}

/** The sums of several clients. */
export function addReports(reports: readonly ListenedReport[]): ListenedReport {
  return reports.reduce(
    (sum, next) => ({
      missed: sum.missed + next.missed,
      repeated: sum.repeated + next.repeated,
      outOfOrder: sum.outOfOrder + next.outOfOrder,
      invented: sum.invented + next.invented,
    }),
    NOTHING_AMISS,
  );
}

function keyOf({ leadId, version, isGone, target }: Entry): string {
  return `${leadId} ${version} ${isGone} ${target}`;
}
