import type { Reaction } from '../platform/events/reaction.js';
import { propose } from './proposals.js';

/** Looks for leads that are the same as one that came in or was corrected, and closes the pairs of one that was merged. */
export const onLeadKnown: Reaction = {
  name: 'duplicates',
  types: ['leadCreated', 'leadUpdated'],
  async run(tx, events) {
    await propose(tx, [...new Set(events.flatMap(({ leadId }) => leadId ?? []))].sort());
  },
};
