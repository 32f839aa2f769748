import { newId } from '../../src/platform/ids.js';
import { STEEP, tiersWeigh } from '../support/tiers-weigh.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

const FACTS = `query ($id: ID!) {
  lead(id: $id) { timeline(axes: [TIER, WEIGHT]) { nodes { axis value reason } } }
}`;
interface Told {
  readonly lead: { readonly timeline: { readonly nodes: readonly { axis: string; value: string; reason: string }[] } };
}

describe('setTier', () => {
  const walk = withApp();
  const set = (input: object, as?: Parameters<typeof walk.act>[2]) => walk.act('SetTier', input, as);
  const factsOf = async (id: string) => (await walk.ask<Told>(FACTS, { id })).lead.timeline.nodes;
  beforeAll(() => tiersWeigh(walk, STEEP));

  test('weighs the lead anew and keeps why, with the fact', async () => {
    const { id } = await walk.aLead({ tier: 'C' });
    expect(await set({ id, tier: 'A', reason: 'a big house' })).toMatchObject({
      refusals: [],
      lead: { tier: 'A', loadUnits: 3, version: 2 },
    });
    expect(await factsOf(id)).toEqual(
      expect.arrayContaining([
        { axis: 'TIER', value: 'A', reason: 'a big house' },
        { axis: 'WEIGHT', value: '3', reason: null },
      ]),
    );
  });

  test('may lift the holder over its line, closes its admission, and is told live', async () => {
    const rep = await walk.aRep({ capacity: 2, basis: 'WEIGHTED' });
    const { id } = await walk.aLead({ ownerId: rep.id, tier: 'C' });
    const feed = await walk.app.listen<{ repLoadChanged: { reps: { load: { isOverloaded: boolean } }[] } }>(
      `subscription ($id: ID!) { repLoadChanged(filter: { repIds: [$id] }) { reps { load { isOverloaded } } } }`,
      { id: rep.id },
    );
    expect((await feed.next()).data?.repLoadChanged.reps[0]?.load.isOverloaded).toBe(false);
    expect((await set({ id, tier: 'A' }, rep.as)).refusals).toEqual([]);
    await waitFor(async () => (await feed.next()).data?.repLoadChanged.reps[0]?.load.isOverloaded);
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1, heldUnits: 3, isOverloaded: true });
    const { id: next } = await walk.aLead({ tier: 'D' });
    expect((await walk.act('ClaimLead', { id: next }, rep.as)).refusals).toEqual(['QUOTA_EXCEEDED']);
  });

  test('of null says that it is not known; left out it is refused', async () => {
    const { id } = await walk.aLead({ tier: 'A' });
    expect((await walk.changingNothing(() => set({ id }))).refusals).toEqual(['INVALID input.tier']);
    expect((await set({ id, tier: null })).lead).toMatchObject({ tier: null, loadUnits: 1, version: 2 });
    expect((await factsOf(id)).filter(({ axis }) => axis === 'TIER')).toMatchObject([{ value: null }, { value: 'A' }]);
  });

  test('of the same tier again changes nothing at all', async () => {
    const { id } = await walk.aLead({ tier: 'B' });
    expect(await walk.changingNothing(() => set({ id, tier: 'B', reason: 'again' }))).toMatchObject({
      refusals: [],
      lead: { tier: 'B', version: 1 },
    });
  });

  test('is refused where the quota of the holder refuses heavier leads', async () => {
    const rep = await walk.aRep({ capacity: 2, basis: 'WEIGHTED', onWeightIncrease: 'REFUSE' });
    const { id } = await walk.aLead({ ownerId: rep.id, tier: 'C' });
    expect((await walk.changingNothing(() => set({ id, tier: 'A' }))).refusals).toEqual(['QUOTA_EXCEEDED']);
  });

  test('is for the holder, its managers, administrators and marketing; others are told the same as if there were none', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: rep.id });
    const { id: pooled } = await walk.aLead();
    for (const [tier, as] of [
      ['A', rep.as],
      ['B', walk.aManager(rep.teamId)],
      ['C', 'MARKETER'],
    ] as const)
      expect((await set({ id, tier }, as)).lead).toMatchObject({ tier });
    for (const [lead, as, refusal] of [
      [id, other.as, 'NOT_FOUND input.id'],
      [id, walk.aManager(other.teamId), 'NOT_FOUND input.id'],
      [newId('lead'), undefined, 'NOT_FOUND input.id'],
      [pooled, rep.as, 'NOT_ALLOWED input.id'],
    ] as const)
      expect((await walk.changingNothing(() => set({ id: lead, tier: 'D' }, as))).refusals).toEqual([refusal]);
  });

  test('of a version that is over is refused, under one key it is done once', async () => {
    const { id } = await walk.aLead();
    const call = { id, tier: 'A', expectedVersion: 1, idempotencyKey: `tier ${id}` };
    expect((await set(call)).lead).toMatchObject({ version: 2 });
    expect(await set(call)).toMatchObject({ isReplayed: true, lead: { version: 2 } });
    expect((await set({ id, tier: 'B', expectedVersion: 1 })).refusals).toEqual([
      'STALE_VERSION input.expectedVersion',
    ]);
  });
});
