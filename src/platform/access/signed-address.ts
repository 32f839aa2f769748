import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.js';

/** What an address opens: one thing, at one door, until an instant. */
export interface SignedPlace {
  readonly door: string;
  readonly id: string;
  readonly expiresAtMs: number;
}

const KEY_BYTES = 32;
const FILES = '/files';

/** The address of a file, on the same origin as the endpoint; whoever knows it may use it until it ends. */
export function signedAddress(place: SignedPlace, config: Pick<Config, 'cursorSecret'>): string {
  const { door, id, expiresAtMs } = place;
  return `${FILES}/${door}/${id}?expires=${expiresAtMs}&signature=${signatureOf(place, config).toString('base64url')}`;
}

/** Whether an address was signed here, whole as it is. Whether it has ended is another question. */
export function isSigned(place: SignedPlace, signature: unknown, config: Pick<Config, 'cursorSecret'>): boolean {
  if (typeof signature !== 'string') return false;
  const given = Buffer.from(signature, 'base64url');
  const wanted = signatureOf(place, config);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function signatureOf({ door, id, expiresAtMs }: SignedPlace, { cursorSecret }: Pick<Config, 'cursorSecret'>): Buffer {
  const key = Buffer.from(hkdfSync('sha256', cursorSecret, 'plimsoll', 'file addresses', KEY_BYTES));
  return createHmac('sha256', key).update(`${door}\n${id}\n${expiresAtMs}`).digest();
}
