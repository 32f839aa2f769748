import type { DomainEvent, LoggedEvent } from './event.js';

/** The names in Redis of one database, so that several may share a Redis. */
export interface StreamKeys {
  readonly events: string;
  readonly bell: string;
}

export const STREAM_EVENTS = 5000;

export function streamKeys(database: string): StreamKeys {
  return { events: `plimsoll:${database}:events`, bell: `plimsoll:${database}:bell` };
}

/** Explicit ids: Redis refuses one that is not larger, so a second leader cannot duplicate. */
export function streamId(epoch: number, pos: number): string {
  return `${epoch}-${pos}`;
}

export function parseStreamId(id: string): { epoch: number; pos: number } {
  const [epoch, pos] = id.split('-').map(Number);
  return { epoch: epoch ?? 0, pos: pos ?? 0 };
}

export function encodeEvent(event: LoggedEvent): string {
  return JSON.stringify(event);
}

export function decodeEvent(id: string, text: string): LoggedEvent {
  const event = JSON.parse(text) as DomainEvent & { at: string };
  return { ...event, at: new Date(event.at), ...parseStreamId(id) };
}
