/** What moves come to for one counter. */
export interface Sum {
  readonly teamId: string;
  count: number;
  units: number;
  admissions: number;
}

/** Adds a move to a sum; one that gains a holder nothing is no admission. */
export function add(
  sum: Sum,
  move: { readonly count: number; readonly units: number; readonly isAdmission: boolean },
): void {
  sum.count += move.count;
  sum.units = Math.round((sum.units + move.units) * 100) / 100;
  if (move.isAdmission && (move.count > 0 || move.units > 0)) sum.admissions += 1;
}

export const byId = ([a]: [string, Sum], [b]: [string, Sum]): number => (a < b ? -1 : 1);
