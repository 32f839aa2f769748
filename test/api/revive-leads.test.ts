import { bulk } from '../support/bulk.js';
import { routingOf } from '../support/routing.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const DAY_MS = 86_400_000;

interface State {
  readonly placement: string;
  readonly pool: { readonly id: string } | null;
  readonly stage: { readonly key: string };
  readonly loadUnits: number;
  readonly outcome: object | null;
}

describe('a lead that a review put away', () => {
  const walk = withApp();
  const many = bulk(walk);
  const aPool = async (input: object = {}) =>
    (await walk.act('SavePool', { key: `pool-${nextNumber()}`, name: 'A pool', ...input })).pool?.id ?? '';
  const stateOf = async (id: string) =>
    (
      await walk.ask<{ lead: State }>(
        'query ($id: ID!) { lead(id: $id) { placement pool { id } stage { key } loadUnits outcome { result } } }',
        { id },
      )
    ).lead;
  const touch = (leadId: string, input: object = {}) =>
    walk.act('LogInteraction', { leadId, channel: 'EMAIL', direction: 'INBOUND', ...input });
  /** A lead of a pool, put away a month later. */
  const putAway = async (poolId: string, how: object = { action: 'ARCHIVE' }, lead: object = {}) => {
    const { id } = await walk.aLead({ poolId, ...lead });
    walk.app.clock.advanceMs(31 * DAY_MS);
    const applied = await many('ApplyPoolReview', { poolId, idleDays: 30, leads: [{ id }], ...how });
    expect(applied.changedCount).toBe(1);
    return { id, changeId: applied.id };
  };

  test('comes back into its pool and stage when the customer gets in touch, told with the reason', async () => {
    const poolId = await aPool();
    const { id } = await putAway(poolId, undefined, { stage: 'CONTACTED' });
    const feed = await walk.app.listen<{ leadAssigned: { events: { leadId: string; how: string; reason: string }[] } }>(
      'subscription { leadAssigned { cursor events { leadId how reason } } }',
    );
    await feed.next();
    await touch(id, { disposition: 'REPLIED' });
    const told = [];
    while (told.length === 0)
      told.push(...((await feed.next()).data?.leadAssigned.events ?? []).filter(({ leadId }) => leadId === id));
    expect(told).toEqual([{ leadId: id, how: 'REVIVED', reason: 'EMAIL REPLIED' }]);
    await feed.stop();
    expect(await stateOf(id)).toEqual({
      placement: 'POOLED',
      pool: { id: poolId },
      stage: { key: 'CONTACTED' },
      loadUnits: 1,
      outcome: null,
    });
  });

  test('comes back once, however often it is told, and from where it is nurtured too', async () => {
    const [poolId, nurturePoolId] = [await aPool(), await aPool({ purpose: 'NURTURING' })];
    const { id } = await putAway(poolId, { action: 'NURTURE', nurturePoolId });
    expect((await stateOf(id)).pool).toEqual({ id: nurturePoolId });
    await Promise.all([
      touch(id),
      touch(id),
      touch(id, { channel: 'PHONE', direction: 'OUTBOUND', disposition: 'CONNECTED' }),
    ]);
    await walk.settled();
    expect(await stateOf(id)).toMatchObject({ placement: 'POOLED', pool: { id: poolId } });
    const elsewhere = await aPool();
    await many('MoveToPool', { ids: [id], poolId: elsewhere });
    await touch(id);
    await walk.settled();
    expect((await stateOf(id)).pool).toEqual({ id: elsewhere });
  });

  test.each([
    ['we try again and fail', { direction: 'OUTBOUND', disposition: 'NO_ANSWER' }],
    ['it asks to be left alone', { disposition: 'UNSUBSCRIBED' }],
    ['a message bounces', { disposition: 'BOUNCED' }],
    ['it is told of what was long before', { disposition: 'REPLIED', occurredAt: 'LONG_AGO' }],
  ])('stays away when %s', async (_what, said: Record<string, string>) => {
    const { id } = await putAway(await aPool());
    const occurredAt = new Date((await walk.app.runtime.now()).getTime() - 40 * DAY_MS).toISOString();
    await touch(id, { ...said, ...(said.occurredAt && { occurredAt }) });
    await walk.settled();
    expect((await stateOf(id)).placement).toBe('ENDED');
  });

  test('is left where somebody put it meanwhile', async () => {
    const poolId = await aPool();
    const reopened = await putAway(poolId);
    const elsewhere = await aPool();
    await walk.act('ReopenLead', { id: reopened.id, poolId: elsewhere });
    const again = await putAway(poolId);
    await walk.act('ReopenLead', { id: again.id, poolId });
    await walk.act('CloseLead', { id: again.id, result: 'LOST', reason: 'PRICE' });
    const undone = await putAway(poolId);
    await many('UndoBulkChange', { id: undone.changeId });
    await walk.act('CloseLead', { id: undone.id, result: 'DISQUALIFIED', reason: 'NO_NEED' });
    for (const { id } of [reopened, again, undone]) await touch(id);
    await walk.settled();
    expect((await stateOf(reopened.id)).pool).toEqual({ id: elsewhere });
    expect([(await stateOf(again.id)).placement, (await stateOf(undone.id)).placement]).toEqual(['ENDED', 'ENDED']);
  });

  test('comes back into the pool that took the place of its own', async () => {
    const [poolId, successorId] = [await aPool(), await aPool()];
    const { id } = await putAway(poolId);
    await walk.act('RetirePool', { id: poolId, successorId });
    await touch(id);
    await walk.settled();
    expect((await stateOf(id)).pool).toEqual({ id: successorId });
  });

  test('is not assigned by rule while it is nurtured', async () => {
    const segment = `field ${nextNumber()}`;
    const { save, rule, decision } = routingOf(walk);
    const [poolId, nurturePoolId] = [await aPool(), await aPool({ purpose: 'NURTURING' })];
    const rep = await walk.aRep({ capacity: 0 });
    const { key } = await rule({ teamId: rep.teamId, filter: { segment: { eq: segment } } });
    const { id } = await walk.aLead({ poolId, segment });
    await decision(id, 'HELD_IN_POOL');
    walk.app.clock.advanceMs(31 * DAY_MS);
    await many('ApplyPoolReview', { poolId, idleDays: 30, action: 'NURTURE', nurturePoolId });
    await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'LIMITED', capacity: 5 });
    walk.app.clock.advanceMs(61_000);
    const next = await walk.aLead({ poolId, segment });
    await decision(next.id, 'ASSIGNED');
    expect((await stateOf(id)).pool).toEqual({ id: nurturePoolId });
    await save({ key, teamId: rep.teamId, filter: {}, isActive: false });
  });

  test('is assigned by rule as one that has just come in', async () => {
    const segment = `field ${nextNumber()}`;
    const { save, rule, decision } = routingOf(walk);
    const rep = await walk.aRep();
    const { id } = await putAway(await aPool(), undefined, { segment });
    const { key } = await rule({ teamId: rep.teamId, filter: { segment: { eq: segment } } });
    await touch(id, { channel: 'WEB' });
    expect(await decision(id, 'ASSIGNED')).toMatchObject({ rep: { id: rep.id }, rule: { key } });
    expect((await stateOf(id)).placement).toBe('OWNED');
    await save({ key, teamId: rep.teamId, filter: {}, isActive: false });
  });
});
