import { Dice } from '../../src/cli/prove/dice.js';
import type { InboxChangedSubscription } from '../support/generated/graphql.js';
import { dayOf, type Frame, fold, inShort, readUntil } from '../support/inbox.js';
import type { Listener } from '../support/listener.js';
import { offersOf } from '../support/offers.js';
import { withApp } from '../support/with-app.js';

const SLOW_MS = 280_000;
const ROUNDS = 6;
const TURNS = 5;

describe('an inbox', () => {
  const walk = withApp();

  test(
    'that is folded frame by frame is the day of the rep, whatever happens; a client that skips a part of it is found out',
    async () => {
      const dice = new Dice(5);
      const { offer, accept, reject } = offersOf(walk);
      const rep = await walk.aRep();
      const rival = await walk.aRep({ teamId: rep.teamId });
      const made = await Promise.all(
        [rep.id, rep.id, rival.id, undefined].map(ownerId => walk.aLead(ownerId ? { ownerId } : {})),
      );
      const ids = made.map(({ id }) => id);
      const offers: string[] = [];
      const touch = (direction: string) => (leadId: string) =>
        walk.act('LogInteraction', { leadId, channel: 'EMAIL', direction });
      const acts: readonly ((id: string) => Promise<unknown>)[] = [
        touch('INBOUND'),
        touch('INBOUND'),
        touch('OUTBOUND'),
        touch('OUTBOUND'),
        id => walk.act('AssignLead', { id, repId: dice.pick([rep, rival]).id }),
        id => walk.act('TransferLead', { id, repId: dice.pick([rep, rival]).id }),
        id => walk.act('RecallLead', { id, reason: 'r' }),
        id => walk.act('SetTier', { id, tier: dice.pick(['A', 'C']) }),
        async id => {
          const outcome = await offer(id, { teamId: rep.teamId });
          if (outcome.offer) offers.push(outcome.offer.id);
        },
        async () => (offers.length > 0 ? accept(dice.pick(offers), rep.as) : null),
        async () => (offers.length > 0 ? reject(dice.pick(offers), rival.as) : null),
      ];
      const feed: Listener<InboxChangedSubscription> = await walk.app.listen(
        'InboxChanged',
        { minIntervalMs: 100 },
        { as: rep.as },
      );
      const frames: Frame[] = [];
      const slips = { keepsRemoved: false, keepsOld: false };
      for (let round = 0; round < ROUNDS; round++) {
        for (let turn = 0; turn < TURNS; turn++) await dice.pick(acts)(dice.pick(ids));
        await walk.settled();
        const day = inShort(await dayOf(walk, rep.as));
        const folded = await readUntil(feed, frames, known => String(inShort(known.values())) === String(day));
        expect(inShort(folded.values())).toEqual(day);
        for (const slip of ['keepsRemoved', 'keepsOld'] as const)
          slips[slip] ||= String(inShort(fold(frames, { [slip]: true }).values())) !== String(day);
      }
      await feed.stop();
      expect(slips).toEqual({ keepsRemoved: true, keepsOld: true });
    },
    SLOW_MS,
  );
});
