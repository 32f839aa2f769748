import { UserErrorCode } from '../platform/refusal.js';
import { AssignmentOutcome, OverflowPolicy } from './assignment-rule.enums.js';
import {
  bestOf,
  type Candidate,
  choose,
  type Demand,
  hasRoomRaised,
  type Judgement,
  type Look,
  look,
  raise,
  take,
} from './choice.rules.js';

/** What a rule does for whom nobody of its team has room. */
export interface Overflow {
  readonly policy: OverflowPolicy;
  /** What a boost adds to a line; null where the policy is another. */
  readonly boostUnits: number | null;
  /** The reps of the team that takes what is too much. */
  readonly crew: readonly Candidate[];
}

/** What was found about the reps of a team when a lead was decided. */
export interface LookAt {
  readonly crew: readonly Candidate[];
  readonly found: Look;
}

/** What is to be done with a lead, and by what it was decided. */
export interface Verdict {
  readonly outcome: AssignmentOutcome;
  readonly repId: string | null;
  readonly reason: UserErrorCode | null;
  /** What was done because nobody of the rule's team had room; null where somebody had. */
  readonly overflow: OverflowPolicy | null;
  readonly looks: readonly LookAt[];
  /** Among whom and on whom it was put in the reckoning, with how that one then stood; null where nobody got it. */
  readonly took: Took | null;
}

export interface Took {
  readonly crew: readonly Candidate[];
  /** As it is after this lead; later ones change the candidate itself. */
  readonly after: Candidate;
  /** When it took one before, in milliseconds since 1970. */
  readonly tookBeforeAt: number | null;
}

type Asked = Demand & { readonly at: number };

/** Decides a lead among the reps of its rule and puts it on whoever gets it, in the reckoning. */
export function decide(crew: readonly Candidate[], overflow: Overflow, demand: Asked): Verdict {
  const looks = [{ crew, found: look(crew, demand) }];
  const chosen = choose(crew, looks[0]?.found ?? NOBODY);
  if (chosen) return given(chosen, { crew, demand, looks, overflow: null });
  const reason = mainReason(looks);
  if (overflow.policy === OverflowPolicy.OVERFLOW_TEAM) return passOn(overflow, { demand, reason, looks });
  if (overflow.policy === OverflowPolicy.TEMP_BOOST) return boost(crew, overflow, { demand, reason, looks });
  return held({ demand, reason, looks }, overflow.policy);
}

const NOBODY: Look = { whole: 0, refusals: [] };

interface Left {
  readonly demand: Asked;
  readonly reason: UserErrorCode;
  readonly looks: readonly LookAt[];
}

function held({ reason, looks }: Left, overflow: OverflowPolicy): Verdict {
  return { outcome: AssignmentOutcome.HELD_IN_POOL, repId: null, reason, overflow, looks, took: null };
}

function given(
  taker: Candidate,
  on: Omit<LookAt, 'found'> & Pick<Verdict, 'looks' | 'overflow'> & { readonly demand: Asked },
): Verdict {
  const { crew, demand, looks, overflow } = on;
  const tookBeforeAt = taker.lastTakenAt;
  take(crew, taker, demand);
  const took = { crew, after: { ...taker, room: { ...taker.room } }, tookBeforeAt };
  return { outcome: AssignmentOutcome.ASSIGNED, repId: taker.repId, reason: null, overflow, looks, took };
}

function passOn({ policy, crew }: Overflow, left: Left): Verdict {
  const there = { crew, found: look(crew, left.demand) };
  const looks = [...left.looks, there];
  const chosen = choose(crew, there.found);
  return chosen
    ? given(chosen, { crew, demand: left.demand, looks, overflow: policy })
    : held({ ...left, looks }, policy);
}

/** Of those who lack nothing but room whoever has the best claim gets room for a time. A line of the team is not lifted, nor an intake cap. */
function boost(crew: readonly Candidate[], { policy, boostUnits }: Overflow, left: Left): Verdict {
  const { demand, looks } = left;
  const units = boostUnits ?? 0;
  const chosen = choose(crew, looks[0]?.found ?? NOBODY, UserErrorCode.QUOTA_EXCEEDED);
  if (!chosen || !hasRoomRaised(chosen, units, demand)) return held(left, policy);
  raise(chosen, units);
  return given(chosen, { crew, demand, looks, overflow: policy });
}

function lifted(judgements: readonly Judgement[]): Judgement[] {
  return judgements.map(one => (one.refusal === UserErrorCode.QUOTA_EXCEEDED ? { ...one, refusal: null } : one));
}

/**
 * Whom a stored decision gives the lead to, made again from what was stored. Where a line was to be raised and that would not have
 * been enough, it stays with nobody.
 */
export function decideAgain(
  judgements: readonly Judgement[],
  { overflow, outcome }: Pick<Verdict, 'overflow' | 'outcome'>,
): string | null {
  const isBoosted = overflow === OverflowPolicy.TEMP_BOOST && outcome === AssignmentOutcome.ASSIGNED;
  return bestOf(isBoosted ? lifted(judgements) : judgements);
}

/** The same with nobody getting it, since a guard refused whom it was to go to; that it was put on that one in the reckoning stays true. */
export function heldBack(verdict: Verdict, reason: UserErrorCode): Verdict {
  const looks = verdict.looks.map(({ crew, found }) => {
    const refusals = found.refusals.map((refusal, place) => (crew[place]?.repId === verdict.repId ? reason : refusal));
    return { crew, found: { ...found, refusals } };
  });
  return { ...verdict, outcome: AssignmentOutcome.HELD_IN_POOL, repId: null, reason, overflow: null, looks };
}

const WANT_OF_ROOM: readonly UserErrorCode[] = [
  UserErrorCode.QUOTA_EXCEEDED,
  UserErrorCode.TEAM_QUOTA_EXCEEDED,
  UserErrorCode.INTAKE_CAP_REACHED,
];

/** Why nobody got it, in one word: want of room before all, else what kept most of them from it. */
function mainReason(looks: readonly LookAt[]): UserErrorCode {
  const counts = new Map<UserErrorCode, number>();
  for (const { found } of looks)
    for (const refusal of found.refusals) if (refusal) counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
  for (const code of WANT_OF_ROOM) if (counts.has(code)) return code;
  const [most] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return most?.[0] ?? UserErrorCode.REP_INACTIVE;
}
