import { maySeeRow } from '../platform/access/row-rule.js';
import type { Viewer } from '../platform/access/viewer.js';
import type { LoggedEvent } from '../platform/events/event.js';
import type { LogFeed } from '../platform/live/log-feed.js';
import type { OwnershipChange } from './lead.enums.js';
import type { LeadSight } from './lead.events.js';
import type { LeadFeedFilter } from './lead-feed.graphql.js';
import { LEAD_ROWS } from './lead-rows.js';

/** One change as a feed tells it, still without its objects. */
export interface ToldChange {
  readonly leadId: string;
  readonly isGone: boolean;
  readonly version: number;
  readonly occurredAt: Date;
}

export interface ToldStageChange extends ToldChange {
  readonly fromStageId: string | null;
  readonly toStageId: string;
}

export interface ToldAssignment extends ToldChange {
  readonly how: OwnershipChange;
  readonly reason: string | null;
  readonly fromRepId: string | null;
  readonly toRepId: string | null;
  readonly fromPoolId: string | null;
  readonly toPoolId: string | null;
  readonly units: number;
  readonly heldAfter: number | null;
  readonly capacity: number | null;
}

/** How a lead stands to a listener across a change: it stays in, comes in, leaves, or was never there. */
type Crossing = 'stays' | 'enters' | 'leaves' | 'outside';

/** Every change of stage. A lead that comes into the filter or sight by another change is told as new, one that leaves as gone. */
export const leadStageFeed: LogFeed<LeadFeedFilter | null, ToldStageChange> = {
  name: 'leadStageChanged',
  entryOf(event, filter, viewer) {
    const isMove = event.type === 'leadMoved' || event.type === 'leadCreated';
    if (!isMove && !isLeadEvent(event)) return null;
    const { before, after } = sightsOf(event);
    if (!isMove && before?.stageId !== after.stageId) return null;
    const crossing = crossingOf(event, filter, viewer);
    if (crossing === 'outside' || (crossing === 'stays' && !isMove)) return null;
    const fromStageId = isMove && crossing === 'stays' ? (before?.stageId ?? null) : null;
    return { ...told(event, crossing), fromStageId, toStageId: after.stageId };
  },
};

/** Every change of holder. */
export const leadAssignedFeed: LogFeed<LeadFeedFilter | null, ToldAssignment> = {
  name: 'leadAssigned',
  entryOf(event, filter, viewer) {
    if (event.type !== 'leadAssigned') return null;
    const crossing = crossingOf(event, filter, viewer);
    if (crossing === 'outside') return null;
    const body = event.body as Omit<ToldAssignment, keyof ToldChange>;
    return {
      ...told(event, crossing),
      how: body.how,
      reason: body.reason,
      fromRepId: body.fromRepId,
      toRepId: body.toRepId,
      fromPoolId: body.fromPoolId,
      toPoolId: body.toPoolId,
      units: body.units,
      heldAfter: body.heldAfter ?? null,
      capacity: body.capacity ?? null,
    };
  },
};

function told(event: LoggedEvent, crossing: Crossing): ToldChange {
  return {
    leadId: event.leadId ?? event.subjectId,
    isGone: crossing === 'leaves',
    version: event.subjectVersion,
    occurredAt: event.at,
  };
}

function isLeadEvent(event: LoggedEvent): boolean {
  return event.type === 'leadAssigned' || event.type === 'leadUpdated';
}

function crossingOf(event: LoggedEvent, filter: LeadFeedFilter | null, viewer: Viewer): Crossing {
  if (filter?.importId && event.body.importId !== filter.importId) return 'outside';
  const { before, after } = sightsOf(event);
  const was = before !== null && isIn(before, filter, viewer);
  const is = isIn(after, filter, viewer);
  if (was) return is ? 'stays' : 'leaves';
  return is ? 'enters' : 'outside';
}

function sightsOf(event: LoggedEvent): { before: LeadSight | null; after: LeadSight } {
  const { before, after } = event.body as { before: LeadSight | null; after: LeadSight };
  return { before, after };
}

function isIn(sight: LeadSight, filter: LeadFeedFilter | null, viewer: Viewer): boolean {
  return maySeeRow(LEAD_ROWS, viewer, sight) && (filter === null || matches(sight, filter));
}

function matches(sight: LeadSight, filter: LeadFeedFilter): boolean {
  const conditions: readonly (readonly [readonly string[] | null | undefined, string | null])[] = [
    [filter.teamIds, sight.teamId],
    [filter.repIds, sight.ownerId],
    [filter.poolIds, sight.poolId],
    [filter.pipelineIds, sight.pipelineId],
    [filter.stageIds, sight.stageId],
    [filter.tiers, sight.tier],
    [filter.temperatures, sight.temperature],
  ];
  return conditions.every(([wanted, value]) => wanted == null || (value !== null && wanted.includes(value)));
}
