import type { TokenOrder } from '../../src/platform/access/tokens.js';
import type { OfferChangedSubscription } from '../support/generated/graphql.js';
import type { Listener } from '../support/listener.js';
import { HOUR_MS, offersOf } from '../support/offers.js';
import { withApp } from '../support/with-app.js';

type Change = OfferChangedSubscription['offerChanged']['events'][number];

describe('offerChanged', () => {
  const walk = withApp();
  const { anOffer, accept, reject, withdraw } = offersOf(walk);
  const place = async () =>
    (await walk.ask<{ wallboard: { cursor: string } }>('{ wallboard { cursor } }')).wallboard.cursor;

  async function toldAfter(after: string, filter: object | null = null, as?: TokenOrder): Promise<Change[]> {
    await walk.settled();
    const feed: Listener<OfferChangedSubscription> = await walk.app.listen(
      'OfferChanged',
      { after, filter },
      as && { as },
    );
    const changes: Change[] = [];
    for (let isUpToDate = false; !isUpToDate; ) {
      const batch = (await feed.next()).data?.offerChanged;
      changes.push(...(batch?.events ?? []));
      isUpToDate = batch?.isUpToDate ?? false;
    }
    await feed.stop();
    return changes;
  }
  const inShort = ({ offerId, change, version }: Change) => [offerId, change, version];

  test('tells both sides live what becomes of an offer, with the offer as it is', async () => {
    const rep = await walk.aRep();
    const feed: Listener<OfferChangedSubscription> = await walk.app.listen('OfferChanged', {}, { as: rep.as });
    await feed.next();
    const next = async (): Promise<Change> => {
      for (;;) {
        const [event] = (await feed.next(20_000)).data?.offerChanged.events ?? [];
        if (event) return event;
      }
    };
    const made = await anOffer({ teamId: rep.teamId });
    expect(await next()).toMatchObject({ offerId: made.id, change: 'OFFERED', version: 1, offer: { status: 'OPEN' } });
    walk.app.clock.advanceMs(24 * HOUR_MS);
    expect(await next()).toMatchObject({ change: 'BREACHED', version: 2, offer: { isOverdue: true } });
    await accept(made.id, rep.as);
    expect(await next()).toMatchObject({ change: 'ACCEPTED', version: 3, offer: { holder: { id: rep.id } } });
    await feed.stop();
  });

  test('goes on from any cursor, by rep, team and change; others who are not asked hear nothing', async () => {
    const start = await place();
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const [first, second, third] = [
      await anOffer({ repId: rep.id }),
      await anOffer({ teamId: other.teamId }),
      await anOffer({ teamId: other.teamId }),
    ];
    await reject(first.id, rep.as);
    await withdraw(second.id);
    await walk.act('AssignLead', { id: third.lead?.id, repId: rep.id });
    const all = await toldAfter(start);
    const expected = [
      [first.id, 'OFFERED', 1],
      [second.id, 'OFFERED', 1],
      [third.id, 'OFFERED', 1],
      [first.id, 'REJECTED', 2],
      [second.id, 'WITHDRAWN', 2],
      [third.id, 'SUPERSEDED', 2],
    ];
    expect(all.map(inShort)).toEqual(expected);
    for (const [index, { cursor }] of all.entries())
      expect((await toldAfter(cursor)).map(inShort)).toEqual(expected.slice(index + 1));
    const ofFirst = expected.filter(([id]) => id === first.id);
    const ofOther = expected.filter(([id]) => id !== first.id);
    expect((await toldAfter(start, { repIds: [rep.id] })).map(inShort)).toEqual(ofFirst);
    expect((await toldAfter(start, { teamIds: [other.teamId] })).map(inShort)).toEqual(ofOther);
    expect((await toldAfter(start, { changes: ['SUPERSEDED'] })).map(inShort)).toEqual(expected.slice(5));
    expect((await toldAfter(start, null, rep.as)).map(inShort)).toEqual(ofFirst);
    expect((await toldAfter(start, null, walk.aManager(other.teamId))).map(inShort)).toEqual(ofOther);
  });
});
