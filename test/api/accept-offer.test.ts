import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { offersOf } from '../support/offers.js';
import { withApp } from '../support/with-app.js';

describe('acceptOffer', () => {
  const walk = withApp();
  const { anOffer, accept, reject, withdraw, history } = offersOf(walk);

  test('makes a rep of the team the owner, at the weight that the lead has', async () => {
    const rep = await walk.aRep({ capacity: 2 });
    const made = await anOffer({ teamId: rep.teamId });
    expect(await accept(made.id, rep.as)).toMatchObject({
      refusals: [],
      offer: {
        status: 'ACCEPTED',
        version: 2,
        breachedAt: null,
        holder: { id: rep.id },
        lead: { placement: 'OWNED', owner: { id: rep.id }, pool: null },
      },
    });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1 });
  });

  test('by a manager is for the rep who was asked, or for the one that is named', async () => {
    const [asked, other] = [await walk.aRep(), await walk.aRep()];
    const manager = walk.aManager(asked.teamId);
    const toRep = await anOffer({ repId: asked.id });
    expect((await accept(toRep.id, manager)).offer).toMatchObject({ holder: { id: asked.id } });
    const toTeam = await anOffer({ teamId: asked.teamId });
    const refusalsOf = async (input: object) =>
      (await walk.changingNothing(() => accept(toTeam.id, manager, input))).refusals;
    expect(await refusalsOf({})).toEqual(['INVALID input.repId']);
    expect(await refusalsOf({ repId: other.id })).toEqual(['NOT_ALLOWED input.repId']);
    expect((await accept(toTeam.id, manager, { repId: asked.id })).refusals).toEqual([]);
  });

  test('is for those who are asked; others are told that there is no such offer', async () => {
    const [asked, other] = [await walk.aRep(), await walk.aRep()];
    const made = await anOffer({ repId: asked.id });
    const colleague = await walk.aRep({ teamId: asked.teamId });
    for (const as of [other.as, colleague.as, walk.aManager(other.teamId)])
      expect((await walk.changingNothing(() => accept(made.id, as))).refusals).toEqual(['NOT_FOUND input.id']);
    expect((await walk.changingNothing(() => accept(newId('offer'), asked.as))).refusals).toEqual([
      'NOT_FOUND input.id',
    ]);
    expect((await walk.changingNothing(() => accept(made.id, asked.as, { repId: other.id }))).refusals).toEqual([
      'NOT_ALLOWED input.repId',
    ]);
    expect((await accept(made.id, Role.MARKETER)).denied).toBe('FORBIDDEN');
  });

  test('takes a lead that waits and that the rep could not see before', async () => {
    const rep = await walk.aRep();
    const made = await anOffer({ repId: rep.id });
    await walk.sql(
      `update lead set placement = 'WAITING', waiting_reason = 'NO_RULE_MATCHED', pool_id = null
       where id = (select lead_id from lead_offer order by offered_at desc, id desc limit 1)`,
    );
    expect((await accept(made.id, rep.as)).offer).toMatchObject({
      lead: { placement: 'OWNED', owner: { id: rep.id } },
    });
  });

  test('without room is refused and told; the offer stays open', async () => {
    const full = await walk.aRep({ capacity: 0 });
    const made = await anOffer({ repId: full.id });
    expect((await walk.tellingOnly(() => accept(made.id, full.as))).refusals).toEqual(['QUOTA_EXCEEDED']);
    expect((await history(made.lead?.id ?? ''))[0]).toMatchObject({ status: 'OPEN', version: 1 });
  });

  test('of one offer by many at once gives the lead to exactly one', async () => {
    const teamId = await walk.aTeam();
    const reps = await Promise.all(Array.from({ length: 6 }, () => walk.aRep({ teamId })));
    const made = await anOffer({ teamId });
    const outcomes = await Promise.all(reps.map(({ as }) => accept(made.id, as)));
    expect(outcomes.filter(({ refusals }) => refusals.length === 0)).toHaveLength(1);
    expect(outcomes.flatMap(({ refusals }) => refusals)).toEqual(Array(5).fill('OFFER_ENDED input.id'));
    const held = await Promise.all(reps.map(({ id }) => walk.loadOf(id)));
    expect(held.reduce((sum, { heldCount }) => sum + heldCount, 0)).toBe(1);
  });

  test('that races with a claim, a rejection and a withdrawal ends in one of them', async () => {
    for (let round = 0; round < 4; round++) {
      const rep = await walk.aRep();
      const rival = await walk.aRep();
      const made = await anOffer({ repId: rep.id });
      const id = made.lead?.id ?? '';
      const outcomes = await Promise.all([
        accept(made.id, rep.as),
        walk.act('ClaimLead', { id }, rival.as),
        reject(made.id, walk.aManager(rep.teamId)),
        withdraw(made.id),
      ]);
      await walk.settled();
      const [offer] = await history(id);
      expect(outcomes.map(({ denied }) => denied)).toEqual([null, null, null, null]);
      const held = await Promise.all([rep, rival].map(async one => (await walk.loadOf(one.id)).heldCount));
      expect(held[0]).toBe(offer?.status === 'ACCEPTED' ? 1 : 0);
      expect((held[0] ?? 0) + (held[1] ?? 0)).toBeLessThanOrEqual(1);
      expect(['ACCEPTED', 'SUPERSEDED', 'REJECTED', 'WITHDRAWN']).toContain(offer?.status);
    }
  });

  test('of an offer that was read before it changed is refused with the offer as it is', async () => {
    const rep = await walk.aRep();
    const made = await anOffer({ repId: rep.id });
    expect(await walk.changingNothing(() => accept(made.id, rep.as, { expectedVersion: 9 }))).toMatchObject({
      refusals: ['STALE_VERSION input.expectedVersion'],
      offer: { id: made.id, version: 1 },
    });
  });
});
