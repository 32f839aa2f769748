import { gradingOf } from '../support/grading.js';
import { routingOf } from '../support/routing.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Where {
  readonly placement: string;
  readonly validity: string;
  readonly owner: { readonly id: string } | null;
}

describe('the intake', () => {
  const walk = withApp();
  const { rule, decision, explained } = routingOf(walk);
  const whereIs = async (id: string) =>
    (await walk.ask<{ lead: Where }>('query ($id: ID!) { lead(id: $id) { placement validity owner { id } } }', { id }))
      .lead;

  test('recognises, screens and grades what comes in together before it is assigned: the best goes first, what counts for nothing to nobody', async () => {
    const [house, market] = [`house ${nextNumber()}`, `market ${nextNumber()}`];
    const grading = gradingOf(walk);
    await grading.inForce({ criteria: [{ name: 'ours', filter: { segment: { eq: market } }, points: 20 }] });
    await grading.rule({ filter: { displayLabel: { contains: `spam of ${house}` } }, reason: 'TEST_OR_SPAM' });
    const teamId = await walk.aTeam();
    const rep = await walk.aRep({ teamId, capacity: 2 });
    await rule({ teamId, filter: { displayLabel: { contains: house } } });
    const email = `${nextNumber()}@customer.example`;
    await walk.aLead({ email });
    const row = (companyName: string, segment: string | null) => ({
      externalId: `arrival ${nextNumber()}`,
      companyName,
      segment,
    });
    const low = Array.from({ length: 20 }, (_, at) => row(`low ${at} of ${house}`, null));
    const rows = [...low, row(`spam of ${house}`, market), row(`high of ${house}`, market)];
    const { results } = await walk.act('UpsertLeads', { rows, idempotencyKey: house });
    const twice = await walk.aLead({ email, companyName: `twice of ${house}`, segment: market }, await walk.aPartner());
    const ids = (results ?? []).flatMap(({ lead }) => lead?.id ?? []);
    const [spam = '', high = ''] = ids.slice(low.length);
    const decided = await Promise.all(ids.slice(0, low.length).map(id => decision(id)));

    expect(await decision(high, 'ASSIGNED')).toMatchObject({ tier: 'A', rep: { id: rep.id } });
    expect(decided.map(({ outcome, tier }) => `${outcome} ${tier}`).sort()).toEqual([
      'ASSIGNED D',
      ...Array.from({ length: low.length - 1 }, () => 'HELD_IN_POOL D'),
    ]);
    await grading.graded();
    for (const [id, validity] of [
      [spam, 'INVALID'],
      [twice.id, 'DUPLICATE'],
    ] as const) {
      expect(await whereIs(id)).toEqual({ placement: 'POOLED', validity, owner: null });
      expect(await explained(id)).toBeNull();
    }
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 2, heldUnits: 2 });
  });
});
