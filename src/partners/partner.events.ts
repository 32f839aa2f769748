import type { DomainEvent } from '../platform/events/event.js';

interface Changed {
  readonly id: string;
  readonly version: number;
}

/** A partner was made, renamed, or switched on or off. */
export function partnerChanged({ id, version }: Changed, at: Date): DomainEvent {
  return { type: 'partnerChanged', subjectId: id, subjectVersion: version, body: {}, at };
}

/** A key was issued or revoked. */
export function apiKeyChanged({ id, version }: Changed, at: Date): DomainEvent {
  return { type: 'apiKeyChanged', subjectId: id, subjectVersion: version, body: {}, at };
}
