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
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, BigInt(value)] as const));
const SHAPE = /^([a-z]+)_([0-7][0-9a-hjkmnp-tv-z]{25})$/;
const UUID_BITS = 128;

/** A new id of a kind; ids made later sort later, to the millisecond. */
export function newId(prefix: IdPrefix): string {
  return idFromUuid(prefix, v7());
}

/** `lead`, `0190…` → `lead_01…`. The uuid may carry hyphens. */
export function idFromUuid(prefix: IdPrefix, uuid: string): string {
  let bits = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let text = '';
  for (let i = 0; i < 26; i++) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return `${prefix}_${text}`;
}

/** The uuid of an id, or null where the text is no id of this kind (or of any kind, without a prefix). */
export function uuidOf(id: string, prefix?: IdPrefix): string | null {
  const match = SHAPE.exec(id);
  if (!match || (prefix && match[1] !== prefix)) return null;
  let bits = 0n;
  for (const letter of match[2] ?? '') bits = (bits << 5n) | (VALUES.get(letter) ?? 0n);
  const hex = BigInt.asUintN(UUID_BITS, bits).toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
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
