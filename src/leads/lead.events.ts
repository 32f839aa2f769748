import type { DomainEvent } from '../platform/events/event.js';
import type { Placement, Temperature, Tier, Validity } from './lead.enums.js';

/** What feeds filter by and policies judge: the part of a lead that every event about it carries, before and after. */
export interface LeadSight {
  readonly placement: Placement;
  readonly ownerId: string | null;
  readonly lastOwnerId: string | null;
  readonly teamId: string | null;
  /** Absent in events that were told before leads had any. */
  readonly collaboratorIds?: readonly string[];
  readonly poolId: string | null;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly tier: Tier | null;
  readonly temperature: Temperature;
  readonly validity: Validity;
  readonly partnerId: string | null;
  readonly sourceId: string | null;
  readonly segment: string | null;
  /** What it weighs. Absent in events that were told before it was. */
  readonly loadUnits?: number;
}

/** The types of events about a lead. All bodies hold `before` (null at birth) and `after`. */
export type LeadEventType = 'leadCreated' | 'leadMoved' | 'leadAssigned' | 'leadUpdated';

interface ChangedLead {
  readonly id: string;
  readonly version: number;
  sight(): LeadSight;
}

/** The product that a lead is of since, where that is another one: so the log alone tells what is held of a product line. */
export function productTold(
  before: string | null | undefined,
  after: string | null | undefined,
): { productId?: string | null } {
  return (before ?? null) === (after ?? null) ? {} : { productId: after ?? null };
}

/** An event about a lead, made after the flush and while its row is locked, so that `version` is the one it now has. */
export function leadEvent(
  type: LeadEventType,
  change: { lead: ChangedLead; before: LeadSight | null; at: Date },
  extra: Readonly<Record<string, unknown>> = {},
): DomainEvent {
  const after = change.lead.sight();
  return {
    type,
    subjectId: change.lead.id,
    subjectVersion: change.lead.version,
    leadId: change.lead.id,
    repId: after.ownerId,
    teamId: after.teamId,
    poolId: after.poolId,
    body: { ...extra, before: change.before, after },
    at: change.at,
  };
}
