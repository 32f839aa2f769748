import type { DomainEvent } from '../platform/events/event.js';
import type { FindingCode, FindingSeverity } from './finding.enums.js';

/** What feeds filter findings by and policies judge: whom it is about, and who holds the lead. */
export interface FindingSight {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly repId: string | null;
  readonly teamId: string | null;
  readonly lead: LeadHolder;
}

export interface LeadHolder {
  readonly ownerId: string | null;
  readonly teamId: string | null;
}

/** A row of findings as events tell it. */
export interface ToldFinding {
  readonly id: string;
  readonly version: number;
  readonly leadId: string;
  readonly sight: FindingSight;
}

/**
 * That a finding was raised or closed, or that its lead went to another holder while it was open (`findingPassed`, with
 * `before`: it leaves some sights and comes into others). Its body never has the `before` and `after` of events about leads.
 */
export function findingEvent(
  type: 'findingRaised' | 'findingClosed' | 'findingPassed',
  finding: ToldFinding,
  told: { readonly before: FindingSight | null; readonly at: Date },
): DomainEvent {
  return {
    type,
    subjectId: finding.id,
    subjectVersion: finding.version,
    leadId: finding.leadId,
    repId: finding.sight.repId,
    teamId: finding.sight.teamId,
    body: { was: told.before, is: finding.sight },
    at: told.at,
  };
}
