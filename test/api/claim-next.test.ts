import { newId } from '../../src/platform/ids.js';
import { bulk } from '../support/bulk.js';
import { type MadeRep, nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const WORKERS = 24;

describe('claimNext', () => {
  const walk = withApp();
  const many = bulk(walk);
  const aPool = async (input: object = {}) =>
    (await walk.act('SavePool', { key: `pool-${nextNumber()}`, name: 'A pool', ...input })).pool?.id ?? '';
  const next = (poolId: string, { as }: Pick<MadeRep, 'as'>, more: object = {}) =>
    many('ClaimNext', { poolId, ...more }, as);

  test('takes by tier, A first, those without one last, and among equals those that wait longest', async () => {
    const [rep, poolId] = [await walk.aRep(), await aPool()];
    const ids: string[] = [];
    for (const tier of [null, 'C', 'A', 'C', 'A']) ids.push((await walk.aLead({ tier, poolId })).id);
    const [none, c1, a1, c2, a2] = ids;
    const first = await next(poolId, rep, { count: 3 });
    expect(first).toMatchObject({ changedCount: 3, refusedCount: 0, refusals: [] });
    expect(first.results.map(({ leadId, after }) => [leadId, after?.owner?.id])).toEqual([
      [a1, rep.id],
      [a2, rep.id],
      [c1, rep.id],
    ]);
    expect((await next(poolId, rep, { count: 20 })).results.map(({ leadId }) => leadId)).toEqual([c2, none]);
    expect(await walk.changingNothing(() => next(poolId, rep))).toMatchObject({ changedCount: 0, results: [] });
  });

  test('passes over what is too new and what the rep held lately', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const key = `pool-${nextNumber()}`;
    const poolId = await aPool({ key, ownerCooldownDays: 1 });
    const [held, free] = [await walk.aLead({ ownerId: rep.id, tier: 'A' }), await walk.aLead({ poolId })];
    await walk.act('ReleaseLead', { id: held.id, poolId, reason: 'tired' });
    expect((await next(poolId, rep, { count: 9, dryRun: true })).results.map(({ leadId }) => leadId)).toEqual([
      free.id,
    ]);
    expect((await next(poolId, other, { dryRun: true })).results.map(({ leadId }) => leadId)).toEqual([held.id]);
    await aPool({ key, newLeadDelayHours: 1 });
    expect((await next(poolId, other, { count: 9 })).results).toEqual([]);
    walk.app.clock.advanceMs(3_600_000);
    expect((await next(poolId, other, { count: 9 })).changedCount).toBe(2);
  });

  test('ends at the first for which there is no room, or that is more than the day allows', async () => {
    const full = await walk.aRep({ capacity: 2 });
    const [poolId, limited] = [await aPool(), await aPool({ claimsPerDay: 1 })];
    for (let n = 0; n < 5; n++) await walk.aLead({ poolId });
    for (let n = 0; n < 3; n++) await walk.aLead({ poolId: limited });
    expect((await next(poolId, full, { count: 5 })).results.map(({ refusals }) => refusals)).toEqual([
      [],
      [],
      ['QUOTA_EXCEEDED'],
    ]);
    const rep = await walk.aRep();
    expect((await next(limited, rep, { count: 5 })).results.map(({ status, refusals }) => [status, refusals])).toEqual([
      ['CHANGED', []],
      ['REFUSED', ['INTAKE_CAP_REACHED']],
    ]);
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1 });
  });

  test('is for members of a pool that is for claiming', async () => {
    const [rep, member] = [await walk.aRep(), await walk.aRep()];
    const asked = [await aPool({ memberRepIds: [member.id] }), await aPool({ purpose: 'NURTURING' }), newId('pool')];
    const refusals = [];
    for (const pool of asked) refusals.push((await walk.changingNothing(() => next(pool, rep))).refusals.join());
    expect(refusals).toEqual([
      'NOT_POOL_MEMBER input.poolId',
      'NOT_POOL_MEMBER input.poolId',
      'NOT_FOUND input.poolId',
    ]);
    const poolId = await aPool();
    for (const count of [0, -1, 21])
      expect((await walk.changingNothing(() => next(poolId, rep, { count }))).refusals).toEqual([
        'INVALID input.count',
      ]);
  });

  test('by twenty-four at once gives no lead twice, nobody more than its line, and leaves nothing behind', async () => {
    const poolId = await aPool();
    const reps = await Promise.all(Array.from({ length: WORKERS / 2 }, () => walk.aRep({ capacity: 3 })));
    const leads = await Promise.all(Array.from({ length: 30 }, () => walk.aLead({ poolId })));
    const calls = await Promise.all(
      Array.from({ length: WORKERS }, (_, nth) => next(poolId, reps[nth % reps.length] as MadeRep, { count: 4 })),
    );
    expect(calls.map(({ denied }) => denied)).toEqual(Array(WORKERS).fill(null));
    const taken = calls.flatMap(({ results }) => results.filter(({ status }) => status === 'CHANGED'));
    expect(new Set(taken.map(({ leadId }) => leadId)).size).toBe(taken.length);
    const held = await Promise.all(reps.map(({ id }) => walk.loadOf(id)));
    expect(held.filter(({ heldCount, isOverloaded }) => heldCount > 3 || isOverloaded)).toEqual([]);
    expect(held.reduce((sum, { heldCount }) => sum + heldCount, 0)).toBe(taken.length);
    for (const rep of reps) await next(poolId, rep, { count: 4 });
    const after = await Promise.all(reps.map(({ id }) => walk.loadOf(id)));
    expect(after.reduce((sum, { heldCount }) => sum + heldCount, 0)).toBe(leads.length);
  });

  test('repeated under its key gives the same leads again', async () => {
    const [rep, poolId] = [await walk.aRep(), await aPool()];
    for (let n = 0; n < 2; n++) await walk.aLead({ poolId });
    const idempotencyKey = `next ${nextNumber()}`;
    const first = await next(poolId, rep, { idempotencyKey });
    const again = await walk.changingNothing(() => next(poolId, rep, { idempotencyKey }));
    expect(again).toEqual({ ...first, isReplayed: true });
  });
});
