import { runChecks } from '../../src/cli/check/run-checks.js';
import { Dice } from '../../src/cli/prove/dice.js';
import type { MadeRep } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('caps by tier and lifecycle, and slots for the higher tiers', () => {
  const walk = withApp();
  const set = (rep: MadeRep, input: object) =>
    walk.act('SetHoldingQuota', { repId: rep.id, mode: 'LIMITED', ...input });
  const claim = async (rep: MadeRep, lead: Record<string, unknown>) =>
    (await walk.act('ClaimLead', { id: (await walk.aLead(lead)).id }, rep.as)).refusals;
  const wallsOf = async (rep: MadeRep) => {
    const { effectiveHoldingQuota } = await walk.ask<{
      effectiveHoldingQuota: { walls: { kind: string; of: string; capacityUnits: number; heldUnits: number }[] };
    }>('EffectiveHoldingQuota', { repId: rep.id });
    return effectiveHoldingQuota.walls.map(
      ({ kind, of, heldUnits, capacityUnits }) => `${kind} ${of}: ${heldUnits} of ${capacityUnits}`,
    );
  };
  const isRight = async () =>
    (await runChecks(walk.app.database.url, ['rep-counters', 'wall-counters'])).flatMap(({ breaks }) =>
      breaks.map(({ found }) => found),
    );

  test('a rep who is full of D leads takes an A lead, and no D lead', async () => {
    const rep = await walk.aRep();
    for (let n = 0; n < 3; n++) await walk.aLead({ tier: 'D', ownerId: rep.id });
    expect(await set(rep, { capacity: 5, reserved: { a: 1, b: 1 } })).toMatchObject({ refusals: [] });
    expect(await wallsOf(rep)).toEqual(['BELOW_TIER A: 3 of 4', 'BELOW_TIER B: 3 of 3']);
    expect(await claim(rep, { tier: 'D' })).toEqual(['RESERVED_FOR_HIGHER_TIER']);
    expect(await claim(rep, {})).toEqual(['RESERVED_FOR_HIGHER_TIER']);
    expect(await claim(rep, { tier: 'B' })).toEqual([]);
    expect(await claim(rep, { tier: 'B' })).toEqual(['RESERVED_FOR_HIGHER_TIER']);
    expect(await claim(rep, { tier: 'A' })).toEqual([]);
    expect(await claim(rep, { tier: 'A' })).toEqual(['QUOTA_EXCEEDED']);
    expect(await isRight()).toEqual([]);
  });

  test('a cap of a tier and one of a lifecycle each refuse by their own name', async () => {
    const rep = await walk.aRep();
    await set(rep, { capacity: 10, tierCaps: { d: 1 }, lifecycleCaps: { potential: 2 } });
    expect(await claim(rep, { tier: 'D' })).toEqual([]);
    expect(await claim(rep, { tier: 'D' })).toEqual(['TIER_QUOTA_EXCEEDED']);
    expect(await claim(rep, { tier: 'C' })).toEqual([]);
    expect(await claim(rep, { tier: 'C' })).toEqual(['LIFECYCLE_QUOTA_EXCEEDED']);
    expect(await claim(rep, { stage: 'ENGAGED' })).toEqual([]);
    expect(await wallsOf(rep)).toEqual(['LIFECYCLE POTENTIAL: 2 of 2', 'TIER D: 1 of 1']);
  });

  test('what is held moves them whatever becomes of it, and nothing of that is refused', async () => {
    const rep = await walk.aRep();
    await set(rep, {
      capacity: 10,
      tierCaps: { a: 1, d: 1 },
      lifecycleCaps: { potential: 1, interested: 1 },
      reserved: { a: 9 },
    });
    const second = await walk.aLead({ tier: 'A', stage: 'ENGAGED', ownerId: rep.id });
    const first = await walk.aLead({ tier: 'D', ownerId: rep.id });
    expect((await walk.act('SetTier', { id: first.id, tier: 'A' })).refusals).toEqual([]);
    const stageId = await walk.stageId('ENGAGED');
    expect((await walk.act('MoveLead', { id: first.id, stageId })).refusals).toEqual([]);
    expect(await wallsOf(rep)).toEqual([
      'BELOW_TIER A: 0 of 1',
      'LIFECYCLE INTERESTED: 2 of 1',
      'LIFECYCLE POTENTIAL: 0 of 1',
      'TIER A: 2 of 1',
      'TIER D: 0 of 1',
    ]);
    await walk.act('SetTiers', { ids: [first.id, second.id], tier: 'D', idempotencyKey: 'all to D' });
    expect(await wallsOf(rep)).toContain('TIER D: 2 of 1');
    await walk.act('CloseLead', { id: second.id, result: 'LOST', reason: 'PRICE' });
    await walk.act('ReopenLead', { id: second.id });
    expect((await walk.act('CloseLead', { id: first.id, result: 'WON', reason: 'FIT' })).refusals).toEqual([]);
    expect(await isRight()).toEqual([]);
  });

  test('come with the line that holds: a level’s, the organisation’s, or the rep’s own that goes before', async () => {
    const rep = await walk.aRep();
    await walk.act('UpdateRep', { id: rep.id, level: 'EXPERT' });
    await walk.act('SetHoldingQuota', { level: 'EXPERT', mode: 'UNLIMITED', tierCaps: { c: 1 } });
    expect(await claim(rep, { tier: 'C' })).toEqual([]);
    expect(await claim(rep, { tier: 'C' })).toEqual(['TIER_QUOTA_EXCEEDED']);
    await set(rep, { capacity: 9 });
    expect(await wallsOf(rep)).toEqual([]);
    expect(await claim(rep, { tier: 'C' })).toEqual([]);
    await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'OPT_OUT' });
    expect(await wallsOf(rep)).toEqual(['TIER C: 2 of 1']);
    await walk.act('SetHoldingQuota', { level: 'EXPERT', mode: 'UNLIMITED' });
    expect(await wallsOf(rep)).toEqual([]);
  });

  test('by weight count what leads weigh, and a boost widens what the lower tiers may fill', async () => {
    const rep = await walk.aRep();
    await set(rep, { capacity: 2, basis: 'WEIGHTED', reserved: { a: 1.5 } });
    expect(await claim(rep, { tier: 'D' })).toEqual(['RESERVED_FOR_HIGHER_TIER']);
    const { id } = await walk.aLead({ tier: 'D' });
    const expiresAt = new Date(Date.now() + walk.app.runtime.clock.offsetMs + 60_000).toISOString();
    const boost = { units: 0.5, expiresAt, reason: 'a fair' };
    expect((await walk.act('AssignLead', { id, repId: rep.id, boost })).refusals).toEqual([]);
    expect(await wallsOf(rep)).toEqual(['BELOW_TIER A: 1 of 1']);
  });

  test('are never passed by admissions, and are what is held, whatever was done at once', async () => {
    const dice = new Dice(3);
    const reps = [await walk.aRep(), await walk.aRep()];
    const caps = { tierCaps: { c: 2, d: 1 }, lifecycleCaps: { potential: 3 }, reserved: { a: 1, b: 1 } };
    for (const rep of reps) await set(rep, { capacity: 5, ...caps });
    const leads: string[] = [];
    for (let n = 0; n < 10; n++) leads.push((await walk.aLead({ tier: dice.pick(['A', 'B', 'C', 'D', null]) })).id);
    const stages = [await walk.stageId('NEW'), await walk.stageId('ENGAGED'), await walk.stageId('CONTACTED')];
    const [lead, rep] = [() => dice.pick(leads), () => dice.pick(reps)];
    const acts = [
      () => walk.act('ClaimLead', { id: lead() }, rep().as),
      () => walk.act('AssignLead', { id: lead(), repId: rep().id }),
      () => walk.act('TransferLead', { id: lead(), repId: rep().id }),
      () => walk.act('SetTier', { id: lead(), tier: dice.pick(['A', 'B', 'C', 'D', null]) }),
      () => walk.act('MoveLead', { id: lead(), stageId: dice.pick(stages) }),
      () => walk.act('CloseLead', { id: lead(), result: dice.pick(['WON', 'LOST']), reason: 'PRICE' }),
      () => walk.act('ReopenLead', { id: lead() }),
      () => walk.act('RecallLead', { id: lead(), reason: 'too slow' }),
    ];
    const denied = new Set<string | null>();
    for (let n = 0; n < 60; n++) {
      const outcomes = await Promise.all([dice.pick(acts)(), dice.pick(acts)(), dice.pick(acts)()]);
      for (const outcome of outcomes) denied.add(outcome.denied);
      if (n % 10 === 0) expect([n, await isRight()]).toEqual([n, []]);
    }
    expect(await isRight()).toEqual([]);
    expect([...denied]).toEqual([null]);
  });

  test.each([
    ['below zero', { tierCaps: { a: -1 } }, 'INVALID input.tierCaps.a'],
    ['of three decimals', { lifecycleCaps: { customer: 0.005 } }, 'INVALID input.lifecycleCaps.customer'],
    ['beyond all measure', { reserved: { c: 1e12 } }, 'INVALID input.reserved.c'],
    ['of more slots than the line has', { reserved: { a: 4, b: 4 } }, 'INVALID input.reserved'],
    ['of slots without a line', { mode: 'UNLIMITED', capacity: null, reserved: { a: 1 } }, 'INVALID input.reserved'],
    ['of whoever takes no leads', { mode: 'OPT_OUT', capacity: null, tierCaps: { a: 1 } }, 'INVALID input.tierCaps'],
  ])('refuses a figure %s', async (_, odd, refusal) => {
    const rep = await walk.aRep();
    expect((await walk.changingNothing(() => set(rep, { capacity: 7, ...odd }))).refusals).toEqual([refusal]);
  });

  test('are of a rep, not of its team', async () => {
    const { teamId } = await walk.aRep();
    const input = { teamId, mode: 'LIMITED', capacity: 7, tierCaps: { a: 1 } };
    expect((await walk.changingNothing(() => walk.act('SetHoldingQuota', input))).refusals).toEqual([
      'INVALID input.tierCaps',
    ]);
  });
});
