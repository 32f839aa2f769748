import type { LoggedEvent } from '../platform/events/event.js';
import type { Reaction } from '../platform/events/reaction.js';
import { lineUp } from './grading-line.js';

/** Lets leads wait to be graded that came in or of which something changed, and all of them where a field or stage means something else now. */
export const onLeadToGrade: Reaction = {
  name: 'grading',
  types: [
    'leadCreated',
    'leadMoved',
    'leadAssigned',
    'leadUpdated',
    'interactionLogged',
    'customFieldChanged',
    'stageChanged',
  ],
  async run(tx, events) {
    const ofAll = events.some(({ type }) => type === 'customFieldChanged' || type === 'stageChanged');
    const ids = [...new Set(events.flatMap(leadToGrade))].sort();
    if (ofAll || ids.length > 0) await lineUp(tx, ofAll ? null : ids);
  },
};

function leadToGrade({ leadId, body }: LoggedEvent): string[] {
  return leadId && body.isSettled !== true ? [leadId] : [];
}
