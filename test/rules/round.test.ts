import { OverflowPolicy } from '../../src/assignment/assignment-rule.enums.js';
import {
  type Candidate,
  type Judgement,
  judgementsOf,
  look,
  type Standing,
  standingsOf,
} from '../../src/assignment/choice.rules.js';
import { decide, decideAgain, heldBack } from '../../src/assignment/plan.rules.js';
import { beginRound, judgementsBefore, type KeptTook, type Step, stepOf } from '../../src/assignment/round.rules.js';
import { Dice } from '../../src/cli/prove/dice.js';
import { UserErrorCode } from '../../src/platform/refusal.js';
import { LimitMode, QuotaBasis } from '../../src/quotas/quota.enums.js';
import { Presence } from '../../src/reps/rep.enums.js';

const LEADS = 40;

function aCandidate(repId: string, dice: Dice): Candidate {
  const capacity = dice.between(0, 6);
  return {
    repId,
    isActive: true,
    isOnLeave: false,
    presence: dice.pick([Presence.AVAILABLE, Presence.AVAILABLE, Presence.OFFLINE]),
    isOptedOut: false,
    skills: [],
    segments: dice.pick([[], [], ['Food']]),
    weight: dice.between(0, 3),
    taken: dice.between(0, 5) / 3,
    calibration: dice.between(0, 5) / 7,
    lastTakenAt: dice.pick([null, dice.between(1, 9)]),
    room: { mode: LimitMode.LIMITED, basis: QuotaBasis.COUNT, capacity, heldCount: 0, heldUnits: 0 },
    teamRooms: [],
    intakes: [],
    walls: [],
  };
}

/** Crews that share some of their reps, as those of two rules and of an overflow team do. */
function crewsOf(dice: Dice): Candidate[][] {
  const reps = Array.from({ length: 6 }, (_, place) => aCandidate(`rep_${place}`, dice));
  return [0, 1, 2].map(() =>
    reps.filter(() => dice.between(0, 2) > 0).map(rep => ({ ...rep, weight: dice.between(0, 3) })),
  );
}

/** Decides leads by the dice; what was found about everybody as it was at that time, and as it is told from what was kept. */
function decided(dice: Dice, told: (kept: readonly KeptTook[]) => readonly KeptTook[]) {
  const crews = crewsOf(dice);
  const round = JSON.parse(JSON.stringify(beginRound(crews))) as ReturnType<typeof beginRound>;
  const kept: KeptTook[] = [];
  return Array.from({ length: LEADS }, (_, at) => {
    const demand = { units: 1, skills: [], tier: 'A', lifecycle: 'X', pipelineId: 'p', productLine: null, at };
    const segment = dice.pick([null, 'Food', 'Farming']);
    const asked = { ...demand, segment, coolingIds: new Set(dice.between(0, 3) > 2 ? ['rep_1'] : []) };
    const own = crews[dice.between(0, 1)] ?? [];
    const policy = dice.pick([OverflowPolicy.HOLD_IN_POOL, OverflowPolicy.OVERFLOW_TEAM, OverflowPolicy.TEMP_BOOST]);
    const before = new Map<readonly Candidate[], Standing[]>(crews.map(crew => [crew, standingsOf(crew)]));
    const planned = decide(own, { policy, boostUnits: 1, crew: crews[2] ?? [] }, asked);
    const verdict = dice.between(0, 9) > 0 ? planned : heldBack(planned, UserErrorCode.QUOTA_EXCEEDED);
    const then = verdict.looks
      .flatMap(({ crew, found }) => judgementsOf(before.get(crew) ?? [], found))
      .sort((a, b) => (a.repId < b.repId ? -1 : 1));
    const step = JSON.parse(JSON.stringify(stepOf(crews, verdict))) as Step;
    const again = judgementsBefore(round, told(kept), step);
    if (step.took) kept.push(step.took);
    return { verdict, then, again };
  });
}

const differ = ({ then, again }: { then: Judgement[]; again: Judgement[] }) =>
  JSON.stringify(then) !== JSON.stringify(again);

describe('a round', () => {
  test('tells what was found about everybody before each of its leads, and whom that gives it to', () => {
    let taken = 0;
    for (let seed = 1; seed <= 60; seed++) {
      for (const one of decided(new Dice(seed), kept => kept)) {
        expect([seed, one.again]).toEqual([seed, one.then]);
        if (one.verdict.repId) taken++;
        if (one.verdict.reason === null) expect(decideAgain(one.again, one.verdict)).toBe(one.verdict.repId);
      }
    }
    expect(taken).toBeGreaterThan(500);
  });

  test('that forgot who got the lead before tells something else', () => {
    const found = decided(new Dice(5), kept => kept.slice(0, -1));
    expect(found.filter(differ).length).toBeGreaterThan(5);
  });

  test('has a look at nobody where no rule wanted the lead', () => {
    expect(judgementsBefore(beginRound([]), [], { looks: [] })).toEqual([]);
    expect(
      look([], {
        units: 1,
        skills: [],
        tier: null,
        lifecycle: 'X',
        pipelineId: 'p',
        productLine: null,
        segment: null,
        coolingIds: new Set(),
      }),
    ).toEqual({
      whole: 0,
      refusals: [],
    });
  });
});
