import type { DomainEvent } from '../platform/events/event.js';

/** That what a rep or a limited team holds, or its line, changed. Recorded while the counter row is locked. */
export function loadEvent(
  load: { kind: 'rep' | 'team'; id: string; version: number; teamId: string | null },
  at: Date,
  body: Readonly<Record<string, unknown>> = {},
): DomainEvent {
  return {
    type: load.kind === 'rep' ? 'repLoadChanged' : 'teamLoadChanged',
    subjectId: load.id,
    subjectVersion: load.version,
    repId: load.kind === 'rep' ? load.id : null,
    teamId: load.teamId,
    body,
    at,
  };
}

interface Sum {
  readonly count: number;
  readonly units: number;
}

interface Recounted {
  readonly before: Sum;
  readonly after: Sum;
}

/**
 * That a counter of a holder, or one of its walls, did not say what is owned and was set right: what it said, and what is held; the walls that were
 * wrong, where some were, with the same of each.
 */
export function loadRepaired(
  of: Recounted & {
    readonly kind: 'rep' | 'team';
    readonly id: string;
    readonly walls: readonly (Recounted & { readonly kind: string; readonly of: string })[];
  },
  told: { readonly version: number; readonly teamId: string; readonly at: Date },
): DomainEvent {
  const walls = of.walls.map(({ kind, of: part, before, after }) => ({ kind, of: part, said: before, holds: after }));
  return {
    type: 'loadRepaired',
    subjectId: of.id,
    subjectVersion: told.version,
    repId: of.kind === 'rep' ? of.id : null,
    teamId: told.teamId,
    body: { said: of.before, holds: of.after, ...(walls.length > 0 && { walls }) },
    at: told.at,
  };
}
