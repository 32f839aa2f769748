import type { UserErrorCode } from '../platform/refusal.js';
import { type Candidate, type Judgement, judgementsOf, type Standing, sparedBy, standingsOf } from './choice.rules.js';
import type { Verdict } from './plan.rules.js';
import { utilisationOf } from './room.rules.js';

/**
 * How everybody stood when leads were planned together, kept once: what each decision changed is kept with it, so that what was found about
 * everybody before any of them can be told without keeping it as often as there are leads.
 */
export interface Round {
  /** The reps by place, and what each held as a share of its line. */
  readonly reps: readonly { readonly id: string; readonly utilisation: number }[];
  readonly crews: readonly KeptCrew[];
}

/** The reps of a rule's team, or of the team that takes what is too much for it; all lists are in one order. */
interface KeptCrew {
  /** Places in the reps of the round. */
  readonly members: readonly number[];
  readonly parts: readonly number[];
  readonly taken: readonly number[];
  readonly calibration: readonly number[];
  readonly lastTakenAt: readonly (number | null)[];
  /** What each that is away is spared whenever another one of the crew gets a lead. */
  readonly spared: readonly number[];
}

/** What was found about everybody before a lead, and who got it. */
export interface Step {
  readonly looks: readonly KeptLook[];
  readonly took?: KeptTook;
}

interface KeptLook {
  /** The place of the crew in the round. */
  readonly crew: number;
  readonly whole: number;
  /** By reason, places in the crew; whoever is in none might have had the lead. */
  readonly refused: Readonly<Partial<Record<UserErrorCode, readonly number[]>>>;
}

/** How the one who got it stood then: in its crew by place, and its utilisation everywhere. */
export interface KeptTook {
  readonly crew: number;
  readonly member: number;
  readonly taken: number;
  readonly at: number | null;
  readonly utilisation: number;
}

/** Notes a round before anything is put on anybody. */
export function beginRound(crews: readonly (readonly Candidate[])[]): Round {
  const places = new Map<string, number>();
  const reps: { id: string; utilisation: number }[] = [];
  for (const { repId, room } of crews.flat()) {
    if (places.has(repId)) continue;
    places.set(repId, reps.length);
    reps.push({ id: repId, utilisation: utilisationOf(room) });
  }
  return {
    reps,
    crews: crews.map(crew => {
      const weights = crew.reduce((sum, { weight }) => sum + weight, 0);
      return {
        members: crew.map(({ repId }) => places.get(repId) ?? 0),
        parts: standingsOf(crew).map(({ part }) => part),
        taken: crew.map(({ taken }) => taken),
        calibration: crew.map(({ calibration }) => calibration),
        lastTakenAt: crew.map(({ lastTakenAt }) => lastTakenAt),
        spared: crew.map(candidate => sparedBy(candidate, weights)),
      };
    }),
  };
}

/** What of a verdict is kept beside the round. */
export function stepOf(crews: readonly (readonly Candidate[])[], { looks, took }: Verdict): Step {
  const kept = looks.map(({ crew, found: { whole, refusals } }) => {
    const refused: Partial<Record<UserErrorCode, number[]>> = {};
    refusals.forEach((refusal, place) => {
      if (refusal === null) return;
      const places = refused[refusal];
      if (places) places.push(place);
      else refused[refusal] = [place];
    });
    return { crew: crews.indexOf(crew), whole, refused };
  });
  if (!took) return { looks: kept };
  const { after } = took;
  const member = took.crew.findIndex(({ repId }) => repId === after.repId);
  const { taken, lastTakenAt: at, room } = after;
  return {
    looks: kept,
    took: { crew: crews.indexOf(took.crew), member, taken, at, utilisation: utilisationOf(room) },
  };
}

/** What was found about everybody before a step, by id, from the round and from who got what before it in that round. */
export function judgementsBefore(round: Round, before: readonly KeptTook[], { looks }: Step): Judgement[] {
  const found = looks.flatMap(({ crew, whole, refused }) => {
    const refusals: (UserErrorCode | null)[] = (round.crews[crew]?.members ?? []).map(() => null);
    for (const [code, places] of Object.entries(refused))
      for (const place of places ?? []) refusals[place] = code as UserErrorCode;
    return judgementsOf(standingsAfter(round, before, crew), { whole, refusals });
  });
  return found.sort((a, b) => (a.repId < b.repId ? -1 : 1));
}

function standingsAfter({ reps, crews }: Round, before: readonly KeptTook[], place: number): Standing[] {
  const crew = crews[place];
  if (!crew) throw new Error('a decision names a crew that its round has not');
  const taken = [...crew.taken];
  const calibration = [...crew.calibration];
  const lastTakenAt = [...crew.lastTakenAt];
  const utilisation = reps.map(rep => rep.utilisation);
  for (const took of before) {
    utilisation[crews[took.crew]?.members[took.member] ?? -1] = took.utilisation;
    if (took.crew !== place) continue;
    for (const [member, spared] of crew.spared.entries())
      if (member !== took.member) calibration[member] = (calibration[member] ?? 0) + spared;
    taken[took.member] = took.taken;
    lastTakenAt[took.member] = took.at;
  }
  return crew.members.map((rep, member) => ({
    repId: reps[rep]?.id ?? '',
    part: crew.parts[member] ?? 0,
    had: (taken[member] ?? 0) + (calibration[member] ?? 0),
    utilisation: utilisation[rep] ?? 0,
    lastTakenAt: lastTakenAt[member] ?? null,
  }));
}
