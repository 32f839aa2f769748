import { Role } from '../../src/platform/access/viewer.js';
import type { As } from './app.js';
import type { OfferHeadFragment } from './generated/graphql.js';
import type { Outcome, Walk } from './walk.js';

export const HOUR_MS = 3_600_000;

/** What tests of offers do again and again. */
export function offersOf(walk: Walk) {
  const offer = (id: string, to: object, as: As = Role.MARKETER): Promise<Outcome> =>
    walk.act('OfferLead', { id, reason: 'asked for a demo', ...to }, as);
  return {
    offer,
    /** A lead of a pool that is on offer. */
    async anOffer(to: object, draft: object = {}): Promise<OfferHeadFragment> {
      const { id } = await walk.aLead({ ...draft });
      const made = await offer(id, to);
      if (!made.offer) throw new Error(`It was refused: ${JSON.stringify(made)}`);
      return made.offer;
    },
    accept: (id: string, as: As, input: object = {}) => walk.act('AcceptOffer', { id, ...input }, as),
    reject: (id: string, as: As, input: object = {}) =>
      walk.act('RejectOffer', { id, reason: 'TOO_EARLY', ...input }, as),
    withdraw: (id: string, as: As = Role.MARKETER) => walk.act('WithdrawOffer', { id }, as),
    /** Every offer of a lead, newest first. */
    async history(id: string, as: As = Role.MARKETER): Promise<readonly OfferHeadFragment[]> {
      const { lead } = await walk.ask<{ lead: { offers: { nodes: OfferHeadFragment[] } } | null }>(
        'OffersOfLead',
        { id },
        as,
      );
      return lead?.offers.nodes ?? [];
    },
    /** The ids of the offers that somebody sees. */
    async seen(as: As, filter: object = {}): Promise<string[]> {
      const { offers } = await walk.ask<{ offers: { nodes: OfferHeadFragment[] } }>(
        'Offers',
        { first: 100, filter },
        as,
      );
      return offers.nodes.map(({ id }) => id);
    },
  };
}
