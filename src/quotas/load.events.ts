import type { DomainEvent } from '../platform/events/event.js';

/** That what a rep or a limited team holds, or its line, changed. Recorded while the counter row is locked. */
export function loadEvent(
  load: { kind: 'rep' | 'team'; id: string; version: number; teamId: string | null },
  at: Date,
): DomainEvent {
  return {
    type: load.kind === 'rep' ? 'repLoadChanged' : 'teamLoadChanged',
    subjectId: load.id,
    subjectVersion: load.version,
    repId: load.kind === 'rep' ? load.id : null,
    teamId: load.teamId,
    body: {},
    at,
  };
}
