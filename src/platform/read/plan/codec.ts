import type { EntityProperty, Platform } from '@mikro-orm/core';
import type { GraphQLLeafType } from 'graphql';
import { type IdPrefix, IdType, idFromUuid } from '../../ids.js';
import { Unplanned } from './unplanned.js';

type Kind = 'uuid' | 'text' | 'whole' | 'number' | 'boolean' | 'time' | 'date' | 'json' | 'list';

/** How one column comes out of PostgreSQL: as one token of text that is never null, `''` where the column is. */
export interface Codec {
  /** The column as SQL → the token as SQL, a text. */
  select(column: string): string;
  /** Whether it may be null in the database: then `''` says so. */
  readonly isNullable: boolean;
  /** What MikroORM would give for it. */
  value(token: string): unknown;
  readonly kind: Kind;
  /** Of the id that the column holds. */
  readonly prefix: IdPrefix | null;
  /** How many characters a text that is there has before it: null and `''` are two things. */
  readonly mark: 0 | 1;
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
  const cast = (sql: string) => (kind === 'list' ? `to_json(${sql})::text` : kind === 'text' ? sql : `${sql}::text`);
  const mark = isMarked ? 1 : 0;
  const read = reader(kind, property, platform);
  return {
    kind,
    prefix: id?.prefix ?? null,
    mark,
    isNullable,
    select: sql => {
      if (isMarked) return `coalesce('~' || ${sql}, '')`;
      return isNullable ? `coalesce(${cast(sql)}, '')` : cast(sql);
    },
    value: token => (isNullable && token === '' ? null : read(token.slice(mark))),
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

/** Ends the plan: a resolver must say what becomes of it. */
export function refuse(token: string): never {
  throw new Unplanned('value', token.slice(0, 20));
}

function numberOf(token: string): number {
  const value = Number(token);
  if (!Number.isFinite(value)) refuse(token);
  return value;
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

const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/;

/** `2026-11-22 14:05:00.1+00` → what a Date reads; cut to milliseconds, as it would. */
function instantOf(token: string): string {
  if (!INSTANT.test(token)) refuse(token);
  return `${token.slice(0, 10)}T${token.slice(11, Math.min(token.length - 3, 23))}Z`;
}
