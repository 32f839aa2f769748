import { ArrayType, Type } from '@mikro-orm/core';
import { GraphQLError } from 'graphql';
import { v7 } from 'uuid';

/**
 * Ids are UUIDv7 in the tables and `<prefix>_<26 characters of Crockford base32>` in the code and the API.
 * The prefix names the kind, so an id of the wrong kind is refused before any look-up.
 */
export const ID_PREFIXES = [
  'lead',
  'rep',
  'team',
  'pool',
  'pipe',
  'stage',
  'company',
  'contact',
  'source',
  'campaign',
  'product',
  'competitor',
  'touch',
  'finding',
  'quota',
  'cap',
  'cycle',
  'outcome',
  'leave',
  'partner',
  'import',
  'content',
  'delivery',
  'program',
  'enrollment',
  'key',
  'refusal',
  'candidate',
  'field',
  'preference',
  'segment',
  'rule',
  'decision',
  'view',
  'organisation',
  'offer',
  'bulk',
  'criteria',
  'matrix',
  'screening',
] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** By the code of the letter. */
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, ALPHABET.indexOf(String.fromCharCode(code))));
const SHAPE = /^([a-z]+)_([0-7][0-9a-hjkmnp-tv-z]{25})$/;
/** 20 bits are five hexadecimal digits and four letters, so numbers do and neither text needs more than seven turns. */
const TURN = { digits: 5, letters: 4 };
const DIGITS = 35;
const LETTERS = 28;
/** Three digits for each 12 bits. */
const HEX = Array.from({ length: 1 << 12 }, (_, bits) => bits.toString(16).padStart(3, '0'));
const PAIRS = Array.from({ length: 1 << 10 }, (_, bits) => `${ALPHABET[bits >> 5]}${ALPHABET[bits & 31]}`);

/** A new id of a kind; ids made later sort later, to the millisecond. */
export function newId(prefix: IdPrefix): string {
  return idFromUuid(prefix, v7());
}

/** `lead`, `0190…` → `lead_01…`. The uuid may carry hyphens. */
export function idFromUuid(prefix: IdPrefix, uuid: string): string {
  const hex = uuid.replaceAll('-', '').padStart(DIGITS, '0');
  let text = '';
  for (let at = 0; at < DIGITS; at += TURN.digits) {
    const bits = Number.parseInt(hex.slice(at, at + TURN.digits), 16);
    text += `${PAIRS[bits >> 10]}${PAIRS[bits & 1023]}`;
  }
  return `${prefix}_${text.slice(2)}`;
}

/** The uuid of an id, or null where the text is no id of this kind (or of any kind, without a prefix). */
export function uuidOf(id: string, prefix?: IdPrefix): string | null {
  const known = KNOWN.get(id) ?? read(id);
  return known && (prefix === undefined || known.prefix === prefix) ? known.uuid : null;
}

interface ReadId {
  readonly prefix: string;
  readonly uuid: string;
}

/** Ids that were read lately: one of a team, a stage or a rep is read again and again. */
const KNOWN = new Map<string, ReadId>();
const LIMIT_KNOWN = 4096;

function read(id: string): ReadId | null {
  const match = SHAPE.exec(id);
  if (!match) return null;
  const letters = `00${match[2]}`;
  let hex = '';
  for (let at = 0; at < LETTERS; at += TURN.letters) hex += digitsOf(letters, at);
  // Three digits more than the 32 of a uuid, always zeros.
  const uuid = `${hex.slice(3, 11)}-${hex.slice(11, 15)}-${hex.slice(15, 19)}-${hex.slice(19, 23)}-${hex.slice(23)}`;
  const known = { prefix: match[1] ?? '', uuid };
  if (KNOWN.size >= LIMIT_KNOWN) KNOWN.clear();
  KNOWN.set(id, known);
  return known;
}

function digitsOf(letters: string, at: number): string {
  const [high, low] = [pairAt(letters, at), pairAt(letters, at + 2)];
  return HEX[(high << 2) | (low >> 8)] + (HEX[low & 255] ?? '').slice(1);
}

function pairAt(letters: string, at: number): number {
  return ((VALUES[letters.charCodeAt(at)] ?? 0) << 5) | (VALUES[letters.charCodeAt(at + 1)] ?? 0);
}

/** The kind that an id names, or null where the text is no id at all. */
export function prefixOf(id: string): IdPrefix | null {
  const prefix = SHAPE.exec(id)?.[1] as IdPrefix | undefined;
  return prefix && ID_PREFIXES.includes(prefix) ? prefix : null;
}

/** An id of another kind than its place wants: BAD_USER_INPUT. The id itself is never shown. */
export class IdRefused extends GraphQLError {
  readonly id!: string;

  constructor(id: string, prefix: IdPrefix) {
    super(`This is not the id of a ${prefix}.`, { extensions: { code: 'BAD_USER_INPUT' } });
    Object.defineProperty(this, 'id', { value: id, enumerable: false });
  }
}

/** The column type of an id: the entity holds the API form, the table a uuid. An id of another kind is BAD_USER_INPUT. */
export class IdType extends Type<string | null, string | null> {
  constructor(readonly prefix: IdPrefix) {
    super();
  }

  override convertToDatabaseValue(value: string | null): string | null {
    if (value == null) return null;
    const uuid = uuidOf(value, this.prefix);
    if (!uuid) throw new IdRefused(value, this.prefix);
    return uuid;
  }

  override convertToJSValue(value: string | null): string | null {
    if (value == null || value.includes('_')) return value;
    return idFromUuid(this.prefix, value);
  }

  override getColumnType(): string {
    return 'uuid';
  }

  override compareAsType(): string {
    return 'string';
  }
}

/** The column type of a list of ids of one kind: uuid[] in the table, the API form here. */
export class IdListType extends ArrayType<string> {
  constructor(prefix: IdPrefix) {
    const one = new IdType(prefix);
    super(
      uuid => one.convertToJSValue(uuid) ?? uuid,
      id => one.convertToDatabaseValue(id) ?? id,
    );
  }

  override getColumnType(): string {
    return 'uuid[]';
  }
}
