import type { TokenOrder } from '../../src/platform/access/tokens.js';
import { routingOf } from '../support/routing.js';
import { waitFor } from '../support/wait-for.js';
import { type MadeRep, nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Team {
  readonly load: { readonly heldCount: number; readonly capacityUnits: number | null };
  readonly reps: { readonly nodes: readonly Member[] };
}
interface Member {
  readonly id: string;
  readonly load: {
    readonly heldCount: number;
    readonly capacityUnits: number | null;
    readonly headroomUnits: number | null;
    readonly isOverloaded: boolean;
  };
}

const TEAM = `query ($id: ID!) { team(id: $id) { load { heldCount capacityUnits }
  reps(first: 10) { nodes { id load { heldCount capacityUnits headroomUnits isOverloaded } } } } }`;

describe('a manager of six', () => {
  const walk = withApp();
  const { save, explained, decision } = routingOf(walk);
  let manager: TokenOrder;
  let partner: TokenOrder;
  let teamId: string;
  const reps: MadeRep[] = [];

  beforeAll(async () => {
    teamId = await walk.aTeam();
    for (let made = 0; made < 6; made++) reps.push(await walk.aRep({ teamId }));
    manager = walk.aManager(teamId);
    partner = await walk.aPartner();
  });

  const team = async () => (await walk.ask<{ team: Team }>(TEAM, { id: teamId }, manager)).team;
  const heldBy = async () => (await team()).reps.nodes.map(({ load }) => load.heldCount);
  const loadOf = async (id: string) => (await team()).reps.nodes.find(one => one.id === id)?.load;
  const limit = (rep: MadeRep, quota: object) =>
    walk.act('SetHoldingQuota', { repId: rep.id, mode: 'LIMITED', ...quota }, manager);
  const arrive = async (count: number, tier: string | null = null) => {
    const row = () => ({ externalId: `arrival ${nextNumber()}`, name: 'Somebody', tier });
    const { results } = await walk.act(
      'UpsertLeads',
      { rows: Array.from({ length: count }, row), idempotencyKey: `arrivals ${nextNumber()}` },
      partner,
    );
    const ids = (results ?? []).flatMap(({ lead }) => lead?.id ?? []);
    expect(ids).toHaveLength(count);
    return ids;
  };
  const arrived = async (count: number, tier: string | null = null) => {
    const decided = [];
    for (const id of await arrive(count, tier)) decided.push(await decision(id));
    return decided;
  };

  test('sets a limit for each; the house sets a rule that hands out what arrives', async () => {
    for (const rep of reps) expect(await limit(rep, { capacity: 20 })).toMatchObject({ refusals: [], denied: null });
    expect(await save({ teamId, filter: {} })).toMatchObject({ refusals: [], denied: null });
    expect((await team()).reps.nodes.map(({ load }) => load)).toEqual(
      reps.map(() => ({ heldCount: 0, capacityUnits: 20, headroomUnits: 20, isOverloaded: false })),
    );
  });

  test('watches a hundred leads go out: nobody is more than one from its part', async () => {
    await Promise.all([arrive(50), arrive(50)]);
    await waitFor(async () => (await heldBy()).reduce((sum, held) => sum + held, 0) === 100, 30_000);
    expect((await heldBy()).sort()).toEqual([16, 16, 17, 17, 17, 17]);
  });

  test('lowers one limit: that rep holds more than it may, keeps what it has, and gets nothing', async () => {
    const [rep] = reps as [MadeRep];
    const before = await loadOf(rep.id);
    expect(await limit(rep, { capacity: 10 })).toMatchObject({ refusals: [], denied: null });
    expect(await loadOf(rep.id)).toMatchObject({ heldCount: before?.heldCount, capacityUnits: 10, isOverloaded: true });
    const decided = await arrived(5);
    expect(decided.map(({ outcome }) => outcome)).toEqual(decided.map(() => 'ASSIGNED'));
    expect(decided.map(one => one.rep?.id)).not.toContain(rep.id);
    for (const { judgements } of decided)
      expect(judgements.find(one => one.rep?.id === rep.id)).toMatchObject({ refusal: 'QUOTA_EXCEEDED' });
    expect((await loadOf(rep.id))?.heldCount).toBe(before?.heldCount);
  });

  test('sees an A lead pass reps who are full of others', async () => {
    for (const rep of reps.slice(1)) await limit(rep, { capacity: 20, reserved: { a: 1 } });
    const others = (await team()).reps.nodes.filter(({ id }) => id !== reps[0]?.id);
    await arrived(
      others.reduce((room, { load }) => room + 19 - load.heldCount, 0),
      'D',
    );
    const [late] = await arrived(1, 'D');
    expect(late).toMatchObject({ outcome: 'HELD_IN_POOL', rep: null });
    expect(['RESERVED_FOR_HIGHER_TIER', 'QUOTA_EXCEEDED']).toContain(late?.reason);
    const [first] = await arrived(1, 'A');
    expect(first).toMatchObject({ outcome: 'ASSIGNED', tier: 'A', isReproduced: true });
    expect(await loadOf(first?.rep?.id ?? '')).toMatchObject({ heldCount: 20, headroomUnits: 0, isOverloaded: false });
  });

  test('raises a limit, and what was held for want of room goes out at once', async () => {
    const [held = ''] = await arrive(1, 'D');
    await decision(held, 'HELD_IN_POOL');
    const [rep] = reps as [MadeRep];
    const had = (await loadOf(rep.id))?.heldCount ?? 0;
    await limit(rep, { capacity: had + 2 });
    expect((await decision(held, 'ASSIGNED')).rep?.id).toBe(rep.id);
    await limit(rep, { capacity: 10 });
  });

  test('is told of each lead who was looked at and what kept whom from it', async () => {
    const [waiting = ''] = await arrive(1, 'D');
    await decision(waiting);
    const why = await explained(waiting, manager);
    expect(why).toMatchObject({ outcome: 'HELD_IN_POOL', rep: null, tier: 'D', units: 1 });
    expect(why?.judgements.map(({ rep }) => rep?.id).sort()).toEqual(reps.map(({ id }) => id).sort());
    expect(why?.judgements.find(({ rep }) => rep?.id === reps[0]?.id)).toMatchObject({ refusal: 'QUOTA_EXCEEDED' });
  });
});
