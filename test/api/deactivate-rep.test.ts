import { uuidOf } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

interface Held {
  readonly leads: {
    readonly nodes: readonly { readonly id: string; readonly owner: { readonly id: string } | null }[];
  };
}

describe('deactivateRep', () => {
  const walk = withApp();
  const leave = (input: object, as?: Parameters<typeof walk.act>[2]) => walk.act('DeactivateRep', input, as);

  async function aRepWith(count: number, input: Parameters<typeof walk.aRep>[0] = {}) {
    const rep = await walk.aRep(input);
    const leads: string[] = [];
    for (let n = 0; n < count; n += 1) leads.push((await walk.aLead({ ownerId: rep.id })).id);
    return { ...rep, leads };
  }
  const heldBy = async (repId: string) =>
    (
      await walk.ask<Held>(
        'query ($id: ID!) { leads(filter: { ownerId: { eq: $id } }) { nodes { id owner { id } } } }',
        { id: repId },
      )
    ).leads.nodes
      .map(({ id }) => id)
      .toSorted();

  test('puts what was held into the default pool, and the rep can sign in no more', async () => {
    const rep = await aRepWith(2);
    expect(await leave({ id: rep.id, handover: 'POOL', reason: 'left the company' })).toMatchObject({
      refusals: [],
      rep: { isActive: false },
      handedOverCount: 0,
      pooledCount: 2,
    });
    expect(await heldBy(rep.id)).toEqual([]);
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 0, heldUnits: 0 });
    expect((await walk.act('ClaimLead', { id: rep.leads[0] }, rep.as)).denied).toBe('UNAUTHENTICATED');
    const why = await walk.ask<{ lead: { timeline: { nodes: { how: string; reason: string }[] } } }>('WhyHers', {
      id: rep.leads[0],
    });
    expect(why.lead.timeline.nodes[0]).toMatchObject({ how: 'HANDED_OVER', reason: 'left the company' });
  });

  test('gives everything to one rep with room, a won customer too', async () => {
    const rep = await aRepWith(2);
    const customer = await walk.aLead({ ownerId: rep.id, stage: 'WON' });
    const heir = await walk.aRep({ capacity: 2 });
    expect(await leave({ id: rep.id, handover: 'REP', repId: heir.id })).toMatchObject({
      handedOverCount: 3,
      pooledCount: 0,
    });
    expect(await heldBy(heir.id)).toEqual([...rep.leads, customer.id].toSorted());
    expect(await walk.loadOf(heir.id)).toMatchObject({ heldCount: 2, isOverloaded: false });
  });

  test('to one rep without room for all is refused and changes nothing', async () => {
    const rep = await aRepWith(3);
    const heir = await walk.aRep({ capacity: 2 });
    const outcome = await walk.changingNothing(() => leave({ id: rep.id, handover: 'REP', repId: heir.id }));
    expect(outcome).toMatchObject({ refusals: ['QUOTA_EXCEEDED'], rep: null, handedOverCount: 0 });
    expect(await heldBy(rep.id)).toHaveLength(3);
  });

  test('spreads over the team by room, never over a line, and pools the rest', async () => {
    const teamId = await walk.aTeam();
    const rep = await aRepWith(6, { teamId });
    const small = await aRepWith(1, { teamId, capacity: 2 });
    const large = await aRepWith(0, { teamId, capacity: 3 });
    const away = await walk.aRep({ teamId });
    await walk.act('SetPresence', { repId: away.id, presence: 'ON_LEAVE' });
    const aloof = await walk.aRep({ teamId });
    await walk.act('SetHoldingQuota', { repId: aloof.id, mode: 'OPT_OUT' });
    expect(await leave({ id: rep.id, handover: 'SPREAD' })).toMatchObject({
      refusals: [],
      handedOverCount: 4,
      pooledCount: 2,
    });
    expect(await Promise.all([small, large, away, aloof].map(({ id }) => walk.loadOf(id)))).toMatchObject(
      [2, 3, 0, 0].map(heldCount => ({ heldCount, isOverloaded: false })),
    );
  });

  test('spreads evenly where there is room for all', async () => {
    const teamId = await walk.aTeam();
    const rep = await aRepWith(7, { teamId });
    const others = [await walk.aRep({ teamId }), await walk.aRep({ teamId })];
    expect(await leave({ id: rep.id, handover: 'SPREAD' })).toMatchObject({ handedOverCount: 7 });
    const counts = await Promise.all(others.map(async ({ id }) => (await walk.loadOf(id)).heldCount));
    expect(counts.toSorted()).toEqual([3, 4]);
  });

  test('loses no lead that is being assigned at the same time, and nobody who left ends up with one', async () => {
    const rep = await aRepWith(3);
    const pooled = await Promise.all(Array.from({ length: 8 }, () => walk.aLead()));
    const [left, ...given] = await Promise.all([
      leave({ id: rep.id, handover: 'POOL' }),
      ...pooled.map(({ id }) => walk.act('AssignLead', { id, repId: rep.id })),
    ]);
    expect(left.refusals).toEqual([]);
    for (const { refusals } of given)
      expect([[], ['REP_INACTIVE input.repId'], ['REP_INACTIVE']]).toContainEqual(refusals);
    expect(await heldBy(rep.id)).toEqual([]);
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 0 });
  });

  test('whoever leaves meanwhile gets no customer either, who weighs nothing', async () => {
    const customer = await walk.aLead({ ownerId: (await walk.aRep()).id, stage: 'WON' });
    const rep = await walk.aRep();
    await walk.sql(`update rep_load set active = false where rep_id = '${uuidOf(rep.id, 'rep')}'`);
    const given = await walk.changingNothing(() => walk.act('TransferLead', { id: customer.id, repId: rep.id }));
    expect(given).toMatchObject({ refusals: ['REP_INACTIVE'] });
  });

  test('answers a repeated call with the same counts', async () => {
    const rep = await aRepWith(1);
    const input = { id: rep.id, handover: 'POOL', idempotencyKey: `leave ${rep.id}` };
    const first = await leave(input);
    expect(await leave(input)).toMatchObject({ isReplayed: true, pooledCount: 1, rep: { id: first.rep?.id } });
  });

  test.each([
    ['without the rep who is to get it', { handover: 'REP' }, 'INVALID input.repId'],
    [
      'into a pool that is not there',
      { handover: 'POOL', poolId: 'pool_00000000000000000000000000' },
      'NOT_FOUND input.poolId',
    ],
  ])('%s is refused', async (_, input, refusal) => {
    const rep = await aRepWith(1);
    const outcome = await walk.changingNothing(() => leave({ id: rep.id, ...input }));
    expect(outcome.refusals).toEqual([refusal]);
  });

  test('of one who has left already, of a stranger’s rep, and to oneself is refused', async () => {
    const rep = await aRepWith(0);
    expect((await leave({ id: rep.id, handover: 'REP', repId: rep.id })).refusals).toEqual(['INVALID input.repId']);
    expect((await leave({ id: rep.id, handover: 'POOL' }, walk.aManager(await walk.aTeam()))).refusals).toEqual([
      'NOT_ALLOWED input.id',
    ]);
    await leave({ id: rep.id, handover: 'POOL' }, walk.aManager(rep.teamId));
    expect((await leave({ id: rep.id, handover: 'POOL' })).refusals).toEqual(['REP_INACTIVE input.id']);
  });

  test('can be taken back: the rep returns empty-handed with the line now in force', async () => {
    const rep = await aRepWith(1);
    await leave({ id: rep.id, handover: 'POOL' });
    await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'LIMITED', capacity: 4 });
    expect(await walk.act('ReactivateRep', { id: rep.id })).toMatchObject({ refusals: [], rep: { isActive: true } });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 0, capacityUnits: 4 });
    expect((await walk.act('ClaimLead', { id: rep.leads[0] }, rep.as)).refusals).toEqual([]);
  });
});
