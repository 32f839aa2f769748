import type { InboxChangedSubscription } from '../support/generated/graphql.js';
import { type Frame, inShort, readUntil } from '../support/inbox.js';
import type { Listener } from '../support/listener.js';
import { HOUR_MS, offersOf } from '../support/offers.js';
import type { MadeRep } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const SLOW_MS = 120_000;

describe('inboxChanged', () => {
  const walk = withApp();
  const { anOffer, accept } = offersOf(walk);
  const open = (rep: MadeRep): Promise<Listener<InboxChangedSubscription>> =>
    walk.app.listen('InboxChanged', { minIntervalMs: 100 }, { as: rep.as });
  const log = (leadId: string, input: object) => walk.act('LogInteraction', { leadId, channel: 'EMAIL', ...input });

  test(
    'a customer who writes comes into the inbox, and an answer takes it out again',
    async () => {
      const rep = await walk.aRep();
      const { id } = await walk.aLead({ ownerId: rep.id, stage: 'CONTACTED' });
      await log(id, { direction: 'OUTBOUND' });
      const feed = await open(rep);
      const frames: Frame[] = [];
      await readUntil(feed, frames, folded => folded.size === 0);
      expect(frames[0]).toMatchObject({ isSnapshot: true, items: [], removedIds: [] });
      await log(id, { direction: 'INBOUND' });
      await readUntil(feed, frames, folded => folded.get(id)?.kind === 'HOT_REPLY');
      await log(id, { direction: 'OUTBOUND' });
      await readUntil(feed, frames, folded => folded.size === 0);
      expect(frames.at(-1)).toMatchObject({ isSnapshot: false, items: [], removedIds: [id] });
      await feed.stop();
    },
    SLOW_MS,
  );

  test(
    'an offer to the team comes in for each of its reps, and goes where one accepts it',
    async () => {
      const one = await walk.aRep();
      const two = await walk.aRep({ teamId: one.teamId });
      const feeds = [await open(one), await open(two)];
      const frames: Frame[][] = [[], []];
      const offer = await anOffer({ teamId: one.teamId });
      const id = offer.lead?.id ?? '';
      for (const [nth, feed] of feeds.entries())
        await readUntil(feed, frames[nth] ?? [], folded => folded.get(id)?.offer?.id === offer.id);
      await accept(offer.id, one.as);
      await readUntil(feeds[1] as Listener<InboxChangedSubscription>, frames[1] ?? [], folded => !folded.has(id));
      const mine = await readUntil(
        feeds[0] as Listener<InboxChangedSubscription>,
        frames[0] ?? [],
        folded => folded.get(id)?.kind === 'SERVICE_LEVEL',
      );
      expect(mine.get(id)?.offer).toBeNull();
      await Promise.all(feeds.map(feed => feed.stop()));
    },
    SLOW_MS,
  );

  test(
    'what only the clock makes due is told without any event',
    async () => {
      const rep = await walk.aRep();
      const { id } = await walk.aLead({ ownerId: rep.id });
      await walk.settled();
      const feed = await open(rep);
      const frames: Frame[] = [];
      await readUntil(feed, frames, folded => folded.get(id)?.isOverdue === false);
      walk.app.clock.advanceMs(25 * HOUR_MS);
      const later = await readUntil(feed, frames, folded => folded.get(id)?.isOverdue === true);
      expect(later.get(id)?.points).toBe(50 + 15 + 1 + 3);
      await feed.stop();
    },
    SLOW_MS,
  );

  test(
    'after a sever the first frame is the whole truth',
    async () => {
      const rep = await walk.aRep();
      const kept = await walk.aLead({ ownerId: rep.id });
      const gone = await walk.aLead({ ownerId: rep.id });
      const first = await open(rep);
      await readUntil(first, [], folded => folded.size === 2);
      await first.stop();
      await walk.act('ReleaseLead', { id: gone.id, reason: 'no time' }, rep.as);
      const offer = await anOffer({ repId: rep.id });
      const again = await open(rep);
      const frame = (await again.next(20_000)).data?.inboxChanged;
      expect(frame?.isSnapshot).toBe(true);
      expect(inShort(frame?.items ?? []).map(text => text.split(' ')[0])).toEqual([kept.id, offer.lead?.id].toSorted());
      await again.stop();
    },
    SLOW_MS,
  );
});
