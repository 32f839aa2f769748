import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import type { Counter, Sums } from './counters.js';
import type { Sum } from './load-sum.js';
import type { LimitMode, QuotaBasis } from './quota.enums.js';

/** What people and the limited teams above them hold, as their locked counters say; ids are uuids. */
export interface Standing {
  readonly people: readonly Person[];
  readonly teams: readonly Stand[];
  readonly reps: readonly Stand[];
}

/** One of the people, as whoever hands a lead over names it. */
export function personIn({ people }: Standing, repId: string): (Receiver & { readonly isActive: boolean }) | null {
  const found = people.find(({ id }) => id === uuidOf(repId, 'rep'));
  return found ? { id: repId, team: { id: idFromUuid('team', found.teamId) }, isActive: found.isActive } : null;
}

/** Who is to hold a lead. */
export interface Receiver {
  readonly id: string;
  readonly team: { readonly id: string };
}

interface Person {
  readonly id: string;
  readonly teamId: string;
  readonly isActive: boolean;
  /** Its team and those above. */
  readonly above: readonly string[];
}

interface Stand {
  readonly id: string;
  readonly version: number;
  readonly heldCount: number;
  readonly heldUnits: number;
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
  readonly capacity: number | null;
  readonly active: boolean;
  /** Its line ran out and is to be drawn anew. */
  readonly isDue: boolean;
  readonly refusesWeight?: boolean;
  readonly isWalled?: boolean;
  readonly isMetered?: boolean;
}

/**
 * Moves counters that stand locked, as `moveTogether` does, without waiting for it. Null, and nothing is moved, where one of them does not simply have
 * room: then `moveTogether` finds out why, and what can be done.
 */
export function moveStanding(tx: Tx, { origins, reps }: Sums, standing: Standing): [Counter[], Counter[]] | null {
  const ofTeams = movesOf(standing.teams, teamSums(standing, origins));
  const ofReps = movesOf(
    standing.reps,
    reps.map(([id, sum]) => [uuidOf(id, 'rep') ?? '', sum]),
  );
  if (!ofTeams || !ofReps || !reps.every(([id, { teamId }]) => isOf(standing, id, teamId))) return null;
  const moves = [...ofTeams, ...ofReps];
  if (!moves.every(admits)) return null;
  tx.call(MOVE, [
    moves.map(({ of }) => of.id),
    moves.map(({ of }) => String(of.version)),
    moves.map(({ sum }) => String(sum.count)),
    moves.map(({ sum }) => String(sum.units)),
    moves.map(({ sum }) => String(sum.admissions)),
    ofTeams.length,
  ]);
  return [ofTeams.map(move => counterOf('team', move)), ofReps.map(move => counterOf('rep', move))];
}

interface Move {
  readonly of: Stand;
  readonly sum: Sum;
}

/** Each sum with its counter, by id; null where one has none. */
function movesOf(stands: readonly Stand[], sums: readonly [string, Sum][]): Move[] | null {
  const moves = sums.map(([id, sum]) => ({ of: stands.find(stand => stand.id === id), sum }));
  return moves.every((move): move is Move => move.of !== undefined) ? moves : null;
}

const isOf = ({ people }: Standing, repId: string, teamId: string): boolean =>
  people.some(({ id, teamId: team }) => id === uuidOf(repId, 'rep') && team === uuidOf(teamId, 'team'));

/** What the limited teams come to, each with what happens at or below it; a move inside a team takes no room of that team. */
function teamSums({ people, teams }: Standing, origins: Sums['origins']): [string, Sum][] {
  return teams.flatMap(({ id }): [string, Sum][] => {
    const parts = origins.filter(([teamId]) =>
      people.some(({ teamId: own, above }) => own === uuidOf(teamId, 'team') && above.includes(id)),
    );
    const [first, second] = parts.map(([, sum]) => sum);
    if (!first) return [];
    const whole = second ? together(first, second) : first;
    if (whole.count === 0 && whole.units === 0) return [];
    const isGain = whole.count > 0 || whole.units > 0;
    return [[id, { ...whole, admissions: isGain ? whole.admissions : 0 }]];
  });
}

function together(one: Sum, other: Sum): Sum {
  return {
    teamId: one.teamId,
    count: one.count + other.count,
    units: Math.round((one.units + other.units) * 100) / 100,
    admissions: one.admissions + other.admissions,
    arrivals: one.arrivals + other.arrivals,
  };
}

/** Whether a counter simply takes a move, by the guards of `counters.ts`. */
export function admits(move: Move): boolean {
  const { of, sum } = move;
  if (sum.admissions > 0 && (!fits(move) || !of.active || of.isDue)) return false;
  if (sum.arrivals > 0 && !of.active) return false;
  return !of.refusesWeight || sum.units <= 0 || fits(move);
}

const fits = (move: Move): boolean => move.of.mode === 'UNLIMITED' || heldAfter(move) <= (move.of.capacity ?? 0);

function heldAfter({ of, sum }: Move): number {
  return of.basis === 'COUNT' ? of.heldCount + sum.count : Math.round((of.heldUnits + sum.units) * 100) / 100;
}

function counterOf(kind: 'rep' | 'team', move: Move): Counter {
  const { of, sum } = move;
  const id = idFromUuid(kind, of.id);
  const { mode, basis, capacity, isWalled = false, isMetered = false } = of;
  const teamId = kind === 'team' ? id : sum.teamId;
  return {
    id,
    teamId,
    version: of.version + 1,
    isWalled,
    isMetered,
    heldAfter: heldAfter(move),
    capacity,
    mode,
    basis,
  };
}

const MOVE = 'move_standing(?::uuid[], ?::int[], ?::int[], ?::numeric[], ?::int[], ?::int)';
