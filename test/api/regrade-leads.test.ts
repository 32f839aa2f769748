import { bulk } from '../support/bulk.js';
import type { RegradeLeadsMutation } from '../support/generated/graphql.js';
import { gradingOf } from '../support/grading.js';
import { STEEP, tiersWeigh } from '../support/tiers-weigh.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

type Regraded = RegradeLeadsMutation['regradeLeads'];

describe('regradeLeads', () => {
  const walk = withApp();
  const grading = gradingOf(walk);
  const many = bulk(walk);
  let market: string;
  beforeAll(() => tiersWeigh(walk, STEEP));
  beforeEach(() => {
    market = `market ${nextNumber()}`;
  });
  afterEach(() => grading.nothingInForce());
  const regrade = async (input: object, as?: Parameters<typeof walk.act>[2]) =>
    (await walk.act(
      'RegradeLeads',
      { idempotencyKey: `regrade ${nextNumber()}`, ...input },
      as,
    )) as unknown as Regraded & {
      refusals: string[];
    };
  const line = (repId: string, input: object) =>
    walk.act('SetHoldingQuota', { repId, mode: 'LIMITED', basis: 'WEIGHTED', ...input });
  /** A rep whose quota refuses heavier leads, and leads of it that would be of tier A: they stay without one. */
  const heldBack = async (count: number) => {
    const rep = await walk.aRep();
    await line(rep.id, { capacity: count, onWeightIncrease: 'REFUSE' });
    const ids: string[] = [];
    for (let n = 0; n < count; n++) ids.push((await walk.aLead({ segment: market, ownerId: rep.id })).id);
    return { rep, ids: ids.toSorted() };
  };
  const inForce = async () => {
    await grading.inForce({ criteria: [{ name: 'ours', filter: { segment: { eq: market } }, points: 20 }] });
    await grading.graded();
  };

  test('grades by what is in force now, and answers which tiers change; what was said stays', async () => {
    const { rep, ids } = await heldBack(2);
    const [said, found] = ids;
    await inForce();
    expect(await grading.gradeOf(found ?? '')).toMatchObject({ tier: null });
    await line(rep.id, { capacity: 20, onWeightIncrease: 'ALLOW' });
    await walk.act('SetTier', { id: said, tier: 'C' });
    await grading.graded();
    const filter = { segment: { eq: market } };
    const tried = await walk.changingNothing(() => regrade({ filter, dryRun: true }));
    expect(tried).toMatchObject({
      changedCount: 1,
      refusedCount: 0,
      tierChanges: [{ from: null, to: 'A', leadCount: 1 }],
      liftedLoads: [],
    });
    const done = await regrade({ filter }, rep.as);
    expect(done.results).toEqual(tried.results);
    expect(done.results?.map(({ leadId, status }) => [leadId, status])).toEqual([
      [said, 'UNCHANGED'],
      [found, 'CHANGED'],
    ]);
    expect(await grading.gradeOf(found ?? '')).toMatchObject({ tier: 'A', tierSource: 'MODEL', loadUnits: 3 });
    expect(await grading.gradeOf(said ?? '')).toMatchObject({ tier: 'C', tierSource: 'PERSON' });
    expect(await regrade({ filter })).toMatchObject({ changedCount: 0, tierChanges: [] });
  });

  test('tells whose load goes over the line by it, and of nobody else', async () => {
    const [full, roomy] = [await heldBack(2), await heldBack(1)];
    await inForce();
    await line(full.rep.id, { capacity: 5, onWeightIncrease: 'ALLOW' });
    await line(roomy.rep.id, { capacity: 5, onWeightIncrease: 'ALLOW' });
    const ids = [...full.ids, ...roomy.ids];
    const expected = [{ rep: { id: full.rep.id }, heldBefore: 2, heldAfter: 6, capacity: 5 }];
    const tried = await walk.changingNothing(() => regrade({ ids, dryRun: true }));
    expect(tried).toMatchObject({ liftedLoads: expected, tierChanges: [{ from: null, to: 'A', leadCount: 3 }] });
    expect((await regrade({ ids })).liftedLoads).toMatchObject(expected);
    expect(await walk.loadOf(full.rep.id)).toMatchObject({ heldUnits: 6, isOverloaded: true });
    expect(await walk.loadOf(roomy.rep.id)).toMatchObject({ heldUnits: 3, isOverloaded: false });
  });

  test('a lead whose holder takes no heavier leads stays as it is and is told, the others go on', async () => {
    const [strict, free] = [await heldBack(1), await heldBack(1)];
    await inForce();
    await line(free.rep.id, { capacity: 5, onWeightIncrease: 'ALLOW' });
    const { results, changedCount, refusedCount } = await regrade({ ids: [...strict.ids, ...free.ids] });
    expect({ changedCount, refusedCount }).toEqual({ changedCount: 1, refusedCount: 1 });
    const codes = new Map(results?.map(({ leadId, userErrors }) => [leadId, userErrors.map(({ code }) => code)]));
    expect([codes.get(strict.ids[0] ?? ''), codes.get(free.ids[0] ?? '')]).toEqual([['QUOTA_EXCEEDED'], []]);
  });

  test('both ways of naming or none are refused; the same key gives the same answer', async () => {
    const { rep, ids } = await heldBack(1);
    await inForce();
    await line(rep.id, { capacity: 5, onWeightIncrease: 'ALLOW' });
    const filter = { segment: { eq: market } };
    expect((await walk.changingNothing(() => regrade({}))).refusals).toEqual(['INVALID input.ids']);
    expect((await walk.changingNothing(() => regrade({ ids, filter }))).refusals).toEqual(['INVALID input.ids']);
    const key = { idempotencyKey: `once ${market}` };
    const first = await regrade({ filter, ...key });
    expect(await regrade({ filter, ...key })).toMatchObject({ isReplayed: true, tierChanges: first.tierChanges });
  });

  test('the undo of a move is not in the way of a grade that came by itself, but of one that somebody gave', async () => {
    const stageId = await walk.stageId('ENGAGED');
    const [one, two] = [await walk.aLead({ segment: market }), await walk.aLead({ segment: market })];
    await grading.inForce({ criteria: [{ name: 'engaged', filter: { stageId: { eq: stageId } }, points: 20 }] });
    await grading.graded();
    await walk.act('MoveLead', { id: one.id, stageId: await walk.stageId('CONTACTED') });
    await walk.act('MoveLead', { id: two.id, stageId: await walk.stageId('CONTACTED') });
    await grading.graded();
    const moved = await many('MoveLeads', { ids: [one.id, two.id], stageId });
    expect(moved.changedCount).toBe(2);
    await grading.graded();
    expect(await grading.gradeOf(one.id)).toMatchObject({ tier: 'A', tierSource: 'MODEL' });
    await walk.act('SetTier', { id: two.id, tier: 'B' });
    const { results } = await many('UndoBulkChange', { id: moved.id });
    expect(results.map(({ status, refusals }) => [status, refusals])).toEqual([
      ['CHANGED', []],
      ['REFUSED', ['STALE_VERSION']],
    ]);
    await grading.graded();
    expect(await grading.gradeOf(one.id)).toMatchObject({ tier: 'D' });
  });
});
