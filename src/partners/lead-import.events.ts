import type { DomainEvent } from '../platform/events/event.js';
import type { LeadImportStatus } from './lead-import.enums.js';

/** That an import came a step further, or to its end. */
export function leadImportChanged(
  told: { readonly id: string; readonly version: number; readonly status: LeadImportStatus },
  at: Date,
): DomainEvent {
  return {
    type: 'leadImportChanged',
    subjectId: told.id,
    subjectVersion: told.version,
    body: { status: told.status },
    at,
  };
}
