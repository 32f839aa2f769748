import { newId } from '../../src/platform/ids.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Retired {
  readonly id: string;
  readonly retiredAt: string | null;
  readonly successor: { readonly id: string } | null;
  readonly isDefault: boolean;
}

describe('retirePool', () => {
  const walk = withApp();
  const aPool = async (input: object = {}) =>
    (await walk.act('SavePool', { key: `pool-${nextNumber()}`, name: 'A pool', ...input })).pool?.id ?? '';
  const retire = async (id: string, successorId: string, more: object = {}) => {
    const { refusals, denied, ...payload } = await walk.act('RetirePool', { id, successorId, ...more });
    return { refusals, denied, movedCount: (payload as unknown as { movedCount: number }).movedCount };
  };
  const poolOf = async (id: string) =>
    (
      await walk.ask<{ node: Retired }>(
        'query ($id: ID!) { node(id: $id) { ... on LeadPool { id retiredAt successor { id } isDefault } } }',
        { id },
      )
    ).node;
  const leadIn = async (id: string) =>
    (
      await walk.ask<{ lead: { placement: string; pool: { id: string } | null } }>(
        'query ($id: ID!) { lead(id: $id) { placement pool { id } } }',
        { id },
      )
    ).lead;
  const listed = async (includeRetired: boolean) =>
    (
      await walk.ask<{ pools: { nodes: { id: string }[] } }>(
        'query ($all: Boolean!) { pools(first: 100, includeRetired: $all) { nodes { id } } }',
        { all: includeRetired },
      )
    ).pools.nodes.map(({ id }) => id);

  test('its leads, sources and earlier pools go on to the successor, and it takes none any more', async () => {
    const rep = await walk.aRep();
    const [first, second, third] = [await aPool(), await aPool(), await aPool()];
    await walk.act('SaveSource', { key: 'fair', name: 'Fair', defaultPoolId: first });
    const leads = [await walk.aLead({ poolId: first }), await walk.aLead({ poolId: first })];
    expect(await retire(first, second)).toEqual({ refusals: [], denied: null, movedCount: 2 });
    expect(await poolOf(first)).toMatchObject({ retiredAt: expect.any(String), successor: { id: second } });
    for (const { id } of leads) expect(await leadIn(id)).toEqual({ placement: 'POOLED', pool: { id: second } });
    expect(await retire(second, third)).toMatchObject({ refusals: [], movedCount: 2 });
    expect((await poolOf(first)).successor).toEqual({ id: third });
    const { sources } = await walk.ask<{ sources: { nodes: { key: string; id: string; defaultPool: object }[] } }>(
      '{ sources { nodes { id key defaultPool { id } } } }',
    );
    const source = sources.nodes.find(({ key }) => key === 'fair');
    expect(source?.defaultPool).toEqual({ id: third });
    expect((await walk.aLead({ sourceId: source?.id })).pool).toMatchObject({ id: third });
    expect([(await listed(false)).includes(first), (await listed(true)).includes(first)]).toEqual([false, true]);
    const held = await walk.aLead({ ownerId: rep.id });
    const refused = [
      () => walk.act('CreateLead', { name: 'Late', poolId: first }),
      () => walk.act('ReleaseLead', { id: held.id, reason: 'late', poolId: first }),
      () => walk.act('SaveSource', { key: 'fair', name: 'Fair', defaultPoolId: first }),
    ];
    const refusals = [];
    for (const call of refused) refusals.push(...(await walk.changingNothing(call)).refusals);
    expect(refusals).toEqual([
      'POOL_RETIRED input.poolId',
      'POOL_RETIRED input.poolId',
      'POOL_RETIRED input.defaultPoolId',
    ]);
  });

  test('a circle, a pool that is not there, one that is retired, a stale version: refused, and nothing half done', async () => {
    const [one, two, gone] = [await aPool(), await aPool(), await aPool()];
    await retire(gone, two);
    const calls: [string, string, object, string][] = [
      [one, one, {}, 'INVALID input.successorId'],
      [two, gone, {}, 'POOL_RETIRED input.successorId'],
      [gone, one, {}, 'POOL_RETIRED input.id'],
      [newId('pool'), one, {}, 'NOT_FOUND input.id'],
      [one, newId('pool'), {}, 'NOT_FOUND input.successorId'],
      [one, two, { expectedVersion: 99 }, 'STALE_VERSION input.expectedVersion'],
    ];
    for (const [id, successorId, more, refusal] of calls)
      expect((await walk.changingNothing(() => retire(id, successorId, more))).refusals).toEqual([refusal]);
  });

  test('a manager retires pools of its teams, not those of others or of all', async () => {
    const [mine, theirs] = [await walk.aTeam(), await walk.aTeam()];
    const [own, foreign, open] = [await aPool({ teamId: mine }), await aPool({ teamId: theirs }), await aPool()];
    const as = walk.aManager(mine);
    for (const id of [foreign, open])
      expect((await walk.changingNothing(() => walk.act('RetirePool', { id, successorId: own }, as))).refusals).toEqual(
        ['NOT_ALLOWED input.id'],
      );
    expect((await walk.act('RetirePool', { id: own, successorId: open }, as)).refusals).toEqual([]);
  });

  test('two pools that are to succeed each other at once: one does', async () => {
    const [one, two] = [await aPool(), await aPool()];
    const outcomes = await Promise.all([retire(one, two), retire(two, one)]);
    expect(outcomes.map(({ refusals }) => refusals.join()).sort()).toEqual(['', 'POOL_RETIRED input.successorId']);
  });

  test('while its leads are claimed, released into it and brought in, none is lost and none stays behind', async () => {
    const [from, to] = [await aPool(), await aPool()];
    const reps = await Promise.all(Array.from({ length: 4 }, () => walk.aRep()));
    const leads = await Promise.all(Array.from({ length: 12 }, () => walk.aLead({ poolId: from })));
    const held = await Promise.all(reps.map(({ id }) => walk.aLead({ ownerId: id })));
    const calls = await Promise.all([
      ...leads.slice(0, 6).map(({ id }, nth) => walk.act('ClaimLead', { id }, reps[nth % 4]?.as)),
      ...held.map(({ id }, nth) => walk.act('ReleaseLead', { id, reason: 'r', poolId: from }, reps[nth]?.as)),
      walk.act('RetirePool', { id: from, successorId: to }),
      ...[1, 2, 3].map(n => walk.act('CreateLead', { name: `Late ${n}`, poolId: from })),
      ...leads.slice(6, 9).map(({ id }, nth) => walk.act('ClaimLead', { id }, reps[nth]?.as)),
    ]);
    expect(calls.map(({ denied }) => denied)).toEqual(calls.map(() => null));
    const refusals = new Set(calls.flatMap(call => call.refusals));
    expect([...refusals].filter(code => code !== 'POOL_RETIRED input.poolId')).toEqual([]);
    for (const { id } of [...leads, ...held]) {
      const { placement, pool } = await leadIn(id);
      expect([placement === 'OWNED', pool?.id ?? to]).toEqual([placement !== 'POOLED', to]);
    }
  });

  test('the default pool hands that on, to a pool for claiming only', async () => {
    const { pools } = await walk.ask<{ pools: { nodes: { id: string; isDefault: boolean }[] } }>(
      '{ pools(first: 100) { nodes { id isDefault } } }',
    );
    const before = pools.nodes.find(({ isDefault }) => isDefault)?.id ?? '';
    const [nurturing, next] = [await aPool({ purpose: 'NURTURING' }), await aPool()];
    expect((await walk.changingNothing(() => retire(before, nurturing))).refusals).toEqual([
      'INVALID input.successorId',
    ]);
    expect((await retire(before, next)).refusals).toEqual([]);
    expect([(await poolOf(before)).isDefault, (await poolOf(next)).isDefault]).toEqual([false, true]);
    expect((await walk.aLead()).pool).toMatchObject({ id: next });
  });
});
