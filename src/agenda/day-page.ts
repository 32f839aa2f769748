import { badUserInput } from '../platform/errors.js';
import { uuidOf } from '../platform/ids.js';
import { type Action, byUrgency } from './agenda.rules.js';

const VERSION = 1;
const CURSOR_CHARACTERS = 1024;

/** A place in a day, with the instant as of which the day was worked out: the pages after it are of that very day. */
export interface Place extends Pick<Action, 'points' | 'dueAt' | 'leadId'> {
  readonly asOf: Date;
}

/** What is shown of a day. */
export function pageOfDay(day: readonly Action[], asOf: Date, asked: { first: number; place: Place | null }) {
  const { first, place } = asked;
  const rest = place ? day.filter(action => byUrgency(place, action) < 0) : day;
  const nodes = rest.slice(0, first);
  const edges = nodes.map(node => ({ cursor: cursorOf(node, asOf), node }));
  return {
    edges,
    nodes,
    totalCount: day.length,
    pageInfo: {
      hasNextPage: rest.length > nodes.length,
      hasPreviousPage: rest.length < day.length,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function cursorOf({ points, dueAt, leadId }: Action, asOf: Date): string {
  return Buffer.from(JSON.stringify([VERSION, asOf.getTime(), points, dueAt.getTime(), leadId])).toString('base64url');
}

/** The place that a cursor names, or BAD_USER_INPUT where it is none of ours. */
export function placeOf(cursor: string, now: Date): Place {
  const [version, asOf, points, due, leadId, ...more] = partsOf(cursor);
  const isOurs = version === VERSION && more.length === 0 && [asOf, points, due].every(Number.isSafeInteger);
  if (!isOurs || typeof leadId !== 'string' || !uuidOf(leadId, 'lead') || Number(asOf) > now.getTime())
    throw badUserInput('This is not a cursor of a day.', ['after']);
  const dueAt = new Date(Number(due));
  const then = new Date(Number(asOf));
  if (then.getTime() < 0 || Number.isNaN(dueAt.getTime()))
    throw badUserInput('This is not a cursor of a day.', ['after']);
  return { asOf: then, points: Number(points), dueAt, leadId };
}

function partsOf(cursor: string): unknown[] {
  if (cursor.length > CURSOR_CHARACTERS) return [];
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
