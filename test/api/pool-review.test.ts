import { newId } from '../../src/platform/ids.js';
import { DAY_MS, reviewsOf } from '../support/reviews.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('poolReview', () => {
  const walk = withApp();
  const { pool, aPool, review, idsIn, touch, fail } = reviewsOf(walk);

  test('finds what nobody was in touch with, idle longest first, with its figures', async () => {
    const poolId = await aPool();
    const old = await walk.aLead({ poolId });
    walk.app.clock.advanceMs(3 * DAY_MS);
    const touched = await walk.aLead({ poolId });
    const asked = await walk.aLead({ poolId });
    walk.app.clock.advanceMs(31 * DAY_MS);
    await walk.aLead({ poolId });
    await touch(asked.id, { disposition: 'NO_ANSWER' });
    const found = await review({ poolId, idleDays: 30 });
    expect(idsIn(found)).toEqual([old.id, touched.id]);
    expect(found?.totalCount).toBe(2);
    expect(found?.nodes[0]).toMatchObject({
      version: 1,
      reasons: ['IDLE'],
      idleDays: 34,
      failedAttemptCount: 0,
      lastTwoWayAt: null,
      lead: { id: old.id },
    });
    expect(idsIn(await review({ poolId, idleDays: 35 }))).toEqual([]);
  });

  test('counts attempts that failed since the customer last took part, and no others', async () => {
    const poolId = await aPool();
    const [out, reached, few] = [
      await walk.aLead({ poolId }),
      await walk.aLead({ poolId }),
      await walk.aLead({ poolId }),
    ];
    for (const disposition of ['NO_ANSWER', 'BUSY', 'VOICEMAIL_LEFT', 'WRONG_NUMBER', 'BOUNCED', 'NO_SHOW'])
      await touch(out.id, { disposition });
    await touch(out.id, { disposition: null });
    await touch(out.id, { disposition: 'DECLINED' });
    await fail(reached.id, 3);
    walk.app.clock.advanceMs(1000);
    await touch(reached.id, { disposition: 'CONNECTED' });
    walk.app.clock.advanceMs(1000);
    await fail(reached.id, 1);
    await fail(few.id, 2);
    expect((await review({ poolId, failedAttempts: 2 }))?.nodes).toMatchObject([
      { leadId: out.id, failedAttemptCount: 6, reasons: ['FAILED_ATTEMPTS'] },
      { leadId: few.id, failedAttemptCount: 2, reasons: ['FAILED_ATTEMPTS'] },
    ]);
    expect(idsIn(await review({ poolId, failedAttempts: 6, idleDays: 30 }))).toEqual([out.id]);
  });

  test('one that came to the pools lately is not idle, and a customer is not given up on', async () => {
    const rep = await walk.aRep();
    const poolId = await aPool();
    const { id } = await walk.aLead({ ownerId: rep.id });
    const customer = await walk.aLead({ ownerId: rep.id, stage: 'WON' });
    walk.app.clock.advanceMs(40 * DAY_MS);
    await walk.act('ReleaseLead', { id, reason: 'no time', poolId });
    await walk.act('ReleaseLead', { id: customer.id, reason: 'no time', poolId });
    expect(idsIn(await review({ poolId, idleDays: 30 }))).toEqual([]);
    walk.app.clock.advanceMs(30 * DAY_MS);
    expect(idsIn(await review({ poolId, idleDays: 30 }))).toEqual([id]);
  });

  test('is paged both ways, and every lead is there once', async () => {
    const poolId = await aPool();
    const made = [];
    for (let n = 0; n < 5; n++) made.push((await walk.aLead({ poolId })).id);
    walk.app.clock.advanceMs(2 * DAY_MS);
    const ask = { poolId, idleDays: 1 };
    const first = await review({ ...ask, first: 2 });
    const second = await review({ ...ask, first: 2, after: first?.pageInfo.endCursor });
    const third = await review({ ...ask, first: 2, after: second?.pageInfo.endCursor });
    expect([first, second, third].flatMap(page => idsIn(page))).toEqual(made);
    expect([first, second, third].map(page => page?.pageInfo.hasNextPage)).toEqual([true, true, false]);
    const back = await review({ ...ask, last: 2, before: third?.pageInfo.startCursor });
    expect(idsIn(back)).toEqual(made.slice(2, 4));
    expect(idsIn(await review({ ...ask, last: 1 }))).toEqual(made.slice(-1));
    for (const bad of [{ after: 'x' }, { idleDays: 0 }, { idleDays: 3651 }, { failedAttempts: 101 }]) {
      const { errors } = await walk.app.run('PoolReview', { ...ask, ...bad });
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  test('goes by the rule of the pool where nothing is said, and is for those who oversee it or look after it', async () => {
    const [keeper, other] = [await walk.aRep(), await walk.aRep()];
    const poolId = await aPool({
      managerIds: [keeper.id],
      memberRepIds: [keeper.id],
      reviewRule: { idleDays: 30, action: 'ARCHIVE' },
      visibility: 'MEMBERS_ONLY',
    });
    const { id } = await walk.aLead({ poolId });
    walk.app.clock.advanceMs(30 * DAY_MS);
    expect(idsIn(await review({ poolId }))).toEqual([id]);
    expect(idsIn(await review({ poolId }, keeper.as))).toEqual([id]);
    expect(idsIn(await review({ poolId }, walk.aManager(keeper.teamId)))).toEqual([id]);
    expect(await review({ poolId }, other.as)).toBeNull();
    expect(await review({ poolId }, walk.aManager(other.teamId))).toBeNull();
    expect(await review({ poolId: newId('pool'), idleDays: 1 })).toBeNull();
    const { errors } = await walk.app.run('PoolReview', { poolId: await aPool() });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['idleDays'] });
  });

  test('a rule is kept with the pool, and one by which nothing is due or that goes nowhere is refused', async () => {
    const nurturing = await aPool({ purpose: 'NURTURING' });
    const [open, gone] = [await aPool(), await aPool({ purpose: 'NURTURING' })];
    await walk.act('RetirePool', { id: gone, successorId: nurturing });
    const rule = { idleDays: 60, failedAttempts: 4, action: 'NURTURE', nurturePoolId: nurturing };
    const key = `pool-${nextNumber()}`;
    expect((await pool({ key, reviewRule: rule })).pool).toMatchObject({
      reviewRule: { idleDays: 60, failedAttempts: 4, action: 'NURTURE', nurturePool: { id: nurturing } },
    });
    const bad: [object, string][] = [
      [{ action: 'ARCHIVE' }, 'INVALID input.reviewRule.idleDays'],
      [{ idleDays: 0, action: 'ARCHIVE' }, 'INVALID input.reviewRule.idleDays'],
      [{ failedAttempts: 101, action: 'ARCHIVE' }, 'INVALID input.reviewRule.failedAttempts'],
      [{ idleDays: 1, action: 'NURTURE' }, 'INVALID input.reviewRule.nurturePoolId'],
      [{ idleDays: 1, action: 'ARCHIVE', nurturePoolId: nurturing }, 'INVALID input.reviewRule.nurturePoolId'],
      [{ ...rule, nurturePoolId: open }, 'INVALID input.reviewRule.nurturePoolId'],
      [{ ...rule, nurturePoolId: gone }, 'POOL_RETIRED input.reviewRule.nurturePoolId'],
      [{ ...rule, nurturePoolId: newId('pool') }, 'NOT_FOUND input.reviewRule.nurturePoolId'],
    ];
    for (const [reviewRule, refusal] of bad)
      expect((await walk.changingNothing(() => pool({ key, reviewRule }))).refusals).toEqual([refusal]);
    expect((await pool({ key })).pool).toMatchObject({ reviewRule: null });
  });

  test('a pool that others nurture in stays one for nurturing, and its successor takes its place in their rules', async () => {
    const [key, other] = [`pool-${nextNumber()}`, await aPool({ purpose: 'NURTURING' })];
    const nurturing = (await pool({ key, purpose: 'NURTURING' })).pool?.id ?? '';
    const ruled = `pool-${nextNumber()}`;
    const reviewRule = { idleDays: 1, action: 'NURTURE', nurturePoolId: nurturing };
    await pool({ key: ruled, reviewRule });
    expect((await walk.changingNothing(() => pool({ key, purpose: 'CLAIM' }))).refusals).toEqual([
      'INVALID input.purpose',
    ]);
    await walk.act('RetirePool', { id: nurturing, successorId: other });
    const { pools } = await walk.ask<{ pools: { nodes: { key: string; reviewRule: object | null }[] } }>(
      '{ pools(first: 100) { nodes { key reviewRule { nurturePool { id } } } } }',
    );
    expect(pools.nodes.find(one => one.key === ruled)?.reviewRule).toEqual({ nurturePool: { id: other } });
  });
});
