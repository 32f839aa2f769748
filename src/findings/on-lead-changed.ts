import type { LoggedEvent } from '../platform/events/event.js';
import type { Reaction } from '../platform/events/reaction.js';
import type { LeadHolder } from './finding.events.js';
import { judge, type Passing, takeTurn, tellPassed } from './judgement.js';

/** Judges each lead anew that something happened to. */
export const onLeadChanged: Reaction = {
  name: 'findings',
  types: ['leadCreated', 'leadMoved', 'leadAssigned', 'leadUpdated', 'interactionLogged'],
  async run(tx, events) {
    const newest = Math.max(...events.map(({ at }) => at.getTime()));
    const now = await takeTurn(tx, new Date(newest));
    await tellPassed(tx, events.flatMap(passingOf), now);
    await judge(tx, [...new Set(events.flatMap(({ leadId }) => leadId ?? []))], now);
  },
};

function passingOf({ type, leadId, body }: LoggedEvent): Passing[] {
  if (type !== 'leadAssigned' || !leadId) return [];
  const { before, after } = body as { before: LeadHolder | null; after: LeadHolder };
  const isPassed = before && (before.ownerId !== after.ownerId || before.teamId !== after.teamId);
  return isPassed ? [{ leadId, before, after }] : [];
}
