import { Dice } from '../../src/cli/prove/dice.js';
import { newId } from '../../src/platform/ids.js';
import { waitFor } from '../support/wait-for.js';
import type { MadeRep } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Effective {
  readonly mode: string;
  readonly basis: string;
  readonly capacityUnits: number | null;
  readonly boostUnits: number;
  readonly until: string | null;
  readonly rules: readonly { scope: string; verdict: string; holdingQuota: { capacity: number | null } | null }[];
}

const LOAD = 'query ($id: ID!) { rep(id: $id) { load { mode basis capacityUnits } } }';

describe('effectiveHoldingQuota', () => {
  const walk = withApp();
  const set = (input: object) => walk.act('SetHoldingQuota', input);
  const effectOf = async (repId: string, at?: string) =>
    (await walk.ask<{ effectiveHoldingQuota: Effective }>('EffectiveHoldingQuota', { repId, at }))
      .effectiveHoldingQuota;
  const verdictsOf = async (repId: string, at?: string) =>
    (await effectOf(repId, at)).rules.map(({ scope, verdict }) => `${scope} ${verdict}`);
  const inMinutes = (minutes: number) =>
    new Date(Date.now() + walk.app.runtime.clock.offsetMs + minutes * 60_000).toISOString();
  const promote = (rep: MadeRep, level: string) => walk.act('UpdateRep', { id: rep.id, level });

  test('goes from the rep to its level to the organisation, and names the teams beside', async () => {
    const team = await walk.aTeam({ capacity: 90 });
    const rep = await walk.aRep({ teamId: await walk.aTeam({ parentId: team }) });
    expect(await verdictsOf(rep.id)).toEqual([
      'REP NOT_SET',
      'LEVEL NOT_SET',
      'ORGANISATION DRAWS_THE_LINE',
      'TEAM WALL',
    ]);
    await promote(rep, 'EXPERT');
    expect(await set({ level: 'EXPERT', mode: 'LIMITED', capacity: 80 })).toMatchObject({
      refusals: [],
      holdingQuota: { scope: 'LEVEL', capacity: 80 },
    });
    expect(await walk.loadOf(rep.id)).toMatchObject({ capacityUnits: 80 });
    expect(await verdictsOf(rep.id)).toEqual([
      'REP NOT_SET',
      'LEVEL DRAWS_THE_LINE',
      'ORGANISATION OVERRULED',
      'TEAM WALL',
    ]);
    await set({ repId: rep.id, mode: 'OPT_OUT' });
    expect(await effectOf(rep.id)).toMatchObject({ mode: 'OPT_OUT', capacityUnits: 80 });
    expect((await verdictsOf(rep.id)).slice(0, 2)).toEqual(['REP OPTS_OUT', 'LEVEL DRAWS_THE_LINE']);
    await set({ repId: rep.id, mode: 'LIMITED', capacity: 5 });
    expect((await effectOf(rep.id)).rules[0]).toMatchObject({
      verdict: 'DRAWS_THE_LINE',
      holdingQuota: { capacity: 5 },
    });
    expect((await verdictsOf(rep.id)).slice(1)).toEqual(['LEVEL OVERRULED', 'ORGANISATION OVERRULED', 'TEAM WALL']);
  });

  test('follows a rep to another level at once, which may leave it over its line', async () => {
    const rep = await walk.aRep();
    for (let n = 0; n < 2; n++) await walk.aLead({ ownerId: rep.id });
    await set({ level: 'NOVICE', mode: 'LIMITED', capacity: 1 });
    await promote(rep, 'NOVICE');
    expect(await walk.loadOf(rep.id)).toMatchObject({ capacityUnits: 1, heldCount: 2, isOverloaded: true });
    await promote(rep, 'REGULAR');
    expect(await walk.loadOf(rep.id)).toMatchObject({ capacityUnits: 50, isOverloaded: false });
    const { refusals } = await walk.changingNothing(() =>
      set({ level: 'NOVICE', teamId: rep.teamId, mode: 'UNLIMITED' }),
    );
    expect(refusals).toEqual(['INVALID input.level']);
  });

  test('tells what was, what is to come, and until when it holds', async () => {
    const rep = await walk.aRep({ capacity: 7 });
    const [past, from, until] = [inMinutes(0), inMinutes(60), inMinutes(120)];
    walk.app.clock.advanceMs(60_000);
    await set({ repId: rep.id, mode: 'LIMITED', capacity: 8 });
    await set({ repId: rep.id, mode: 'LIMITED', capacity: 3, validFrom: from, validUntil: until });
    expect(await effectOf(rep.id, past)).toMatchObject({ capacityUnits: 7 });
    expect(await effectOf(rep.id)).toMatchObject({ capacityUnits: 8, until: from });
    expect(await effectOf(rep.id, from)).toMatchObject({ capacityUnits: 3, until });
    expect(await effectOf(rep.id, until)).toMatchObject({ capacityUnits: 50, until: null });
    const { id } = await walk.aLead();
    const boost = { units: 2, expiresAt: inMinutes(30), reason: 'a fair' };
    await walk.act('AssignLead', { id, repId: rep.id, boost });
    expect(await effectOf(rep.id)).toMatchObject({ capacityUnits: 10, boostUnits: 2, until: boost.expiresAt });
    expect(await effectOf(rep.id, inMinutes(31))).toMatchObject({ capacityUnits: 8, boostUnits: 0 });
  });

  test('is at present the line that guards, whatever was set', async () => {
    const dice = new Dice(5);
    const reps = await Promise.all([walk.aRep(), walk.aRep(), walk.aRep()]);
    const levels = ['NOVICE', 'REGULAR', 'SENIOR', 'EXPERT'];
    const basis = () => dice.pick(['COUNT', 'WEIGHTED']);
    const quota = () =>
      dice.pick([{ mode: 'UNLIMITED' }, { mode: 'LIMITED', basis: basis(), capacity: dice.between(0, 60) }]);
    const acts = [
      () => set({ repId: dice.pick(reps).id, ...dice.pick([quota(), { mode: 'OPT_OUT' }]) }),
      () => set({ repId: dice.pick(reps).id, ...quota(), validUntil: inMinutes(dice.between(1, 4)) }),
      () => set({ level: dice.pick(levels), ...quota(), validFrom: inMinutes(dice.between(1, 4)) }),
      () => set({ level: dice.pick(levels), ...quota() }),
      () => set(quota()),
      () => promote(dice.pick(reps), dice.pick(levels)),
      async () => walk.app.clock.advanceMs(60_000),
    ];
    const seen = new Set<string>();
    for (let n = 0; n < 60; n++) {
      await dice.pick(acts)();
      const rep = dice.pick(reps);
      const { mode, capacityUnits } = await waitFor(async () => {
        const { mode, basis, capacityUnits } = await effectOf(rep.id);
        const { rep: shown } = await walk.ask<{ rep: { load: object } }>(LOAD, { id: rep.id });
        expect([n, shown.load]).toEqual([n, { mode, basis, capacityUnits }]);
        return { mode, capacityUnits };
      });
      seen.add(JSON.stringify([mode, capacityUnits]));
    }
    expect(seen.size).toBeGreaterThan(10);
  });

  test('is null for a rep who is not there', async () => {
    expect(await effectOf(newId('rep'))).toBeNull();
  });
});
