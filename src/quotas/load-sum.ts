/** What moves come to for one counter. */
export interface Sum {
  readonly teamId: string;
  count: number;
  units: number;
  admissions: number;
  /** Leads that gain this holder, weightless ones too: nobody who has left gets one. */
  arrivals: number;
}

/** Adds a move to a sum; one that gains a holder no load is no admission. */
function add(sum: Sum, move: { readonly count: number; readonly units: number; readonly isAdmission: boolean }): void {
  sum.count += move.count;
  sum.units = Math.round((sum.units + move.units) * 100) / 100;
  if (move.isAdmission && (move.count > 0 || move.units > 0)) sum.admissions += 1;
  if (move.isAdmission) sum.arrivals += 1;
}

/** What moves come to for each of the counters that `of` names, in the order of their ids. */
export function sumsBy<Move extends Parameters<typeof add>[1] & { readonly teamId: string }>(
  moves: readonly Move[],
  of: (move: Move) => string,
): [string, Sum][] {
  const sums = new Map<string, Sum>();
  for (const move of moves) {
    const sum = sums.get(of(move)) ?? { teamId: move.teamId, count: 0, units: 0, admissions: 0, arrivals: 0 };
    add(sum, move);
    sums.set(of(move), sum);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}
