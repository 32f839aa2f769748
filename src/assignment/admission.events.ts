import type { OwnershipChange } from '../leads/lead.enums.js';
import type { DomainEvent } from '../platform/events/event.js';
import { newId } from '../platform/ids.js';

/** What was asked for, and why it was refused: what listeners are told and policies judge. */
export interface RefusedAdmission {
  readonly leadId: string;
  readonly repId: string;
  readonly teamId: string;
  readonly how: OwnershipChange;
  readonly code: string;
  /** What the rep held and its line, where the reason has figures. */
  readonly held: number | null;
  readonly capacity: number | null;
}

/** That a lead could not go to a rep for want of room. Nothing was changed, so the event is about the refusal itself. */
export function refusalEvent(refused: RefusedAdmission, at: Date): DomainEvent {
  const { leadId, repId, teamId } = refused;
  return {
    type: 'admissionRefused',
    subjectId: newId('refusal'),
    subjectVersion: 1,
    leadId,
    repId,
    teamId,
    body: { ...refused },
    at,
  };
}
