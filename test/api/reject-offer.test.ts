import { offersOf } from '../support/offers.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('rejectOffer', () => {
  const walk = withApp();
  const { offer, anOffer, accept, reject, withdraw, history } = offersOf(walk);
  const aNursery = async (teamId?: string) => {
    const input = { key: `nursery-${nextNumber()}`, name: 'A nursery', purpose: 'NURTURING', teamId };
    return (await walk.act('SavePool', input)).pool?.id ?? '';
  };

  test('leaves the lead in its pool while there is none for nurturing', async () => {
    const rep = await walk.aRep();
    const made = await anOffer({ repId: rep.id });
    expect(await reject(made.id, rep.as, { reason: 'NO_BUDGET', note: 'next year' })).toMatchObject({
      refusals: [],
      offer: {
        status: 'REJECTED',
        rejectReason: 'NO_BUDGET',
        note: 'next year',
        holder: null,
        pool: null,
        lead: { id: made.lead?.id, placement: 'POOLED', pool: { id: made.lead?.pool?.id } },
      },
    });
  });

  test('sends the lead to the nurturing pool of the team, of the nearest team above, or of all', async () => {
    const top = await walk.aTeam();
    const rep = await walk.aRep({ teamId: await walk.aTeam({ parentId: top }) });
    const other = await walk.aRep();
    const wentTo = async (to: typeof rep) => (await reject((await anOffer({ repId: to.id })).id, to.as)).offer;
    const ofTop = await aNursery(top);
    expect(await wentTo(rep)).toMatchObject({
      pool: { id: ofTop },
      lead: { placement: 'POOLED', pool: { id: ofTop } },
    });
    const own = await aNursery(rep.teamId);
    expect((await wentTo(rep))?.pool?.id).toBe(own);
    const ofAll = await aNursery();
    expect((await wentTo(other))?.lead?.pool?.id).toBe(ofAll);
    expect((await wentTo(rep))?.pool?.id).toBe(own);
  });

  test('keeps every offer, and lets marketing offer the lead again', async () => {
    const rep = await walk.aRep();
    const first = await anOffer({ repId: rep.id });
    const id = first.lead?.id ?? '';
    await reject(first.id, rep.as);
    const second = await offer(id, { repId: rep.id });
    expect(second.refusals).toEqual([]);
    await withdraw(second.offer?.id ?? '');
    await accept((await offer(id, { teamId: rep.teamId })).offer?.id ?? '', rep.as);
    expect((await history(id)).map(({ status }) => status)).toEqual(['ACCEPTED', 'WITHDRAWN', 'REJECTED']);
  });

  test('for another reason needs a note; what is decided stays decided', async () => {
    const rep = await walk.aRep();
    const made = await anOffer({ repId: rep.id });
    const refusalsOf = async (work: () => ReturnType<typeof reject>) => (await walk.changingNothing(work)).refusals;
    expect(await refusalsOf(() => reject(made.id, rep.as, { reason: 'OTHER' }))).toEqual(['INVALID input.note']);
    expect((await reject(made.id, rep.as, { reason: 'OTHER', note: 'moved away' })).refusals).toEqual([]);
    for (const again of [() => reject(made.id, rep.as), () => accept(made.id, rep.as), () => withdraw(made.id)])
      expect(await refusalsOf(again)).toEqual(['OFFER_ENDED input.id']);
  });

  test('nobody claims from a pool for nurturing, and the default pool cannot become one', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ poolId: await aNursery(rep.teamId) });
    expect((await walk.changingNothing(() => walk.act('ClaimLead', { id }, rep.as))).refusals).toEqual([
      'NOT_POOL_MEMBER input.id',
    ]);
    const outcome = await walk.changingNothing(() =>
      walk.act('SavePool', { key: 'default', name: 'Open pool', purpose: 'NURTURING' }),
    );
    expect(outcome.refusals).toEqual(['INVALID input.purpose']);
  });
});
