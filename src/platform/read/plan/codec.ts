import type { EntityProperty, Platform } from '@mikro-orm/core';
import { type GraphQLLeafType, isEnumType } from 'graphql';
import { type IdPrefix, IdType, idFromUuid } from '../../ids.js';
import { Unplanned } from './unplanned.js';

type Kind = 'uuid' | 'text' | 'whole' | 'number' | 'boolean' | 'time' | 'date' | 'json' | 'list';

/** How one column comes out of PostgreSQL: as one token of text that is never null, `''` where the column is. */
export interface Codec {
  /** The column as SQL → the token as SQL. */
  select(column: string): string;
  isNull(token: string): boolean;
  /** What MikroORM would give for it. */
  value(token: string): unknown;
  readonly kind: Kind;
  /** Of the id that the column holds. */
  readonly prefix: IdPrefix | null;
  /** The token without the mark of a text that is there: null and `''` are two things. */
  bare(token: string): string;
}

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/\[\]$/, 'list'],
  [/^uuid$/, 'uuid'],
  [/^(text|varchar|character varying)/, 'text'],
  [/^(int|int2|int4|int8|integer|smallint|bigint)$/, 'whole'],
  [/^(numeric|decimal|real|float|float4|float8|double precision)/, 'number'],
  [/^bool(ean)?$/, 'boolean'],
  [/^timestamptz/, 'time'],
  [/^date$/, 'date'],
  [/^jsonb$/, 'json'],
];

const CODECS = new WeakMap<EntityProperty, Codec>();

/** Throws `Unplanned` for a column that is not read here. */
export function codecOf(property: EntityProperty, platform: Platform): Codec {
  const known = CODECS.get(property);
  if (known) return known;
  const codec = makeCodec(property, platform);
  CODECS.set(property, codec);
  return codec;
}

function makeCodec(property: EntityProperty, platform: Platform): Codec {
  const [type = ''] = property.columnTypes ?? [];
  const kind = KINDS.find(([shape]) => shape.test(type))?.[1];
  if (!kind || property.formula || property.persist === false) throw new Unplanned('field', property.name);
  const isNullable = property.nullable === true;
  const isMarked = isNullable && kind === 'text';
  const id = idTypeOf(property);
  const cast = kind === 'list' ? (sql: string) => `to_json(${sql})` : (sql: string) => sql;
  const bare = isMarked ? (token: string) => token.slice(1) : (token: string) => token;
  const read = reader(kind, property, platform);
  return {
    kind,
    prefix: id?.prefix ?? null,
    bare,
    select: sql => {
      if (isMarked) return `coalesce('~' || ${sql}, '')`;
      return isNullable ? `coalesce(${cast(sql)}::text, '')` : cast(sql);
    },
    isNull: token => isNullable && token === '',
    value: token => (isNullable && token === '' ? null : read(bare(token))),
  };
}

/** The kind of id that a column holds, be it a key, a plain id or a relation. */
export function idTypeOf(property: EntityProperty): IdType | null {
  const type = property.targetMeta?.getPrimaryProps()[0]?.customType ?? property.customType;
  return type instanceof IdType ? type : null;
}

function reader(kind: Kind, property: EntityProperty, platform: Platform): (token: string) => unknown {
  const id = idTypeOf(property);
  if (id) return token => idFromUuid(id.prefix, token);
  if (kind === 'whole' || kind === 'number') return property.runtimeType === 'number' ? numberOf : refuse;
  if (kind === 'boolean') return token => token.startsWith('t');
  if (kind === 'time') return token => new Date(instantOf(token));
  if (kind === 'json') return token => JSON.parse(token);
  const { customType } = property;
  if (kind === 'list')
    return token => {
      const list: unknown = JSON.parse(token);
      return customType ? customType.convertToJSValue(list, platform) : list;
    };
  return token => token;
}

function refuse(token: string): never {
  throw new Unplanned('value', token.slice(0, 20));
}

function numberOf(token: string): number {
  const value = Number(token);
  if (!Number.isFinite(value)) refuse(token);
  return value;
}

const INT4_LIMIT = 2 ** 31;

const JSON_OF_NUMBER: Readonly<Record<string, (token: string) => string>> = {
  Int: token => (token.length < 10 || Math.abs(Number(token)) < INT4_LIMIT ? token : refuse(token)),
  Float: token => String(numberOf(token)),
  SafeInt: token => (Number.isSafeInteger(Number(token)) ? token : refuse(token)),
};

/** A token that is not null → its JSON, as the type of the field serializes it. */
export function jsonOf(codec: Codec, type: GraphQLLeafType): (token: string) => string {
  const { kind, bare, prefix } = codec;
  if (isEnumType(type) && kind === 'text') {
    const texts = new Map(type.getValues().map(({ name, value }) => [String(value), `"${name}"`]));
    return token => texts.get(bare(token)) ?? refuse(token);
  }
  if (kind === 'uuid' && type.name === 'ID') return prefix ? idWriter(prefix) : quoted;
  if (kind === 'text' && /^(String|ID|EmailAddress|PhoneNumber)$/.test(type.name)) return token => quoted(bare(token));
  if (kind === 'whole' || (kind === 'number' && type.name === 'Float')) {
    const write = JSON_OF_NUMBER[type.name];
    if (write) return write;
  }
  if (kind === 'boolean' && type.name === 'Boolean') return token => (token.startsWith('t') ? 'true' : 'false');
  if (kind === 'time' && type.name === 'DateTime') return token => `"${instantOf(token)}"`;
  return token => serialized(type, codec.value(token));
}

/** Any value as JSON, as its type serializes it; what graphql-js would refuse ends the plan. */
export function serialized(type: GraphQLLeafType, value: unknown): string {
  let text: string | undefined;
  try {
    const shown: unknown = type.serialize(value);
    text = shown === null ? undefined : JSON.stringify(shown);
  } catch {
    throw new Unplanned('value', type.name);
  }
  if (text === undefined) throw new Unplanned('value', type.name);
  return text;
}

const TO_ESCAPE = /[\p{Cc}"\\\p{Surrogate}]/u;

/** A text as JSON. */
function quoted(text: string): string {
  return TO_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}

const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/;
const ZEROS = ['.000', '', '00', '0', '', '', '', ''];

/** `2026-11-22 14:05:00.1+00` → `2026-11-22T14:05:00.100Z`; cut to milliseconds, as a Date is. */
function instantOf(token: string): string {
  if (!INSTANT.test(token)) refuse(token);
  const fraction = token.length - 22;
  const end = Math.min(token.length - 3, 23);
  return `${token.slice(0, 10)}T${token.slice(11, end)}${ZEROS[fraction] ?? ''}Z`;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LETTERS = Uint8Array.from(ALPHABET, letter => letter.charCodeAt(0));
const NIBBLES = new Uint8Array(128).fill(255);
for (const [value, figure] of [...'0123456789abcdef'].entries()) NIBBLES[figure.charCodeAt(0)] = value;

/** `idFromUuid` in quotes, without big numbers: lists hold hundreds of ids. */
function idWriter(prefix: IdPrefix): (token: string) => string {
  const codes = new Array<number>(26).fill(0);
  return token => {
    let [bits, held, at] = [0, 2, 0];
    for (let place = 0; place < token.length; place++) {
      const nibble = NIBBLES[token.charCodeAt(place)] ?? 255;
      if (nibble === 255) continue;
      bits = (bits << 4) | nibble;
      held += 4;
      if (held < 5) continue;
      held -= 5;
      codes[at++] = LETTERS[bits >> held] ?? 0;
      bits &= (1 << held) - 1;
    }
    if (at !== 26 || token.length !== 36) refuse(token);
    return `"${prefix}_${String.fromCharCode(...codes)}"`;
  };
}
