import { UserErrorCode } from '../platform/refusal.js';
import { LimitMode, QuotaBasis } from '../quotas/quota.enums.js';
import { Presence } from '../reps/rep.enums.js';

/** A line with what is held against it: of a rep, or of a limited team that several reps are under. */
export interface Room {
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
  readonly capacity: number | null;
  heldCount: number;
  heldUnits: number;
}

/** What an intake cap still lets in: of a rep, or of a team that several reps are under. */
export interface Intake {
  leftCount: number;
}

/** A rep of a rule's team, as it stands when it is judged. */
export interface Candidate {
  readonly repId: string;
  readonly isActive: boolean;
  readonly isOnLeave: boolean;
  readonly presence: Presence;
  readonly isOptedOut: boolean;
  readonly skills: readonly string[];
  /** Its part of what comes, against the weights of the others. */
  readonly weight: number;
  /** Leads that it got by the rule, older weeks counting half of the next. */
  taken: number;
  /** What it is spared from catching up: for the time before it joined, and for the time that it was away. */
  calibration: number;
  /** Milliseconds since 1970; null where it never got one. */
  lastTakenAt: number | null;
  readonly room: Room;
  /** The limited teams that it is under. */
  readonly teamRooms: readonly Room[];
  /** Its intake cap and those of the teams that it is under, where they set a number. */
  readonly intakes: readonly Intake[];
}

/** What is asked of whoever takes a lead. */
export interface Demand {
  /** In load units; 0 takes no room. */
  readonly units: number;
  readonly skills: readonly string[];
}

/** What was found about one candidate. `shortfall` in leads; `utilisation` as a share of the line, 0 without one. */
export interface Judgement {
  readonly repId: string;
  readonly refusal: UserErrorCode | null;
  readonly shortfall: number;
  readonly utilisation: number;
  readonly lastTakenAt: number | null;
}

/** Whom a lead goes to, and why nobody else: everybody is judged, in the order of their ids. */
export interface Choice {
  readonly repId: string | null;
  readonly judgements: readonly Judgement[];
}

const UNFIT: Readonly<Partial<Record<Presence, UserErrorCode>>> = {
  [Presence.ON_LEAVE]: UserErrorCode.ON_LEAVE,
  [Presence.OFFLINE]: UserErrorCode.OFFLINE,
  [Presence.BUSY]: UserErrorCode.BUSY,
  [Presence.AWAY]: UserErrorCode.AWAY,
};

/**
 * Who takes a lead: of those who may and have room whoever is furthest below its part, then whoever is less utilised, then
 * whoever waits longest, then by id. Shortfall = (Σ taken + Σ calibration) · weight / Σ weight − (taken + calibration), over all of
 * the rule's reps, also those who are away.
 */
export function choose(candidates: readonly Candidate[], demand: Demand): Choice {
  const whole = candidates.reduce((sum, { taken, calibration }) => sum + taken + calibration, 0);
  const weights = candidates.reduce((sum, { weight }) => sum + weight, 0);
  const judgements = candidates
    .map((candidate): Judgement => {
      const { repId, weight, taken, calibration, lastTakenAt } = candidate;
      const part = weights > 0 ? weight / weights : 0;
      const shortfall = rounded(whole * part - (taken + calibration));
      const refusal = weight > 0 ? refusalOf(candidate, demand) : UserErrorCode.OPTED_OUT;
      return { repId, refusal, shortfall, utilisation: utilisationOf(candidate.room), lastTakenAt };
    })
    .sort((a, b) => (a.repId < b.repId ? -1 : 1));
  return { repId: bestOf(judgements), judgements };
}

/** Who comes first of those who are not refused; the judgements alone decide, so that a stored decision can be made again. */
export function bestOf(judgements: readonly Judgement[]): string | null {
  const fit = judgements.filter(({ refusal }) => refusal === null);
  return fit.toSorted(byClaim)[0]?.repId ?? null;
}

function byClaim(a: Judgement, b: Judgement): number {
  if (a.shortfall !== b.shortfall) return b.shortfall - a.shortfall;
  if (a.utilisation !== b.utilisation) return a.utilisation - b.utilisation;
  const [one, other] = [a.lastTakenAt ?? Number.NEGATIVE_INFINITY, b.lastTakenAt ?? Number.NEGATIVE_INFINITY];
  if (one !== other) return one - other;
  return a.repId < b.repId ? -1 : 1;
}

/** Why a rep is not to have a lead, the first reason in a fixed order; null where it may have it. */
function refusalOf(candidate: Candidate, { units, skills }: Demand): UserErrorCode | null {
  if (!candidate.isActive) return UserErrorCode.REP_INACTIVE;
  if (candidate.isOnLeave) return UserErrorCode.ON_LEAVE;
  const unfit = UNFIT[candidate.presence];
  if (unfit) return unfit;
  if (candidate.isOptedOut) return UserErrorCode.OPTED_OUT;
  if (!skills.every(skill => candidate.skills.includes(skill))) return UserErrorCode.SKILL_MISMATCH;
  if (!fits(candidate.room, units)) return UserErrorCode.QUOTA_EXCEEDED;
  if (!candidate.teamRooms.every(room => fits(room, units))) return UserErrorCode.TEAM_QUOTA_EXCEEDED;
  return mayTakeIn(candidate, units) ? null : UserErrorCode.INTAKE_CAP_REACHED;
}

/** Whether the intake caps let one more lead in; one that weighs nothing is not counted. */
export function mayTakeIn({ intakes }: Candidate, units: number): boolean {
  return units === 0 || intakes.every(({ leftCount }) => leftCount > 0);
}

/** Whether a rep is away, so that what others get meanwhile is not to be caught up. */
function isAway({ isActive, isOnLeave, presence }: Candidate): boolean {
  return !isActive || isOnLeave || presence === Presence.ON_LEAVE || presence === Presence.OFFLINE;
}

/**
 * Puts a lead on a rep, in the reckoning. Whoever is away is spared its part of it: what it would have got is as if it had been had.
 */
export function take(candidates: readonly Candidate[], repId: string, { units, at }: { units: number; at: number }) {
  const weights = candidates.reduce((sum, { weight }) => sum + weight, 0);
  for (const candidate of candidates) {
    if (candidate.repId === repId) {
      candidate.taken += 1;
      candidate.lastTakenAt = at;
      for (const room of [candidate.room, ...candidate.teamRooms]) put(room, units);
      for (const intake of candidate.intakes) intake.leftCount -= units > 0 ? 1 : 0;
    } else if (isAway(candidate) && weights > candidate.weight) {
      candidate.calibration += candidate.weight / (weights - candidate.weight);
    }
  }
}

/**
 * Takes back what `take` reckoned of a lead that did not go to the rep after all. `lastTakenAt`: when it took one before, left out where it
 * has taken another one at the same time. Rooms are left as they are: nobody is judged by them any more.
 */
export function takeBack(candidates: readonly Candidate[], repId: string, lastTakenAt?: number | null): void {
  const weights = candidates.reduce((sum, { weight }) => sum + weight, 0);
  for (const candidate of candidates) {
    if (candidate.repId === repId) {
      candidate.taken -= 1;
      if (lastTakenAt !== undefined) candidate.lastTakenAt = lastTakenAt;
    } else if (isAway(candidate) && weights > candidate.weight) {
      candidate.calibration -= candidate.weight / (weights - candidate.weight);
    }
  }
}

function put(room: Room, units: number): void {
  room.heldCount += units > 0 ? 1 : 0;
  room.heldUnits = Math.round((room.heldUnits + units) * 100) / 100;
}

/** Whether a line has room for a lead of so many units; one that weighs nothing takes none. */
export function fits({ mode, basis, capacity, heldCount, heldUnits }: Room, units: number): boolean {
  if (mode !== LimitMode.LIMITED || capacity === null || units === 0) return true;
  return (basis === QuotaBasis.COUNT ? heldCount + 1 : heldUnits + units) <= capacity;
}

function utilisationOf({ mode, basis, capacity, heldCount, heldUnits }: Room): number {
  if (mode !== LimitMode.LIMITED || !capacity) return 0;
  return rounded((basis === QuotaBasis.COUNT ? heldCount : heldUnits) / capacity);
}

/** To a millionth, so that what was stored decides as what was reckoned. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
