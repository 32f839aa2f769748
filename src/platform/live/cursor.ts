import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { badUserInput } from '../errors.js';

/** A place in the one total order. */
export interface Place {
  readonly epoch: number;
  readonly pos: number;
}

const VERSION = 1;
const SCOPE_BYTES = 8;
const BODY_BYTES = 1 + 4 + 8 + SCOPE_BYTES;
const MAC_BYTES = 16;
const TEXT_CHARACTERS = Math.ceil(((BODY_BYTES + MAC_BYTES) * 4) / 3);
const ANY_FEED = Buffer.alloc(SCOPE_BYTES);

/** What a feed's cursors are bound to: its name and its filter. */
export function scopeOf(feedName: string, filter: unknown): Buffer {
  return createHash('sha256')
    .update(`${feedName}\n${canonical(filter)}`)
    .digest()
    .subarray(0, SCOPE_BYTES);
}

/** The same text for the same value, whatever the order of its keys; what is null is as what is absent. */
export function canonical(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
    .join(',')}}`;
}

/**
 * Seals places into opaque, signed cursors and opens them again. A feed's cursor opens only that feed with that filter;
 * a snapshot's cursor opens any log feed. Neither names a person: frames are shared.
 */
export class Cursors {
  constructor(private readonly secret: string) {}

  seal(place: Place, scope: Buffer = ANY_FEED): string {
    const body = Buffer.alloc(BODY_BYTES);
    body.writeUInt8(VERSION, 0);
    body.writeUInt32BE(place.epoch, 1);
    body.writeBigUInt64BE(BigInt(place.pos), 5);
    scope.copy(body, 13);
    return Buffer.concat([body, this.mac(body)]).toString('base64url');
  }

  /** The place of a cursor; anything but a cursor of this scope or of a snapshot is BAD_USER_INPUT. */
  open(text: string, scope: Buffer): Place {
    const bytes = text.length === TEXT_CHARACTERS ? Buffer.from(text, 'base64url') : Buffer.alloc(0);
    // Only the one spelling is ours: spare bits at the end, padding or the other alphabet are not.
    if (bytes.length !== BODY_BYTES + MAC_BYTES || bytes.toString('base64url') !== text) throw foreign();
    const body = bytes.subarray(0, BODY_BYTES);
    if (!timingSafeEqual(bytes.subarray(BODY_BYTES), this.mac(body)) || body[0] !== VERSION) throw foreign();
    const bound = body.subarray(13);
    if (!bound.equals(scope) && !bound.equals(ANY_FEED))
      throw badUserInput('The cursor belongs to another feed or another filter.', ['after']);
    return { epoch: body.readUInt32BE(1), pos: Number(body.readBigUInt64BE(5)) };
  }

  private mac(body: Buffer): Buffer {
    return createHmac('sha256', this.secret).update(body).digest().subarray(0, MAC_BYTES);
  }
}

function foreign() {
  return badUserInput('The cursor is not one of ours.', ['after']);
}

/** The end of the log as a cursor that opens any log feed. Call it before reading the data that it stands beside. */
export async function snapshotCursor(ctx: {
  readonly runtime: { readonly live: { snapshotCursor(): Promise<string> } };
}): Promise<string> {
  return ctx.runtime.live.snapshotCursor();
}
