import { LimitMode, QuotaBasis } from '../quotas/quota.enums.js';

/** A line with what is held against it: of a rep, or of a limited team that several reps are under. */
export interface Room {
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
  readonly capacity: number | null;
  heldCount: number;
  heldUnits: number;
}

/** Whether a line has room for a lead of so many units; one that weighs nothing takes none. */
export function fits({ mode, basis, capacity, heldCount, heldUnits }: Room, units: number): boolean {
  if (mode !== LimitMode.LIMITED || capacity === null || units === 0) return true;
  return (basis === QuotaBasis.COUNT ? heldCount + 1 : heldUnits + units) <= capacity;
}

/** What is held as a share of a line; 0 without one. */
export function utilisationOf({ mode, basis, capacity, heldCount, heldUnits }: Room): number {
  if (mode !== LimitMode.LIMITED || !capacity) return 0;
  return rounded((basis === QuotaBasis.COUNT ? heldCount : heldUnits) / capacity);
}

/** Puts a lead under a line, in the reckoning. */
export function put(room: Room, units: number): void {
  room.heldCount += units > 0 ? 1 : 0;
  room.heldUnits = Math.round((room.heldUnits + units) * 100) / 100;
}

/** The same with its line raised. */
export function raised<Limited extends Room>(room: Limited, raisedBy: number): Limited {
  return { ...room, capacity: (room.capacity ?? 0) + raisedBy };
}

/** To a millionth, so that what was stored decides as what was reckoned. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
