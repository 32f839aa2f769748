import { newId } from '../../src/platform/ids.js';
import { bulk } from '../support/bulk.js';
import { DAY_MS, reviewsOf } from '../support/reviews.js';
import { routingOf } from '../support/routing.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

describe('applyPoolReview', () => {
  const walk = withApp();
  const many = bulk(walk);
  const { save, decision } = routingOf(walk);
  const { aPool, review, idsIn, touch, fail, stateOf } = reviewsOf(walk);

  test('archives what is due: it ends for want of an answer, weighs nothing, and says why', async () => {
    const poolId = await aPool({ reviewRule: { idleDays: 30, failedAttempts: 3, action: 'ARCHIVE' } });
    const [idle, out] = [await walk.aLead({ poolId, stage: 'CONTACTED' }), await walk.aLead({ poolId })];
    walk.app.clock.advanceMs(31 * DAY_MS);
    await fail(out.id, 3);
    const fresh = await walk.aLead({ poolId });
    const tried = await walk.changingNothing(() => many('ApplyPoolReview', { poolId, dryRun: true }));
    const applied = await many('ApplyPoolReview', { poolId });
    expect(tried.results).toEqual(applied.results);
    expect(applied.results.map(({ leadId, status }) => [leadId, status])).toEqual([
      [idle.id, 'CHANGED'],
      [out.id, 'CHANGED'],
    ]);
    for (const { id } of [idle, out])
      expect(await stateOf(id)).toMatchObject({
        placement: 'ENDED',
        pool: null,
        stage: { key: 'DISQUALIFIED' },
        loadUnits: 0,
        outcome: { result: 'DISQUALIFIED', reason: 'NO_RESPONSE' },
      });
    expect((await stateOf(fresh.id)).placement).toBe('POOLED');
    expect((await many('ApplyPoolReview', { poolId })).results).toEqual([]);
  });

  test('nurtures where the rule or the caller says so, and the lead stays in pools for as long as it was', async () => {
    const nurturePoolId = await aPool({ purpose: 'NURTURING' });
    const poolId = await aPool({ reviewRule: { idleDays: 10, action: 'NURTURE', nurturePoolId } });
    const { id } = await walk.aLead({ poolId });
    const { pooledSince } = await stateOf(id);
    walk.app.clock.advanceMs(10 * DAY_MS);
    expect(await many('ApplyPoolReview', { poolId })).toMatchObject({ changedCount: 1, refusedCount: 0 });
    expect(await stateOf(id)).toMatchObject({
      placement: 'POOLED',
      pool: { id: nurturePoolId },
      stage: { key: 'NEW' },
      pooledSince,
    });
    const other = await aPool();
    const second = await walk.aLead({ poolId: other });
    walk.app.clock.advanceMs(10 * DAY_MS);
    await many('ApplyPoolReview', { poolId: other, idleDays: 10, action: 'NURTURE', nurturePoolId });
    expect((await stateOf(second.id)).pool).toEqual({ id: nurturePoolId });
  });

  test('a touch after the preview is faster: that lead is told and stays, the others go', async () => {
    const poolId = await aPool();
    const [one, two, three] = [
      await walk.aLead({ poolId }),
      await walk.aLead({ poolId }),
      await walk.aLead({ poolId }),
    ];
    const rep = await walk.aRep();
    walk.app.clock.advanceMs(31 * DAY_MS);
    const preview = await review({ poolId, idleDays: 30 });
    await touch(two.id, { disposition: 'VOICEMAIL_LEFT' });
    await walk.act('ClaimLead', { id: three.id }, rep.as);
    const leads = preview?.nodes.map(({ leadId: id }) => ({ id }));
    const ask = { poolId, idleDays: 30, action: 'ARCHIVE' };
    const { results } = await many('ApplyPoolReview', { ...ask, leads });
    expect(results.map(({ leadId, refusals }) => [leadId, refusals])).toEqual([
      [one.id, []],
      [two.id, ['NOT_DUE input.leads.1.id']],
      [three.id, ['ALREADY_OWNED input.leads.2.id']],
    ]);
    expect((await stateOf(two.id)).placement).toBe('POOLED');
    const versions = preview?.nodes.map(({ leadId: id, version: expectedVersion }) => ({ id, expectedVersion }));
    const stale = await walk.changingNothing(() => many('ApplyPoolReview', { ...ask, leads: versions?.slice(1, 2) }));
    expect(stale.results.map(({ refusals }) => refusals)).toEqual([['STALE_VERSION input.leads.0.id']]);
  });

  test('may be taken back within ten minutes: as if it had never been', async () => {
    const [poolId, nurturePoolId] = [await aPool(), await aPool({ purpose: 'NURTURING' })];
    const [one, two] = [await walk.aLead({ poolId, stage: 'ENGAGED' }), await walk.aLead({ poolId })];
    const before = [await stateOf(one.id), await stateOf(two.id)];
    walk.app.clock.advanceMs(31 * DAY_MS);
    const ask = { poolId, idleDays: 30 };
    const archived = await many('ApplyPoolReview', { ...ask, leads: [{ id: one.id }], action: 'ARCHIVE' });
    const nurtured = await many('ApplyPoolReview', {
      ...ask,
      leads: [{ id: two.id }],
      action: 'NURTURE',
      nurturePoolId,
    });
    for (const { id } of [archived, nurtured])
      expect(await many('UndoBulkChange', { id })).toMatchObject({ changedCount: 1, refusedCount: 0 });
    expect([await stateOf(one.id), await stateOf(two.id)]).toEqual(before);
    expect(idsIn(await review(ask))).toEqual([one.id, two.id]);
  });

  test('is for those who oversee the pool, and for reps who look after it and the one for nurturing', async () => {
    const [keeper, other] = [await walk.aRep(), await walk.aRep()];
    const [nurturePoolId, theirs] = [await aPool({ purpose: 'NURTURING' }), await aPool()];
    const rule = { idleDays: 5, action: 'NURTURE', nurturePoolId };
    const poolId = await aPool({ managerIds: [keeper.id], reviewRule: rule });
    const { id } = await walk.aLead({ poolId });
    const foreign = await walk.aLead({ poolId: theirs });
    walk.app.clock.advanceMs(6 * DAY_MS);
    const refused = async (input: object, as = keeper.as) => {
      const { refusals, results } = await walk.changingNothing(() => many('ApplyPoolReview', input, as));
      return [...refusals, ...results.flatMap(one => one.refusals)];
    };
    expect(await refused({ poolId }, other.as)).toEqual(['NOT_FOUND input.poolId']);
    expect(await refused({ poolId, leads: [{ id: foreign.id }] })).toEqual(['NOT_ALLOWED input.leads.0.id']);
    expect(await refused({ ...rule, poolId })).toEqual(['NOT_ALLOWED input.nurturePoolId']);
    expect(await many('ApplyPoolReview', { poolId }, keeper.as)).toMatchObject({ changedCount: 1 });
    expect((await stateOf(id)).pool).toEqual({ id: nurturePoolId });
  });

  test('a rule that is carried out by itself does what the call does, and no other rule does', async () => {
    const nurturePoolId = await aPool({ purpose: 'NURTURING' });
    const byItself = (rule: object) => aPool({ reviewRule: { idleDays: 30, isAutomatic: true, ...rule } });
    const [archiving, nurturing] = [
      await byItself({ action: 'ARCHIVE' }),
      await byItself({ action: 'NURTURE', nurturePoolId }),
    ];
    const byHand = await aPool({ reviewRule: { idleDays: 30, action: 'ARCHIVE' } });
    const leads: string[] = [];
    for (const poolId of [archiving, nurturing, byHand]) leads.push((await walk.aLead({ poolId })).id);
    const [archived = '', nurtured = ''] = leads;
    expect((await stateOf(archived)).placement).toBe('POOLED');
    walk.app.clock.advanceMs(29 * DAY_MS);
    const young = await walk.aLead({ poolId: archiving });
    walk.app.clock.advanceMs(2 * DAY_MS);
    await waitFor(async () => (await stateOf(archived)).placement === 'ENDED', 20_000);
    await waitFor(async () => (await stateOf(nurtured)).pool?.id === nurturePoolId, 20_000);
    expect((await stateOf(leads[2] ?? '')).pool).toEqual({ id: byHand });
    expect((await stateOf(young.id)).placement).toBe('POOLED');
  });

  test('a lead that waited for somebody to have room waits again once its review is taken back, and goes out', async () => {
    const teamId = await walk.aTeam();
    const rep = await walk.aRep({ teamId, capacity: 0 });
    const poolId = await aPool({ reviewRule: { idleDays: 30, action: 'ARCHIVE' } });
    const quiet = await walk.aLead({ poolId });
    await save({ teamId, filter: { poolId: { eq: poolId } } });
    const { id } = await walk.aLead({ poolId });
    await decision(id, 'HELD_IN_POOL');
    walk.app.clock.advanceMs(31 * DAY_MS);
    const applied = await many('ApplyPoolReview', { poolId });
    expect(applied.results.map(({ leadId }) => leadId)).toEqual([quiet.id, id]);
    expect(await many('UndoBulkChange', { id: applied.id })).toMatchObject({ changedCount: 2 });
    await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'LIMITED', capacity: 5 });
    await decision(id, 'ASSIGNED');
    expect((await stateOf(id)).placement).toBe('OWNED');
    // That one was there before the rule and was up for nothing.
    expect((await stateOf(quiet.id)).placement).toBe('POOLED');
  });

  test('without limits or without an action it is refused, and nothing is changed', async () => {
    const poolId = await aPool();
    const { id } = await walk.aLead({ poolId });
    // There are rules by now: what they say of it is said before nothing is to change.
    await decision(id);
    const refused = async (input: object) =>
      (await walk.changingNothing(() => many('ApplyPoolReview', { poolId, ...input }))).refusals;
    expect(await refused({})).toEqual(['INVALID input.idleDays']);
    expect(await refused({ idleDays: 1 })).toEqual(['INVALID input.action']);
    expect(await refused({ idleDays: 1, action: 'NURTURE' })).toEqual(['INVALID input.nurturePoolId']);
    expect(await refused({ idleDays: 1, action: 'ARCHIVE', leads: [] })).toEqual(['INVALID input.leads']);
    expect(await refused({ poolId: newId('pool'), idleDays: 1, action: 'ARCHIVE' })).toEqual([
      'NOT_FOUND input.poolId',
    ]);
  });

  test('of a touch and a review at the same instant one is first, and the lead is where that says', async () => {
    const poolId = await aPool();
    const leads = [];
    for (let n = 0; n < 8; n++) leads.push((await walk.aLead({ poolId })).id);
    walk.app.clock.advanceMs(31 * DAY_MS);
    const [{ results }] = await Promise.all([
      many('ApplyPoolReview', { poolId, idleDays: 30, action: 'ARCHIVE', leads: leads.map(id => ({ id })) }),
      ...leads.map(id => touch(id, { disposition: 'NO_ANSWER' })),
    ]);
    for (const { leadId, status } of results)
      expect([status, (await stateOf(leadId)).placement]).toEqual(
        status === 'CHANGED' ? ['CHANGED', 'ENDED'] : ['REFUSED', 'POOLED'],
      );
    expect(results).toHaveLength(8);
  });
});
