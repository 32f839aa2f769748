import { LimitMode, QuotaBasis } from '../quotas/quota.enums.js';

/** What a rep who may receive leads holds, against its line. */
export interface Shoulder {
  readonly repId: string;
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
  readonly capacity: number | null;
  /** Whether a lead may find no room though the line has some. */
  readonly isWalled: boolean;
  heldCount: number;
  heldUnits: number;
}

/** Who takes a lead of so many units: of those with room whoever holds fewest units, then fewest leads; null where nobody has room. */
export function chooseShoulder(shoulders: readonly Shoulder[], units: number): Shoulder | null {
  const fitting = shoulders.filter(shoulder => hasRoom(shoulder, units));
  return fitting.reduce<Shoulder | null>((best, next) => (best && !isLighter(next, best) ? best : next), null);
}

/** Puts a lead on a shoulder, in the reckoning. */
export function load(shoulder: Shoulder, units: number): void {
  shoulder.heldCount += units > 0 ? 1 : 0;
  shoulder.heldUnits = Math.round((shoulder.heldUnits + units) * 100) / 100;
}

function hasRoom({ mode, basis, capacity, heldCount, heldUnits }: Shoulder, units: number): boolean {
  if (mode !== LimitMode.LIMITED || capacity === null) return true;
  const after = basis === QuotaBasis.COUNT ? heldCount + (units > 0 ? 1 : 0) : heldUnits + units;
  return after <= capacity;
}

function isLighter(a: Shoulder, b: Shoulder): boolean {
  if (a.heldUnits !== b.heldUnits) return a.heldUnits < b.heldUnits;
  if (a.heldCount !== b.heldCount) return a.heldCount < b.heldCount;
  return a.repId < b.repId;
}
