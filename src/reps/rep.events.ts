import type { DomainEvent } from '../platform/events/event.js';

interface ChangedRep {
  readonly id: string;
  readonly version: number;
  readonly team: { readonly id: string };
  readonly isActive: boolean;
  readonly level: string;
  readonly startedOn: string | null;
}

/** That something about a rep changed, but for what it holds; and by what its line is found. */
export function repChanged(rep: ChangedRep, at: Date): DomainEvent {
  return {
    type: 'repChanged',
    subjectId: rep.id,
    subjectVersion: rep.version,
    repId: rep.id,
    teamId: rep.team.id,
    body: { isActive: rep.isActive, level: rep.level, startedOn: rep.startedOn },
    at,
  };
}

/** That a team got another name or another place in the tree. */
export function teamChanged(
  team: { readonly id: string; readonly version: number; readonly parent: { readonly id: string } | null },
  at: Date,
): DomainEvent {
  return {
    type: 'teamChanged',
    subjectId: team.id,
    subjectVersion: team.version,
    teamId: team.id,
    body: { parentId: team.parent?.id ?? null },
    at,
  };
}

/** That days begin at another time: for these teams, and with the organisation's day for these reps and stages. */
export function timeZoneChanged(
  of: { readonly id: string; readonly version: number },
  body: Readonly<Record<'teamIds' | 'repIds' | 'stageIds', readonly string[]>>,
  at: Date,
): DomainEvent {
  return { type: 'timeZoneChanged', subjectId: of.id, subjectVersion: of.version, body, at };
}
