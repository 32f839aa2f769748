import { UserErrorCode } from '../platform/refusal.js';
import { FULL, isWithin, type Sort, type Wall } from '../quotas/wall.rules.js';
import { Presence } from '../reps/rep.enums.js';
import { fits, put, type Room, raised, rounded, utilisationOf } from './room.rules.js';

/** What an intake cap still lets in: of a rep, in all or of a pipeline or product line, or of a team that several reps are under. */
export interface Intake {
  /** The leads that it counts; null: all. */
  readonly part: Pick<Wall, 'kind' | 'key'> | null;
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
  readonly segments: readonly string[];
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
  /** Its intake caps and those of the teams that it is under, where they set a number. */
  readonly intakes: readonly Intake[];
  /** The limits on parts of what it holds, in the order in which they are told. */
  readonly walls: readonly Wall[];
}

/** What is asked of whoever takes a lead. */
export interface Demand extends Sort {
  /** In load units; 0 takes no room. */
  readonly units: number;
  readonly skills: readonly string[];
  /** The lead's market segment; null suits everybody, and whoever names no segments serves all. */
  readonly segment: string | null;
  /** Reps who held the lead lately, so that its pool leaves it to others. */
  readonly coolingIds: ReadonlySet<string>;
  /** Reps whose guards refused the lead already, and why. */
  readonly refusedBy?: ReadonlyMap<string, UserErrorCode>;
}

/** What was found about one candidate. `shortfall` in leads; `utilisation` as a share of the line, 0 without one. */
export interface Judgement {
  readonly repId: string;
  readonly refusal: UserErrorCode | null;
  readonly shortfall: number;
  readonly utilisation: number;
  readonly lastTakenAt: number | null;
}

/** What was found about all candidates: why each is not to have the lead, in their order, and what all of them had by then. */
export interface Look {
  /** Σ taken + Σ calibration. */
  readonly whole: number;
  readonly refusals: readonly (UserErrorCode | null)[];
}

/** How a candidate stands before a lead: with a look at all of them, what its judgement follows from. */
export interface Standing {
  readonly repId: string;
  /** weight / Σ weight. */
  readonly part: number;
  /** taken + calibration. */
  readonly had: number;
  readonly utilisation: number;
  readonly lastTakenAt: number | null;
}

const UNFIT: Readonly<Partial<Record<Presence, UserErrorCode>>> = {
  [Presence.ON_LEAVE]: UserErrorCode.ON_LEAVE,
  [Presence.OFFLINE]: UserErrorCode.OFFLINE,
  [Presence.BUSY]: UserErrorCode.BUSY,
  [Presence.AWAY]: UserErrorCode.AWAY,
};

/** What of a crew is the same for every lead, in the order of its candidates. */
interface CrewTerms {
  readonly weights: number;
  readonly parts: readonly number[];
  /** Why one is not to have any lead. */
  readonly barred: readonly (UserErrorCode | null)[];
  readonly unfit: readonly Candidate[];
  /** What is found where nobody is refused. */
  readonly nothing: readonly null[];
}

function termsOf(candidates: readonly Candidate[]): CrewTerms {
  const known = TERMS.get(candidates);
  if (known) return known;
  const weights = candidates.reduce((sum, { weight }) => sum + weight, 0);
  const barred = candidates.map(barOf);
  const terms = {
    weights,
    parts: candidates.map(({ weight }) => (weights > 0 ? weight / weights : 0)),
    barred,
    unfit: candidates.filter((_one, place) => barred[place]),
    nothing: candidates.map(() => null),
  };
  TERMS.set(candidates, terms);
  return terms;
}

const TERMS = new WeakMap<readonly Candidate[], CrewTerms>();

/** Looks at everybody who might take a lead. */
export function look(candidates: readonly Candidate[], demand: Demand): Look {
  const { barred, nothing } = termsOf(candidates);
  let refusals: (UserErrorCode | null)[] | null = null;
  let whole = 0;
  for (let place = 0; place < candidates.length; place++) {
    const candidate = candidates[place] as Candidate;
    whole += candidate.taken + candidate.calibration;
    const refusal = barred[place] ?? refusalOf(candidate, demand);
    if (refusal === null) continue;
    refusals ??= [...nothing];
    refusals[place] = refusal;
  }
  return { whole, refusals: refusals ?? nothing };
}

/**
 * Who takes a lead: of those who may and have room whoever is furthest below its part, then whoever is less utilised, then
 * whoever waits longest, then by id. Shortfall = (Σ taken + Σ calibration) · weight / Σ weight − (taken + calibration), over all of
 * the rule's reps, also those who are away. `lifting`: a refusal that does not count, since the line is to be raised.
 */
export function choose(candidates: readonly Candidate[], found: Look, lifting?: UserErrorCode): Candidate | null {
  const { parts } = termsOf(candidates);
  let best: Candidate | null = null;
  let most = Number.NEGATIVE_INFINITY;
  // Written out, since it is asked for each rep before each lead.
  for (let place = 0; place < candidates.length; place++) {
    const candidate = candidates[place];
    const refusal = found.refusals[place] ?? null;
    if (!candidate || (refusal && refusal !== lifting)) continue;
    const shortfall = rounded(found.whole * (parts[place] ?? 0) - (candidate.taken + candidate.calibration));
    if (shortfall < most || (shortfall === most && best !== null && !isBefore(candidate, best))) continue;
    best = candidate;
    most = shortfall;
  }
  return best;
}

/** Who comes first of two who are as far below their parts. */
function isBefore(one: Candidate, other: Candidate): boolean {
  const claimOf = ({ repId, room, lastTakenAt }: Candidate) =>
    ({ repId, refusal: null, shortfall: 0, utilisation: utilisationOf(room), lastTakenAt }) as const;
  return byClaim(claimOf(one), claimOf(other)) < 0;
}

/** How everybody stands now, in the same order. */
export function standingsOf(candidates: readonly Candidate[]): Standing[] {
  const { parts } = termsOf(candidates);
  return candidates.map((candidate, place) => standingOf(candidate, parts[place] ?? 0));
}

/** What was found about each, by id. */
export function judgementsOf(standings: readonly Standing[], { whole, refusals }: Look): Judgement[] {
  return standings
    .map((standing, place) => judged(standing, { whole, refusal: refusals[place] ?? null }))
    .sort((a, b) => (a.repId < b.repId ? -1 : 1));
}

/** Who comes first of those who are not refused; the judgements alone decide, so that a stored decision can be made again. */
export function bestOf(judgements: readonly Judgement[]): string | null {
  const fit = judgements.filter(({ refusal }) => refusal === null);
  return fit.toSorted(byClaim)[0]?.repId ?? null;
}

function standingOf({ repId, taken, calibration, lastTakenAt, room }: Candidate, part: number): Standing {
  return { repId, part, had: taken + calibration, utilisation: utilisationOf(room), lastTakenAt };
}

function judged(
  { repId, part, had, utilisation, lastTakenAt }: Standing,
  { whole, refusal }: { whole: number; refusal: UserErrorCode | null },
): Judgement {
  return { repId, refusal, shortfall: rounded(whole * part - had), utilisation, lastTakenAt };
}

function byClaim(a: Judgement, b: Judgement): number {
  if (a.shortfall !== b.shortfall) return b.shortfall - a.shortfall;
  if (a.utilisation !== b.utilisation) return a.utilisation - b.utilisation;
  const [one, other] = [a.lastTakenAt ?? Number.NEGATIVE_INFINITY, b.lastTakenAt ?? Number.NEGATIVE_INFINITY];
  if (one !== other) return one - other;
  return a.repId < b.repId ? -1 : 1;
}

/** Why a rep is not to have any lead now, the first reason in a fixed order. */
function barOf(candidate: Candidate): UserErrorCode | null {
  if (candidate.weight <= 0) return UserErrorCode.OPTED_OUT;
  if (!candidate.isActive) return UserErrorCode.REP_INACTIVE;
  if (candidate.isOnLeave) return UserErrorCode.ON_LEAVE;
  return UNFIT[candidate.presence] ?? (candidate.isOptedOut ? UserErrorCode.OPTED_OUT : null);
}

/** Why somebody who might have leads is not to have this one, the first reason in a fixed order; null where it may have it. */
function refusalOf(candidate: Candidate, demand: Demand): UserErrorCode | null {
  if (demand.skills.length > 0 && !demand.skills.every(skill => candidate.skills.includes(skill)))
    return UserErrorCode.SKILL_MISMATCH;
  if (demand.segment && candidate.segments.length > 0 && !candidate.segments.includes(demand.segment))
    return UserErrorCode.SEGMENT_MISMATCH;
  if (demand.coolingIds.size > 0 && demand.coolingIds.has(candidate.repId))
    return UserErrorCode.PREVIOUS_OWNER_COOLDOWN;
  return demand.refusedBy?.get(candidate.repId) ?? wantOfRoom(candidate, demand);
}

/** The line before those of the teams, then what may be taken in, and the walls last. */
function wantOfRoom({ room, teamRooms, intakes, walls }: Candidate, demand: Demand): UserErrorCode | null {
  const { units } = demand;
  if (!fits(room, units)) return UserErrorCode.QUOTA_EXCEEDED;
  for (const one of teamRooms) if (!fits(one, units)) return UserErrorCode.TEAM_QUOTA_EXCEEDED;
  // What weighs nothing is not counted.
  if (units > 0 && intakes.length > 0 && intakes.some(one => one.leftCount <= 0 && isCounted(one, demand)))
    return UserErrorCode.INTAKE_CAP_REACHED;
  if (walls.length === 0) return null;
  const full = walls.find(wall => !fits(wall, units) && isWithin(wall, demand));
  return full ? FULL[full.kind] : null;
}

/** Whether a rep has room for a lead once its line is raised by so much, and with it what is kept free for higher tiers. An intake cap is not raised. */
export function hasRoomRaised(candidate: Candidate, raisedBy: number, demand: Demand): boolean {
  const walls = candidate.walls.map(wall => (wall.kind === 'BELOW_TIER' ? raised(wall, raisedBy) : wall));
  return wantOfRoom({ ...candidate, room: raised(candidate.room, raisedBy), walls }, demand) === null;
}

/** Raises the line of a rep, in the reckoning. */
export function raise({ room, walls }: Candidate, raisedBy: number): void {
  const below = walls.filter(({ kind }) => kind === 'BELOW_TIER');
  for (const one of [room, ...below]) Object.assign(one, raised(one, raisedBy));
}

/** Whether a rep is away, so that what others get meanwhile is not to be caught up. */
function isAway({ isActive, isOnLeave, presence }: Candidate): boolean {
  return !isActive || isOnLeave || presence === Presence.ON_LEAVE || presence === Presence.OFFLINE;
}

/** What somebody who is away is spared at each lead that goes to another: what it would have got of it; 0 for whoever is there. */
export function sparedBy(candidate: Candidate, weights: number): number {
  return isAway(candidate) && weights > candidate.weight ? candidate.weight / (weights - candidate.weight) : 0;
}

/** Puts a lead on a rep, in the reckoning; whoever is away is spared its part of it. */
export function take(
  candidates: readonly Candidate[],
  taker: Candidate,
  demand: Demand & { readonly at: number },
): void {
  const { weights, unfit } = termsOf(candidates);
  for (const one of unfit) if (one !== taker) one.calibration += sparedBy(one, weights);
  taker.taken += 1;
  taker.lastTakenAt = demand.at;
  const walls = taker.walls.filter(wall => isWithin(wall, demand));
  for (const room of [taker.room, ...taker.teamRooms, ...walls]) put(room, demand.units);
  if (demand.units > 0) for (const one of taker.intakes) if (isCounted(one, demand)) one.leftCount -= 1;
}

const isCounted = ({ part }: Intake, demand: Demand): boolean => part === null || isWithin(part, demand);

/**
 * Takes back what `take` reckoned of a lead that its taker did not get after all. `lastTakenAt`: when it took one before, left out where it
 * has taken another one at the same time. Rooms are left as they are: nobody is judged by them any more.
 */
export function takeBack(candidates: readonly Candidate[], taker: Candidate, lastTakenAt?: number | null): void {
  const { weights } = termsOf(candidates);
  for (const candidate of candidates) if (candidate !== taker) candidate.calibration -= sparedBy(candidate, weights);
  taker.taken -= 1;
  if (lastTakenAt !== undefined) taker.lastTakenAt = lastTakenAt;
}
