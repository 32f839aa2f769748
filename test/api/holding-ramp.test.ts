import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

const DAY_MS = 86_400_000;

interface Effective {
  readonly effectiveHoldingQuota: {
    readonly capacityUnits: number;
    readonly until: string | null;
    readonly ramp: { readonly share: number; readonly fullCapacityUnits: number; readonly endsOn: string } | null;
  };
}

describe('a line that grows with a new rep', () => {
  const walk = withApp();
  const now = async () =>
    Date.parse((await walk.ask<{ wallboard: { asOf: string } }>('{ wallboard { asOf } }')).wallboard.asOf);
  const dayIn = async (days: number) => new Date((await now()) + days * DAY_MS).toISOString().slice(0, 10);
  const starting = async (startedOn: string) => {
    const rep = await walk.aRep();
    expect((await walk.act('UpdateRep', { id: rep.id, startedOn })).refusals).toEqual([]);
    return rep;
  };
  const effective = async (repId: string, at?: string) =>
    (await walk.ask<Effective>('EffectiveHoldingQuota', { repId, at })).effectiveHoldingQuota;
  const set = (input: object) => walk.act('SetHoldingQuota', { mode: 'LIMITED', ...input });
  const capacityOf = async (repId: string) => (await walk.loadOf(repId)).capacityUnits;

  test('begins with its share, is drawn anew each day, and is whole when the ramp is over', async () => {
    const rep = await starting(await dayIn(0));
    const ramp = { startShare: 0.25, days: 9 };
    expect((await set({ repId: rep.id, capacity: 10, ramp })).refusals).toEqual([]);
    expect(await capacityOf(rep.id)).toBe(2);
    expect(await effective(rep.id)).toMatchObject({
      capacityUnits: 2,
      ramp: { share: 0.25, fullCapacityUnits: 10, endsOn: await dayIn(9) },
    });
    // 0.25 + 0.75 · t / 9 of ten leads, rounded down.
    const expected = [3, 4, 5, 5, 6, 7, 8, 9, 10];
    for (const capacity of expected) {
      walk.app.clock.advanceMs(DAY_MS);
      await waitFor(async () => (await capacityOf(rep.id)) === capacity);
      expect((await effective(rep.id)).capacityUnits).toBe(capacity);
    }
    expect(await effective(rep.id)).toMatchObject({ ramp: null, until: null });
    expect((await effective(rep.id, new Date((await now()) - 4 * DAY_MS).toISOString())).capacityUnits).toBe(6);
  });

  test('holds at the first admission of a new day, before anybody drew it', async () => {
    const rep = await starting(await dayIn(0));
    await set({ repId: rep.id, capacity: 4, ramp: { startShare: 0.25, days: 3 } });
    const claim = async () => (await walk.act('ClaimLead', { id: (await walk.aLead()).id }, rep.as)).refusals;
    expect([await claim(), await claim()]).toEqual([[], ['QUOTA_EXCEEDED']]);
    walk.app.clock.advanceMs(DAY_MS);
    expect([await claim(), await claim()]).toEqual([[], ['QUOTA_EXCEEDED']]);
  });

  test('of a level is of each rep by its own start; without a start it is whole; at least one lead may be held', async () => {
    const [fresh, half, old, unknown] = [
      await starting(await dayIn(0)),
      await starting(await dayIn(-10)),
      await starting(await dayIn(-20)),
      await walk.aRep(),
    ];
    await set({ level: 'REGULAR', capacity: 3, ramp: { startShare: 0.1, days: 20 } });
    const capacities = await Promise.all([fresh, half, old, unknown].map(({ id }) => capacityOf(id)));
    expect(capacities).toEqual([1, 1, 3, 3]);
    await set({ level: 'REGULAR', basis: 'WEIGHTED', capacity: 30, ramp: { startShare: 0.1, days: 20 } });
    expect(await Promise.all([fresh, half].map(({ id }) => capacityOf(id)))).toEqual([3, 16.5]);
    await walk.act('UpdateRep', { id: half.id, startedOn: await dayIn(0) });
    expect(await capacityOf(half.id)).toBe(3);
    await set({ level: 'REGULAR', mode: 'UNLIMITED' });
  });

  test('slots are reserved of the line as it is', async () => {
    const rep = await starting(await dayIn(0));
    await set({ repId: rep.id, capacity: 10, reserved: { a: 1 }, ramp: { startShare: 0.2, days: 100 } });
    const claim = async (tier: string) =>
      (await walk.act('ClaimLead', { id: (await walk.aLead({ tier })).id }, rep.as)).refusals;
    expect([await claim('D'), await claim('D'), await claim('A'), await claim('A')]).toEqual([
      [],
      ['RESERVED_FOR_HIGHER_TIER'],
      [],
      ['QUOTA_EXCEEDED'],
    ]);
  });

  test.each([
    ['of a team', { teamId: true, capacity: 9, ramp: { startShare: 0.5, days: 9 } }, ['INVALID input.ramp']],
    ['without a line', { mode: 'UNLIMITED', ramp: { startShare: 0.5, days: 9 } }, ['INVALID input.ramp']],
    ['from nothing', { capacity: 9, ramp: { startShare: 0, days: 9 } }, ['INVALID input.ramp.startShare']],
    ['from the whole', { capacity: 9, ramp: { startShare: 1, days: 9 } }, ['INVALID input.ramp.startShare']],
    ['of finer parts', { capacity: 9, ramp: { startShare: 0.1234, days: 9 } }, ['INVALID input.ramp.startShare']],
    ['of no days', { capacity: 9, ramp: { startShare: 0.5, days: 0 } }, ['INVALID input.ramp.days']],
    ['of years', { capacity: 9, ramp: { startShare: 0.5, days: 731 } }, ['INVALID input.ramp.days']],
  ])('a ramp %s is refused', async (_what, input, refusals) => {
    const { teamId, id: repId } = await walk.aRep();
    const subject = 'teamId' in input ? { teamId } : { repId };
    expect((await walk.changingNothing(() => set({ ...input, ...subject }))).refusals).toEqual(refusals);
  });
});
