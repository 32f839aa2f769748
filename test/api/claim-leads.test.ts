import { newId } from '../../src/platform/ids.js';
import { bulk } from '../support/bulk.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('claimLeads', () => {
  const walk = withApp();
  const many = bulk(walk);

  test('takes what may be taken and says of each other lead why not', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const poolId = (await walk.act('SavePool', { key: 'theirs', name: 'Theirs', memberRepIds: [other.id] })).pool?.id;
    const [one, two] = [await walk.aLead(), await walk.aLead()];
    const [theirs, held, unknown] = [
      await walk.aLead({ poolId }),
      await walk.aLead({ ownerId: other.id }),
      newId('lead'),
    ];
    const ids = [unknown, held.id, theirs.id, two.id, one.id, one.id];
    const { results, ...counts } = await many('ClaimLeads', { ids }, rep.as);
    expect(counts).toMatchObject({ changedCount: 2, refusedCount: 3, refusals: [] });
    expect(Object.fromEntries(results.map(({ leadId, refusals }) => [leadId, refusals.join()]))).toEqual({
      [one.id]: '',
      [two.id]: '',
      [theirs.id]: 'NOT_POOL_MEMBER input.ids.2',
      [held.id]: 'ALREADY_OWNED input.ids.1',
      [unknown]: 'NOT_FOUND input.ids.0',
    });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 2 });
  });

  test('takes as many as there is room for, and tells the others', async () => {
    const rep = await walk.aRep({ capacity: 2 });
    const ids = [];
    for (let n = 0; n < 4; n++) ids.push((await walk.aLead()).id);
    expect(await many('ClaimLeads', { ids }, rep.as)).toMatchObject({ changedCount: 2, refusedCount: 2 });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 2, isOverloaded: false });
  });

  test('tried first changes nothing and says the same', async () => {
    const rep = await walk.aRep();
    const ids = [(await walk.aLead()).id, (await walk.aLead()).id];
    const tried = await walk.changingNothing(() => many('ClaimLeads', { ids, dryRun: true }, rep.as));
    expect(tried.results).toEqual((await many('ClaimLeads', { ids }, rep.as)).results);
  });

  test('of the same leads by many at once gives each lead to one', async () => {
    const reps = await Promise.all(Array.from({ length: 6 }, () => walk.aRep()));
    const leads = await Promise.all(Array.from({ length: 5 }, () => walk.aLead()));
    const ids = leads.map(({ id }) => id);
    const calls = await Promise.all(
      reps.map((rep, nth) =>
        many('ClaimLeads', { ids: nth % 2 ? ids : ids.toReversed(), idempotencyKey: `all ${nextNumber()}` }, rep.as),
      ),
    );
    expect(calls.map(({ denied }) => denied)).toEqual(Array(6).fill(null));
    expect(calls.reduce((sum, { changedCount }) => sum + changedCount, 0)).toBe(ids.length);
  });

  test('of none, or of more than five hundred, is refused', async () => {
    const rep = await walk.aRep();
    for (const ids of [[], Array.from({ length: 501 }, () => newId('lead'))])
      expect((await walk.changingNothing(() => many('ClaimLeads', { ids }, rep.as))).refusals).toEqual([
        'INVALID input.ids',
      ]);
  });
});
