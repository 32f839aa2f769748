import { bulk } from '../support/bulk.js';
import { STEEP, tiersWeigh } from '../support/tiers-weigh.js';
import { withApp } from '../support/with-app.js';

describe('setTiers', () => {
  const walk = withApp();
  const set = (input: object, as?: Parameters<typeof walk.act>[2]) => bulk(walk)('SetTiers', input, as);
  beforeAll(() => tiersWeigh(walk, STEEP));

  test('weighs each lead anew, also over the line of its holder; one that has the tier already stays as it is', async () => {
    const rep = await walk.aRep({ capacity: 3, basis: 'WEIGHTED' });
    const [one, two] = [await walk.aLead({ ownerId: rep.id }), await walk.aLead({ ownerId: rep.id })];
    await walk.act('SetTier', { id: two.id, tier: 'A' });
    const { results } = await set({ ids: [one.id, two.id], tier: 'A', reason: 'a key account' }, 'MARKETER');
    expect(results.map(({ leadId, status }) => [leadId, status])).toEqual([
      [one.id, 'CHANGED'],
      [two.id, 'UNCHANGED'],
    ]);
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldUnits: 6, isOverloaded: true });
  });

  test('that is left out is refused, null clears', async () => {
    const { id } = await walk.aLead({ tier: 'B' });
    expect((await walk.changingNothing(() => set({ ids: [id] }))).refusals).toEqual(['INVALID input.tier']);
    expect((await set({ ids: [id], tier: null })).results[0]).toMatchObject({
      before: { tier: 'B' },
      after: { tier: null },
    });
  });

  test('that changes nothing keeps nothing', async () => {
    const { id } = await walk.aLead({ tier: 'B' });
    expect(await walk.changingNothing(() => set({ ids: [id], tier: 'B' }))).toMatchObject({
      id: null,
      changedCount: 0,
    });
  });
});
