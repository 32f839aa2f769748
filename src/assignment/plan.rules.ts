import { UserErrorCode } from '../platform/refusal.js';
import { AssignmentOutcome, OverflowPolicy } from './assignment-rule.enums.js';
import { bestOf, type Candidate, choose, type Demand, fits, type Judgement, mayTakeIn, take } from './choice.rules.js';

/** What a rule does for whom nobody of its team has room. */
export interface Overflow {
  readonly policy: OverflowPolicy;
  /** What a boost adds to a line; null where the policy is another. */
  readonly boostUnits: number | null;
  /** The reps of the team that takes what is too much. */
  readonly crew: readonly Candidate[];
}

/** What is to be done with a lead, and by what it was decided. */
export interface Verdict {
  readonly outcome: AssignmentOutcome;
  readonly repId: string | null;
  readonly reason: UserErrorCode | null;
  /** What was done because nobody of the rule's team had room; null where somebody had. */
  readonly overflow: OverflowPolicy | null;
  readonly judgements: readonly Judgement[];
}

/** Decides a lead among the reps of its rule and puts it on whoever gets it, in the reckoning. */
export function decide(
  crew: readonly Candidate[],
  overflow: Overflow,
  demand: Demand & { readonly at: number },
): Verdict {
  const { repId, judgements } = choose(crew, demand);
  if (repId) {
    take(crew, repId, demand);
    return { outcome: AssignmentOutcome.ASSIGNED, repId, reason: null, overflow: null, judgements };
  }
  const reason = mainReason(judgements);
  if (overflow.policy === OverflowPolicy.OVERFLOW_TEAM) return passOn(overflow, { demand, reason, judgements });
  if (overflow.policy === OverflowPolicy.TEMP_BOOST) return boost(crew, overflow, { demand, reason, judgements });
  return { outcome: AssignmentOutcome.HELD_IN_POOL, repId: null, reason, overflow: overflow.policy, judgements };
}

interface Left {
  readonly demand: Demand & { readonly at: number };
  readonly reason: UserErrorCode;
  readonly judgements: readonly Judgement[];
}

function passOn({ policy, crew }: Overflow, { demand, reason, judgements }: Left): Verdict {
  const there = choose(crew, demand);
  const all = [...judgements, ...there.judgements].sort((a, b) => (a.repId < b.repId ? -1 : 1));
  if (!there.repId)
    return { outcome: AssignmentOutcome.HELD_IN_POOL, repId: null, reason, overflow: policy, judgements: all };
  take(crew, there.repId, demand);
  return {
    outcome: AssignmentOutcome.ASSIGNED,
    repId: there.repId,
    reason: null,
    overflow: policy,
    judgements: all,
  };
}

/** Of those who lack nothing but room whoever has the best claim gets room for a time. A line of the team is not lifted, nor an intake cap. */
function boost(crew: readonly Candidate[], { policy, boostUnits }: Overflow, left: Left): Verdict {
  const { demand, reason, judgements } = left;
  const repId = bestOf(lifted(judgements));
  const chosen = crew.find(candidate => candidate.repId === repId);
  const isEnough = chosen && mayTakeIn(chosen, demand.units) && roomAfter(chosen, boostUnits ?? 0, demand.units);
  if (!chosen || !isEnough)
    return { outcome: AssignmentOutcome.HELD_IN_POOL, repId: null, reason, overflow: policy, judgements };
  Object.assign(chosen.room, { capacity: (chosen.room.capacity ?? 0) + (boostUnits ?? 0) });
  take(crew, chosen.repId, demand);
  return { outcome: AssignmentOutcome.ASSIGNED, repId, reason: null, overflow: policy, judgements };
}

function roomAfter({ room, teamRooms }: Candidate, boostUnits: number, units: number): boolean {
  const after = { ...room, capacity: (room.capacity ?? 0) + boostUnits };
  return [after, ...teamRooms].every(one => fits(one, units));
}

function lifted(judgements: readonly Judgement[]): Judgement[] {
  return judgements.map(one => (one.refusal === UserErrorCode.QUOTA_EXCEEDED ? { ...one, refusal: null } : one));
}

/**
 * Whom a stored decision gives the lead to, made again from what was stored. Where a line was to be raised and that would not have
 * been enough, it stays with nobody.
 */
export function decideAgain({
  judgements,
  overflow,
  outcome,
}: Pick<Verdict, 'judgements' | 'overflow' | 'outcome'>): string | null {
  const isBoosted = overflow === OverflowPolicy.TEMP_BOOST && outcome === AssignmentOutcome.ASSIGNED;
  return bestOf(isBoosted ? lifted(judgements) : judgements);
}

/** Why nobody got it, in one word: want of room before all, else what kept most of them from it. */
function mainReason(judgements: readonly Judgement[]): UserErrorCode {
  const counts = new Map<UserErrorCode, number>();
  for (const { refusal } of judgements) if (refusal) counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
  for (const code of [
    UserErrorCode.QUOTA_EXCEEDED,
    UserErrorCode.TEAM_QUOTA_EXCEEDED,
    UserErrorCode.INTAKE_CAP_REACHED,
  ])
    if (counts.has(code)) return code;
  const [most] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return most?.[0] ?? UserErrorCode.REP_INACTIVE;
}
