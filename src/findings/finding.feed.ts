import { maySeeRow } from '../platform/access/row-rule.js';
import type { Viewer } from '../platform/access/viewer.js';
import type { LogFeed } from '../platform/live/log-feed.js';
import { FindingTurn } from './finding.enums.js';
import type { FindingSight } from './finding.events.js';
import type { FindingFeedFilter } from './finding-feed.graphql.js';
import { FINDING_ROWS } from './finding-rows.js';

/** One change as the feed tells it, still without its finding. */
export interface ToldFindingChange {
  readonly findingId: string;
  readonly isGone: boolean;
  readonly change: FindingTurn | null;
  readonly version: number;
  readonly occurredAt: Date;
}

/** Every finding raised and closed. One that comes into sight because its lead changed hands is told as raised, one that leaves as gone. */
export const findingRaisedFeed: LogFeed<FindingFeedFilter | null, ToldFindingChange> = {
  name: 'findingRaised',
  entryOf(event, filter, viewer) {
    const turn = TURNS[event.type];
    if (!turn) return null;
    const { was, is } = event.body as { was: FindingSight | null; is: FindingSight };
    const isSeen = isIn(is, filter, viewer);
    if (was === null ? !isSeen : isSeen === isIn(was, filter, viewer)) return null;
    return {
      findingId: event.subjectId,
      isGone: !isSeen,
      change: isSeen ? turn : null,
      version: event.subjectVersion,
      occurredAt: event.at,
    };
  },
};

const TURNS: Readonly<Record<string, FindingTurn>> = {
  findingRaised: FindingTurn.RAISED,
  findingPassed: FindingTurn.RAISED,
  findingClosed: FindingTurn.CLOSED,
};

function isIn(sight: FindingSight, filter: FindingFeedFilter | null, viewer: Viewer): boolean {
  return maySeeRow(FINDING_ROWS, viewer, sight) && (filter === null || matches(sight, filter));
}

function matches(sight: FindingSight, filter: FindingFeedFilter): boolean {
  const conditions: readonly (readonly [readonly string[] | null | undefined, string | null])[] = [
    [filter.codes, sight.code],
    [filter.repIds, sight.repId],
    [filter.teamIds, sight.teamId],
  ];
  return conditions.every(([wanted, value]) => wanted == null || (value !== null && wanted.includes(value)));
}
