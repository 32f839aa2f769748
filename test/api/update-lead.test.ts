import { newId } from '../../src/platform/ids.js';
import { STEEP, tiersWeigh } from '../support/tiers-weigh.js';
import { withApp } from '../support/with-app.js';

describe('updateLead', () => {
  const walk = withApp();
  const update = (input: object, as?: Parameters<typeof walk.act>[2]) => walk.act('UpdateLead', input, as);
  beforeAll(() => tiersWeigh(walk, STEEP));

  test('changes what is said, clears what is null and leaves the rest', async () => {
    const { id } = await walk.aLead({
      name: 'Anna Berg',
      segment: 'retail',
      value: { minorUnits: 5, currency: 'EUR' },
    });
    const outcome = await update({ id, segment: null, value: { minorUnits: 7, currency: 'USD' }, temperature: 'HOT' });
    expect(outcome).toMatchObject({
      refusals: [],
      lead: {
        version: 2,
        name: 'Anna Berg',
        displayLabel: 'A. B.',
        segment: null,
        value: { minorUnits: 7, currency: 'USD' },
        temperature: 'HOT',
      },
    });
    expect((await update({ id, name: 'Cara Dahl' })).lead).toMatchObject({ name: 'Cara Dahl', displayLabel: 'C. D.' });
  });

  test('of a tier weighs the lead anew and may lift its holder over the line, without being refused', async () => {
    const rep = await walk.aRep({ capacity: 2, basis: 'WEIGHTED' });
    const { id } = await walk.aLead({ ownerId: rep.id, tier: 'C' });
    expect((await update({ id, tier: 'A' })).lead).toMatchObject({ tier: 'A', loadUnits: 3 });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1, heldUnits: 3, isOverloaded: true });
    const { id: next } = await walk.aLead({ tier: 'D' });
    expect((await walk.act('ClaimLead', { id: next }, rep.as)).refusals).toEqual(['QUOTA_EXCEEDED']);
  });

  test('of a tier is refused where the quota of the holder says so, unless it gets lighter', async () => {
    const rep = await walk.aRep({ capacity: 2, basis: 'WEIGHTED', onWeightIncrease: 'REFUSE' });
    const { id } = await walk.aLead({ ownerId: rep.id, tier: 'C' });
    const outcome = await walk.changingNothing(() => update({ id, tier: 'A', segment: 'x' }));
    expect(outcome).toMatchObject({ refusals: ['QUOTA_EXCEEDED'], lead: null });
    expect((await update({ id, tier: 'B' })).lead).toMatchObject({ loadUnits: 2 });
    expect((await update({ id, tier: 'D' })).lead).toMatchObject({ loadUnits: 0.5 });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldUnits: 0.5 });
  });

  test('to invalid and back takes the weight off the holder and puts it on again', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id, tier: 'B' });
    await update({ id, validity: 'INVALID' });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 0, heldUnits: 0 });
    expect((await update({ id, validity: 'VALID' })).lead).toMatchObject({ owner: { id: rep.id }, loadUnits: 2 });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1, heldUnits: 2 });
  });

  test.each([
    [
      'references that do not exist, all of them',
      { sourceId: newId('source'), campaignId: newId('campaign'), productId: newId('product') },
      ['NOT_FOUND input.sourceId', 'NOT_FOUND input.campaignId', 'NOT_FOUND input.productId'],
    ],
    ['a chance above 1', { winProbability: 1.01 }, ['INVALID input.winProbability']],
    [
      'an empty name and a currency that is none',
      { name: '', value: { minorUnits: 1, currency: 'eur' } },
      ['INVALID input.name', 'INVALID input.value.currency'],
    ],
  ])('refuses %s', async (_, input, refusals) => {
    const { id } = await walk.aLead();
    expect(await walk.changingNothing(() => update({ id, ...input }))).toMatchObject({ refusals, lead: null });
  });

  test('refuses a lead that does not exist or is not to be seen, alike', async () => {
    const [owner, other] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: owner.id });
    for (const [lead, as] of [
      [newId('lead'), undefined],
      [id, other.as],
      [id, walk.aManager(other.teamId)],
    ] as const) {
      expect((await walk.changingNothing(() => update({ id: lead, segment: 'x' }, as))).refusals).toEqual([
        'NOT_FOUND input.id',
      ]);
    }
  });

  test('refuses a rep a lead that it sees but does not hold', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead();
    expect((await walk.changingNothing(() => update({ id, segment: 'x' }, rep.as))).refusals).toEqual([
      'NOT_ALLOWED input.id',
    ]);
  });
});
