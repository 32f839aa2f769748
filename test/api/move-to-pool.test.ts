import { newId } from '../../src/platform/ids.js';
import { bulk } from '../support/bulk.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('moveToPool', () => {
  const walk = withApp();
  const many = bulk(walk);
  const aPool = async (input: object = {}) =>
    (await walk.act('SavePool', { key: `pool-${nextNumber()}`, name: 'A pool', ...input })).pool?.id ?? '';
  const placeOf = async (id: string) =>
    (
      await walk.ask<{ lead: { pool: { id: string } | null; pooledSince: string | null } }>(
        'query ($id: ID!) { lead(id: $id) { pool { id } pooledSince } }',
        { id },
      )
    ).lead;

  test('moves what lies in pools, keeps how long it has waited, and tells it', async () => {
    const [from, to] = [await aPool(), await aPool()];
    const lead = await walk.aLead({ poolId: from });
    const before = await placeOf(lead.id);
    const outcome = await many('MoveToPool', { ids: [lead.id], poolId: to, reason: 'regions' });
    expect(outcome).toMatchObject({ changedCount: 1, refusedCount: 0 });
    expect(await placeOf(lead.id)).toEqual({ pool: { id: to }, pooledSince: before.pooledSince });
    const again = await walk.changingNothing(() => many('MoveToPool', { ids: [lead.id], poolId: to, dryRun: true }));
    expect(again.results.map(({ status }) => status)).toEqual(['UNCHANGED']);
    const { lead: told } = await walk.ask<{ lead: { timeline: { nodes: object[] } } }>(
      'query ($id: ID!) { lead(id: $id) { timeline(axes: [OWNER]) { nodes { how } } } }',
      lead,
    );
    expect(told.timeline.nodes).toEqual([]);
  });

  test('takes all that match a filter, and leaves what is held where it is', async () => {
    const rep = await walk.aRep();
    const [from, to] = [await aPool(), await aPool()];
    for (let n = 0; n < 3; n++) await walk.aLead({ poolId: from });
    expect(await many('MoveToPool', { filter: { poolId: { eq: from } }, poolId: to })).toMatchObject({
      changedCount: 3,
      refusedCount: 0,
    });
    const held = await walk.aLead({ ownerId: rep.id });
    const ended = await walk.aLead({ stage: 'LOST' });
    const refused = await walk.changingNothing(() => many('MoveToPool', { ids: [held.id, ended.id], poolId: to }));
    expect(refused.results.flatMap(({ refusals }) => refusals)).toEqual([
      'ALREADY_OWNED input.ids.0',
      'LEAD_TERMINAL input.ids.1',
    ]);
  });

  test('is for managers, and for reps between pools that they look after', async () => {
    const [keeper, other] = [await walk.aRep(), await walk.aRep()];
    const [mine, mine2, theirs] = [
      await aPool({ managerIds: [keeper.id] }),
      await aPool({ managerIds: [keeper.id] }),
      await aPool(),
    ];
    const { id } = await walk.aLead({ poolId: mine });
    const foreign = await walk.aLead({ poolId: theirs });
    const refused = async (ids: string[], poolId: string, as = keeper.as) => {
      const { refusals, results } = await walk.changingNothing(() => many('MoveToPool', { ids, poolId }, as));
      return [...refusals, ...results.flatMap(one => one.refusals)];
    };
    expect(await refused([id], theirs)).toEqual(['NOT_ALLOWED input.poolId']);
    expect(await refused([foreign.id], mine)).toEqual(['NOT_ALLOWED input.ids.0']);
    expect(await refused([id], mine2, other.as)).toEqual(['NOT_ALLOWED input.poolId']);
    expect((await many('MoveToPool', { ids: [id], poolId: mine2 }, keeper.as)).changedCount).toBe(1);
    expect((await many('MoveToPool', { ids: [id], poolId: theirs }, walk.aManager(other.teamId))).changedCount).toBe(1);
  });

  test('may be taken back, but not into a pool that was retired meanwhile', async () => {
    const [from, to] = [await aPool(), await aPool()];
    const [one, two] = [await walk.aLead({ poolId: from }), await walk.aLead({ poolId: from })];
    const first = await many('MoveToPool', { ids: [one.id], poolId: to });
    expect((await many('UndoBulkChange', { id: first.id })).changedCount).toBe(1);
    expect((await placeOf(one.id)).pool).toEqual({ id: from });
    const second = await many('MoveToPool', { ids: [two.id], poolId: to });
    await walk.act('RetirePool', { id: from, successorId: to });
    const undone = await many('UndoBulkChange', { id: second.id });
    expect(undone.results.map(({ refusals }) => refusals)).toEqual([['POOL_RETIRED']]);
  });

  test('into a pool that is not there or is retired is refused', async () => {
    const [gone, to] = [await aPool(), await aPool()];
    await walk.act('RetirePool', { id: gone, successorId: to });
    const { id } = await walk.aLead({ poolId: to });
    for (const [poolId, refusal] of [
      [newId('pool'), 'NOT_FOUND input.poolId'],
      [gone, 'POOL_RETIRED input.poolId'],
    ])
      expect((await walk.changingNothing(() => many('MoveToPool', { ids: [id], poolId }))).refusals).toEqual([refusal]);
  });
});
