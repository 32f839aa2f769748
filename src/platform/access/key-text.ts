import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Config } from '../config.js';

/** A key as it is given away once, and what is kept of it. */
export interface KeyText {
  /** `plk_<env>_<id>_<secret><check>` */
  readonly text: string;
  readonly prefix: string;
  readonly secretHash: Buffer;
}

// The first is Crockford's, without letters that are mistaken for others: people read prefixes to each other.
const ID_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 12;
const SECRET_LENGTH = 32;
const CHECK_LENGTH = 6;
const SHAPE = /^(plk_(?:live|test|dev)_[0-9a-hjkmnp-tv-z]{12})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;
const ENVIRONMENTS: Readonly<Record<Config['environment'], string>> = {
  production: 'live',
  test: 'test',
  development: 'dev',
};

/** A new key: 190 random bits, and a check sum by which a mistyped one is told without asking the database. */
export function makeKey(environment: Config['environment']): KeyText {
  const prefix = `plk_${ENVIRONMENTS[environment]}_${randomLetters(ID_LETTERS, ID_LENGTH)}`;
  const secret = randomLetters(LETTERS, SECRET_LENGTH);
  return { text: `${prefix}_${secret}${checkOf(prefix, secret)}`, prefix, secretHash: hashOf(secret) };
}

/** Whether a bearer token means to be one of our keys. */
export function looksLikeKey(token: string): boolean {
  return token.startsWith('plk_');
}

/** The parts of a key by which it is looked up and compared, or null where it is none or was mistyped. */
export function readKey(text: string): Omit<KeyText, 'text'> | null {
  const [, prefix = '', secret = '', check] = SHAPE.exec(text) ?? [];
  return check !== undefined && check === checkOf(prefix, secret) ? { prefix, secretHash: hashOf(secret) } : null;
}

/** Whether an address carries a key: it would stand in the log of every proxy on its way. */
export function hasKey(address: string | undefined): boolean {
  return /plk(?:_|%5f)/i.test(address ?? '');
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function checkOf(prefix: string, secret: string): string {
  let rest = crc32(`${prefix}_${secret}`);
  let text = '';
  for (let place = 0; place < CHECK_LENGTH; place++) {
    text = LETTERS.charAt(rest % LETTERS.length) + text;
    rest = Math.floor(rest / LETTERS.length);
  }
  return text;
}

function randomLetters(letters: string, length: number): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
}
