import {
  type Candidate,
  choose as chosenOf,
  type Demand,
  judgementsOf,
  look,
  take as put,
  takeBack as putBack,
  standingsOf,
} from '../../src/assignment/choice.rules.js';
import { Dice } from '../../src/cli/prove/dice.js';
import { LimitMode, QuotaBasis } from '../../src/quotas/quota.enums.js';
import type { Wall } from '../../src/quotas/wall.rules.js';
import { Presence } from '../../src/reps/rep.enums.js';

const LEADS = 200;
const DEMAND: Demand = {
  units: 1,
  skills: [],
  tier: 'C',
  lifecycle: 'POTENTIAL',
  pipelineId: 'pipe_1',
  productLine: null,
  segment: null,
  coolingIds: new Set(),
};

function choose(candidates: readonly Candidate[], demand: Demand) {
  const found = look(candidates, demand);
  return {
    repId: chosenOf(candidates, found)?.repId ?? null,
    judgements: judgementsOf(standingsOf(candidates), found),
  };
}

function take(candidates: readonly Candidate[], repId: string | null, at: number): void {
  const taker = candidates.find(candidate => candidate.repId === repId);
  if (taker) put(candidates, taker, { ...DEMAND, at });
}

function takeBack(candidates: readonly Candidate[], repId: string, lastTakenAt?: number | null): void {
  const taker = candidates.find(candidate => candidate.repId === repId);
  if (taker) putBack(candidates, taker, lastTakenAt);
}

function aCandidate(repId: string, more: Partial<Candidate> & { capacity?: number; held?: number } = {}): Candidate {
  const { capacity = null, held = 0, ...rest } = more;
  const mode = capacity === null ? LimitMode.UNLIMITED : LimitMode.LIMITED;
  return {
    repId,
    isActive: true,
    isOnLeave: false,
    presence: Presence.AVAILABLE,
    isOptedOut: false,
    skills: [],
    segments: [],
    weight: 1,
    taken: 0,
    calibration: 0,
    lastTakenAt: null,
    room: { mode, basis: QuotaBasis.COUNT, capacity, heldCount: held, heldUnits: held },
    teamRooms: [],
    intakes: [],
    walls: [],
    ...rest,
  };
}

/** A wall that holds one lead, with room for as many as it is said. */
function aWall(kind: Wall['kind'], key: string, capacity = 1): Wall {
  return { kind, key, mode: LimitMode.LIMITED, basis: QuotaBasis.COUNT, capacity, heldCount: 1, heldUnits: 1 };
}

function share(candidates: readonly Candidate[], pick: (at: number) => string | null): void {
  for (let at = 1; at <= LEADS; at++) {
    take(candidates, pick(at), at);
  }
}

/** How far the one who is furthest from its part is from it, in leads. */
function distance(candidates: readonly Candidate[]): number {
  const weights = candidates.reduce((sum, { weight }) => sum + weight, 0);
  return Math.max(...candidates.map(({ taken, weight }) => Math.abs(taken - (LEADS * weight) / weights)));
}

describe('who takes a lead', () => {
  test('over 200 leads nobody is more than one lead from its part, whatever the weights; drawn by lot they are', () => {
    const dice = new Dice(11);
    let byLot = 0;
    for (let round = 0; round < 60; round++) {
      const weights = Array.from({ length: dice.between(2, 10) }, () => dice.between(1, round % 2 === 0 ? 1 : 5));
      const team = weights.map((weight, place) => aCandidate(`rep_${place}`, { weight }));
      share(team, () => choose(team, DEMAND).repId);
      expect([weights, distance(team) <= 1]).toEqual([weights, true]);
      const drawn = weights.map((weight, place) => aCandidate(`rep_${place}`, { weight }));
      const urn = drawn.flatMap(({ repId, weight }) => Array.from({ length: weight }, () => repId));
      share(drawn, () => dice.pick(urn));
      byLot = Math.max(byLot, distance(drawn));
    }
    expect(byLot).toBeGreaterThanOrEqual(8);
  });

  test('between equals the less utilised comes first, then whoever waits longer, then the id', () => {
    const full = aCandidate('rep_a', { capacity: 10, held: 8 });
    const free = aCandidate('rep_b', { capacity: 10, held: 2 });
    expect(choose([full, free], DEMAND).repId).toBe('rep_b');
    const [lately, before] = [aCandidate('rep_a', { lastTakenAt: 900 }), aCandidate('rep_b', { lastTakenAt: 100 })];
    expect(choose([lately, before, aCandidate('rep_c', { lastTakenAt: 500 })], DEMAND).repId).toBe('rep_b');
    expect(choose([lately, before, aCandidate('rep_d')], DEMAND).repId).toBe('rep_d');
    expect(choose([aCandidate('rep_b'), aCandidate('rep_a')], DEMAND).repId).toBe('rep_a');
  });

  test('everybody who is not to have it is told why, the first reason that there is', () => {
    const wanted = { ...DEMAND, skills: ['solar'], segment: 'Farming', coolingIds: new Set(['rep_8', 'rep_b']) };
    const fit = { skills: ['solar'], segments: ['Food', 'Farming'] };
    const teamRoom = { mode: LimitMode.LIMITED, basis: QuotaBasis.WEIGHTED, capacity: 5, heldCount: 9, heldUnits: 4.5 };
    const found = choose(
      [
        aCandidate('rep_1', { ...fit, isActive: false, isOnLeave: true }),
        aCandidate('rep_2', { ...fit, isOnLeave: true }),
        aCandidate('rep_3', { ...fit, presence: Presence.OFFLINE }),
        aCandidate('rep_4', { ...fit, presence: Presence.BUSY }),
        aCandidate('rep_5', { ...fit, isOptedOut: true }),
        aCandidate('rep_6', { segments: ['Food'] }),
        aCandidate('rep_7', { ...fit, capacity: 3, held: 3, walls: [aWall('TIER', 'C')] }),
        aCandidate('rep_8', { ...fit, capacity: 3, held: 3 }),
        aCandidate('rep_9', { ...fit, teamRooms: [teamRoom], walls: [aWall('TIER', 'C')] }),
        aCandidate('rep_a', { ...fit, weight: 0 }),
        aCandidate('rep_b', { ...fit, segments: ['Food'], capacity: 3, held: 3 }),
      ],
      wanted,
    );
    expect([found.repId, ...found.judgements.map(({ refusal }) => refusal)]).toEqual([
      null,
      'REP_INACTIVE',
      'ON_LEAVE',
      'OFFLINE',
      'BUSY',
      'OPTED_OUT',
      'SKILL_MISMATCH',
      'QUOTA_EXCEEDED',
      'PREVIOUS_OWNER_COOLDOWN',
      'TEAM_QUOTA_EXCEEDED',
      'OPTED_OUT',
      'SEGMENT_MISMATCH',
    ]);
  });

  test.each([
    ['who serves its segment may have it', { serves: ['Food', 'Farming'], segment: 'Farming' }, null],
    ['who serves others alone may not', { serves: ['Food'], segment: 'Farming' }, 'SEGMENT_MISMATCH'],
    ['nor one whose word for it is another', { serves: ['farming'], segment: 'Farming' }, 'SEGMENT_MISMATCH'],
    ['who names none serves all', { serves: [], segment: 'Farming' }, null],
    ['one that is in none suits everybody', { serves: ['Food'], segment: null }, null],
    ['one whose segment is blank is in none', { serves: ['Food'], segment: '' }, null],
  ] as const)('of a lead: %s', (_, { serves, segment }, refusal) => {
    const found = choose([aCandidate('rep_1', { segments: serves })], { ...DEMAND, segment });
    expect([found.repId, found.judgements[0]?.refusal]).toEqual([refusal ? null : 'rep_1', refusal]);
  });

  test('nor does whoever took as many as its cap, or that of a team, lets in; what is put on one counts for both', () => {
    const team = { part: null, leftCount: 3 };
    const [one, other] = [
      aCandidate('rep_1', { intakes: [{ part: null, leftCount: 1 }, team] }),
      aCandidate('rep_2', { intakes: [{ part: null, leftCount: 9 }, team], weight: 0.01 }),
    ];
    const whose = Array.from({ length: 4 }, (_, at) => {
      const { repId, judgements } = choose([one, other], DEMAND);
      take([one, other], repId, at);
      return [repId, judgements.map(({ refusal }) => refusal)];
    });
    expect(whose).toEqual([
      ['rep_1', [null, null]],
      ['rep_2', ['INTAKE_CAP_REACHED', null]],
      ['rep_2', ['INTAKE_CAP_REACHED', null]],
      [null, ['INTAKE_CAP_REACHED', 'INTAKE_CAP_REACHED']],
    ]);
    expect(choose([one, other], { ...DEMAND, units: 0 }).repId).not.toBeNull();
  });

  test('nor whoever took as many of its pipeline or product line as the cap lets in; other leads count nothing there', () => {
    const cars = { kind: 'PRODUCT_LINE', key: 'Cars' } as const;
    const one = aCandidate('rep_1', { intakes: [{ part: cars, leftCount: 1 }] });
    const ofCars = { ...DEMAND, productLine: 'Cars' };
    const took = (demand: typeof DEMAND) => {
      const { repId, judgements } = choose([one], demand);
      if (repId) put([one], one, { ...demand, at: 1 });
      return judgements[0]?.refusal;
    };
    expect([DEMAND, ofCars, ofCars, DEMAND].map(took)).toEqual([null, null, 'INTAKE_CAP_REACHED', null]);
  });

  test.each([
    ['TIER', { full: 'C', other: 'B' }, 'TIER_QUOTA_EXCEEDED'],
    ['LIFECYCLE', { full: 'POTENTIAL', other: 'CUSTOMER' }, 'LIFECYCLE_QUOTA_EXCEEDED'],
    ['PIPELINE', { full: 'pipe_1', other: 'pipe_2' }, 'PIPELINE_QUOTA_EXCEEDED'],
    ['PRODUCT_LINE', { full: 'solar', other: 'wind' }, 'PRODUCT_LINE_QUOTA_EXCEEDED'],
    ['BELOW_TIER', { full: 'B', other: 'C' }, 'RESERVED_FOR_HIGHER_TIER'],
  ] as const)(
    'a full wall of %s refuses what is of it (%o) and nothing else',
    (kind, { full: key, other }, refusal) => {
      const demand = { ...DEMAND, productLine: 'solar' };
      const behind = (at: string) => choose([aCandidate('rep_1', { walls: [aWall(kind, at)] })], demand);
      expect(behind(key).judgements[0]?.refusal).toBe(refusal);
      expect(behind(other).repId).toBe('rep_1');
      expect(choose([aCandidate('rep_1', { walls: [aWall(kind, key)] })], { ...demand, units: 0 }).repId).toBe('rep_1');
      expect(choose([aCandidate('rep_1', { walls: [aWall(kind, key, 2)] })], demand).repId).toBe('rep_1');
    },
  );

  test('what a rep takes fills the walls that it is of, and no others', () => {
    const rep = aCandidate('rep_1', { walls: [aWall('TIER', 'A', 1), aWall('BELOW_TIER', 'A', 2)] });
    take([rep], 'rep_1', 1);
    expect(rep.walls.map(({ heldCount }) => heldCount)).toEqual([1, 2]);
    expect(choose([rep], DEMAND).judgements[0]?.refusal).toBe('RESERVED_FOR_HIGHER_TIER');
    expect(choose([rep], { ...DEMAND, tier: null }).judgements[0]?.refusal).toBe('RESERVED_FOR_HIGHER_TIER');
    expect(choose([rep], { ...DEMAND, tier: 'A' }).judgements[0]?.refusal).toBe('TIER_QUOTA_EXCEEDED');
  });

  test('a lead that weighs nothing takes no room', () => {
    expect(choose([aCandidate('rep_1', { capacity: 3, held: 3 })], { ...DEMAND, units: 0 }).repId).toBe('rep_1');
  });

  test('whoever comes back is not flooded with what the others got meanwhile, and goes on with its part', () => {
    const away = aCandidate('rep_a', { presence: Presence.OFFLINE });
    const others = [aCandidate('rep_b'), aCandidate('rep_c')];
    share([away, ...others], () => choose([away, ...others], DEMAND).repId);
    expect(away.taken).toBe(0);
    const back = { ...away, presence: Presence.AVAILABLE };
    const team = [back, ...others];
    for (let at = 0; at < 30; at++) take(team, choose(team, DEMAND).repId, LEADS + at);
    expect(back.taken).toBeGreaterThanOrEqual(9);
    expect(back.taken).toBeLessThanOrEqual(11);
  });
});

test('what is taken back of a rep is as if it had never been taken, also for those who were spared meanwhile', () => {
  const crew = [aCandidate('rep_a'), aCandidate('rep_b', { presence: Presence.OFFLINE }), aCandidate('rep_c')];
  take(crew, 'rep_a', 1);
  const before = structuredClone(crew.map(({ room: _, ...rest }) => rest));
  take(crew, 'rep_c', 2);
  expect(crew.map(({ calibration }) => calibration)).toEqual([0, 1, 0]);
  takeBack(crew, 'rep_c', null);
  expect(crew.map(({ room: _, ...rest }) => rest)).toEqual(before);
  takeBack(crew, 'rep_a');
  expect(crew.map(({ taken, lastTakenAt }) => [taken, lastTakenAt])).toEqual([
    [0, 1],
    [0, null],
    [0, null],
  ]);
});
