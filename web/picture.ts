import type { Load, Rep } from './wire.js';

/** The line stands at four fifths of the width; the last fifth shows up to a quarter beyond it. */
export const LINE_PERCENT = 80;
const NEAR_UNITS = 2;
const NEAR_SHARE = 0.05;
const FAR_SHARE = 0.25;
const LEAST_OVER_PERCENT = 4.5;
const THIN_SHARE = 0.52;

/** What the room column says: the first that applies, in this order. */
export type Room = 'out' | 'leave' | 'busy' | 'paused' | 'over' | 'full' | 'capped' | 'unlimited' | 'near' | 'free';

export interface HullPicture {
  /** `open`: no line, an open right end. `none`: takes no part, a hairline. */
  readonly kind: 'lined' | 'open' | 'none';
  readonly isIdle: boolean;
  /** All in percent of the width. */
  readonly held: number;
  /** The part of what is held that nobody spoke with for too long, at the stern. */
  readonly neglected: number;
  readonly fresh: { readonly from: number; readonly width: number } | null;
  readonly over: number;
  readonly isFarOver: boolean;
  /** Height as a share of half the row: a ship with more room is a thicker one. */
  readonly thickness: number;
}

export interface RepPicture {
  readonly id: string;
  readonly name: string;
  readonly room: Room;
  readonly held: number;
  /** Null where there is none. */
  readonly line: number | null;
  /** What may still be taken; below zero where the line is passed. */
  readonly left: number | null;
  readonly takenToday: number;
  readonly neglectedCount: number;
  /** The first day after a leave that goes on. */
  readonly backOn: string | null;
  readonly hull: HullPicture;
}

/** How the hulls of one board compare. */
export interface Scale {
  readonly largestLine: number;
  /** What four fifths of the width mean where there is no line. */
  readonly openSpan: number;
}

/** What is held, in the unit in which the line is drawn. */
export function heldOf(load: Load): number {
  return load.basis === 'COUNT' ? load.heldCount : load.heldUnits;
}

/** The line of a rep or team that takes leads against one, else null. */
export function lineOf(load: Load): number | null {
  return load.mode === 'LIMITED' ? load.capacityUnits : null;
}

export function scaleOf(loads: readonly Load[]): Scale {
  const largestLine = Math.max(0, ...loads.map(load => lineOf(load) ?? 0));
  const unlimited = loads.filter(load => load.mode === 'UNLIMITED').map(heldOf);
  return { largestLine, openSpan: Math.max(1, largestLine * 1.25, ...unlimited) };
}

/** `today` is a day of the organisation. */
export function repPicture(rep: Rep, scale: Scale, today: string): RepPicture {
  const held = heldOf(rep.load);
  const line = lineOf(rep.load);
  const left = line === null ? null : round(line - held);
  return {
    id: rep.id,
    name: rep.name,
    room: roomOf(rep, left),
    held,
    line,
    left,
    takenToday: rep.takenTodayCount,
    neglectedCount: rep.neglectedLeadCount,
    backOn: rep.presence === 'ON_LEAVE' ? endOfLeave(rep, today) : null,
    hull: hullPicture(rep.load, {
      scale,
      isIdle: rep.presence !== 'AVAILABLE',
      takenToday: rep.takenTodayCount,
      neglected: rep.load.basis === 'COUNT' ? rep.neglectedLeadCount : rep.neglectedUnits,
    }),
  };
}

function endOfLeave({ leaves }: Rep, today: string): string | null {
  const [first] = leaves
    .map(({ untilOn }) => untilOn)
    .filter(day => day > today)
    .sort();
  return first ?? null;
}

/** A team has a slim hull against its own line; nothing of it is fresh, and it never pauses. */
export function teamHull(held: number, line: number | null): HullPicture {
  const load: Load = {
    version: 0,
    heldCount: 0,
    heldUnits: held,
    basis: 'WEIGHTED',
    mode: line === null ? 'UNLIMITED' : 'LIMITED',
    capacityUnits: line,
  };
  return hullPicture(load, { scale: scaleOf([load]), isIdle: false, takenToday: 0, neglected: 0 });
}

function roomOf(rep: Rep, left: number | null): Room {
  if (rep.load.mode === 'OPT_OUT') return 'out';
  if (rep.presence === 'ON_LEAVE') return 'leave';
  if (rep.presence === 'BUSY') return 'busy';
  if (rep.presence !== 'AVAILABLE') return 'paused';
  if (left !== null && left <= 0) return left < 0 ? 'over' : 'full';
  if (rep.intake.remainingCount === 0) return 'capped';
  if (left === null) return 'unlimited';
  return left <= nearWithin(rep.load.capacityUnits ?? 0) ? 'near' : 'free';
}

function nearWithin(line: number): number {
  return Math.max(NEAR_UNITS, line * NEAR_SHARE);
}

interface Circumstances {
  readonly scale: Scale;
  readonly isIdle: boolean;
  readonly takenToday: number;
  readonly neglected: number;
}

function hullPicture(load: Load, { scale, isIdle, takenToday, neglected }: Circumstances): HullPicture {
  const held = heldOf(load);
  const line = lineOf(load);
  const span = line ?? scale.openSpan;
  const percent = (units: number) => clamp(span > 0 ? (units / span) * LINE_PERCENT : 0);
  const beyond = line === null ? 0 : Math.max(0, held - line);
  const inside = line === null ? held : Math.min(held, line);
  // Leads taken are counted, not weighed: where leads weigh differently their part of the load is not known.
  const fresh = load.basis === 'COUNT' && !isIdle ? Math.max(0, Math.min(takenToday, held) - beyond) : 0;
  return {
    kind: load.mode === 'OPT_OUT' ? 'none' : line === null ? 'open' : 'lined',
    isIdle,
    held: percent(inside),
    neglected: percent(Math.min(neglected, inside)),
    fresh: fresh > 0 ? { from: percent(inside - fresh), width: percent(inside) - percent(inside - fresh) } : null,
    over: beyond > 0 ? Math.max(LEAST_OVER_PERCENT, Math.min(100 - LINE_PERCENT, span > 0 ? percent(beyond) : 100)) : 0,
    isFarOver: beyond > 0 && beyond > span * FAR_SHARE,
    thickness: THIN_SHARE + (1 - THIN_SHARE) * Math.min(1, (line ?? scale.largestLine) / (scale.largestLine || 1)),
  };
}

const clamp = (percent: number): number => Math.max(0, Math.min(100, percent));
const round = (units: number): number => Math.round(units * 100) / 100;
