import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import { uuidOf } from '../../ids.js';
import type { KeyedValue, Where } from '../keyset.js';
import { idTypeOf } from './codec.js';
import { quotedName, type SqlText } from './sql-text.js';
import { Unplanned } from './unplanned.js';

/** What a condition speaks of: the columns of one row. */
export interface Scope {
  readonly meta: EntityMetadata;
  column(property: EntityProperty): string;
  /** Under a `not` null and false are two things. */
  readonly isExact: boolean;
  /** The row that a reference points at, where that is at hand: nothing is looked up then. */
  readonly parent?: { readonly by: EntityProperty; readonly scope: Scope };
}

/** The columns of a table under a name. */
export function scopeOf(meta: EntityMetadata, name: string): Scope {
  return { meta, isExact: false, column: property => `${name}.${columnName(property)}` };
}

/** The one column of a property. */
function columnName(property: EntityProperty): string {
  const known = NAMES.get(property);
  if (known) return known;
  const { name, fieldNames } = property;
  const [field] = fieldNames ?? [];
  if (!field || fieldNames.length !== 1) throw new Unplanned('field', name);
  const quoted = quotedName(field);
  NAMES.set(property, quoted);
  return quoted;
}

/** The table of an entity. */
export function tableName(meta: EntityMetadata): string {
  const known = NAMES.get(meta);
  if (known) return known;
  const { tableName: table, schema } = meta;
  const quoted = schema ? `${quotedName(schema)}.${quotedName(table)}` : quotedName(table);
  NAMES.set(meta, quoted);
  return quoted;
}

/** Of columns and tables, in quotes. */
const NAMES = new WeakMap<EntityProperty | EntityMetadata, string>();

/**
 * A condition of the kind that MikroORM takes (policies, filters, places in an order) as SQL; `true` and `false` where it comes
 * to that. The same operators, with the same answer to null; anything else throws `Unplanned`.
 */
export function whereSql(where: Where, scope: Scope, text: SqlText): string {
  return text.folded(() => joined('and', Object.entries(where), ([key, test]) => partSql([key, test], scope, text)));
}

function partSql([key, test]: [string, unknown], scope: Scope, text: SqlText): string {
  if (test === undefined) throw new Unplanned('condition', key);
  if (key === '$and' || key === '$or')
    return text.folded(() =>
      joined(key === '$and' ? 'and' : 'or', test as readonly Where[], one => whereSql(one, scope, text)),
    );
  if (key === '$not') return negated(whereSql(test as Where, { ...scope, isExact: true }, text));
  const property = scope.meta.properties[key as never] as EntityProperty | undefined;
  if (!property) throw new Unplanned('condition', key);
  const isReference =
    property.kind === ReferenceKind.MANY_TO_ONE || (property.kind === ReferenceKind.ONE_TO_ONE && property.owner);
  if (isReference && isLookInto(test)) return farSql(test, property, { scope, text });
  if (!isReference && property.kind !== ReferenceKind.SCALAR) throw new Unplanned('condition', key);
  const column = scope.column(property);
  if (property.columnTypes?.[0] === 'jsonb') return withinSql(test, column, text);
  const convert = converter(property);
  const few = valuesOf(property);
  return text.folded(() =>
    joined('and', operatorsIn(test), ([operator, operand]) =>
      testSql({ column, operator, operand, few }, convert, text),
    ),
  );
}

/**
 * The values of a column that can have but few, as SQL. They stand in the text: where PostgreSQL does not see them it takes conditions for
 * much narrower with the values of one request than without, and plans a prepared statement anew every time.
 */
function valuesOf(property: EntityProperty): Few {
  const known = FEW.get(property);
  if (known) return known;
  const { items = [], columnTypes } = property;
  const names = items.filter(item => /^\w+$/.test(String(item)));
  const few: Few = columnTypes?.[0] === 'boolean' ? BOOLEANS : new Map(names.map(name => [name, `'${String(name)}'`]));
  FEW.set(property, few);
  return few;
}

/** Values by what they are, as SQL; none where a column may have anything. */
type Few = ReadonlyMap<unknown, string>;

const FEW = new WeakMap<EntityProperty, Few>();
const BOOLEANS: Few = new Map([true, false].map(value => [value, String(value)]));
const ANYTHING: Few = new Map();

/** What lies under the operators of one property; a bare value means `$eq`. */
function operatorsIn(test: unknown): [string, unknown][] {
  if (typeof test !== 'object' || test === null || test instanceof Date) return [['$eq', test]];
  const given = Object.entries(test);
  if (given.length === 0 || given.some(([operator]) => !operator.startsWith('$')))
    throw new Unplanned('condition', given[0]?.[0] ?? 'nothing');
  return given;
}

const COMPARED: Readonly<Record<string, string>> = {
  $eq: '=',
  $ne: '<>',
  $gt: '>',
  $gte: '>=',
  $lt: '<',
  $lte: '<=',
  $ilike: 'ilike',
  $contains: '@>',
};

interface Test {
  readonly column: string;
  readonly operator: string;
  readonly operand: unknown;
  readonly few: Few;
}

function testSql(
  { column, operator, operand, few }: Test,
  convert: (value: unknown) => unknown,
  text: SqlText,
): string {
  if (operator === '$in' || operator === '$nin') {
    const list = operand as readonly unknown[];
    if (list.length === 0) return operator === '$in' ? 'false' : 'true';
    const some = text.param(list.map(convert));
    return operator === '$in' ? `${column} = any(${some})` : `${column} <> all(${some})`;
  }
  if (operand === null && operator === '$eq') return `${column} is null`;
  if (operand === null && operator === '$ne') return `${column} is not null`;
  const sign = COMPARED[operator];
  if (!sign || operand === null || operand === undefined) throw new Unplanned('condition', operator);
  const known = few.get(operand);
  return `${column} ${sign} ${known ?? text.param(Array.isArray(operand) ? operand.map(convert) : convert(operand))}`;
}

/** A condition on what lies under keys in a column of objects, or on the object as a whole. */
function withinSql(test: unknown, column: string, text: SqlText): string {
  const parts = Object.entries(test as object).map(([key, inner]: [string, unknown]) => {
    if (key === '$contains') return `${column} @> ${text.param(JSON.stringify(inner))}::jsonb`;
    return text.folded(() =>
      joined('and', operatorsIn(inner), ([operator, operand]) => {
        const { type = 'string' } = TYPED.find(one => one.type === typeof operand) ?? {};
        return testSql({ column: keyedSql(column, { key, type }), operator, operand, few: ANYTHING }, same, text);
      }),
    );
  });
  if (parts.length === 0) throw new Unplanned('condition', 'nothing within');
  return parts.join(' and ');
}

const TYPED = [{ type: 'number' }, { type: 'boolean' }] as const;
const CASTS = { string: '', number: '::float8', boolean: '::bool' } as const;
const same = (value: unknown) => value;

/** What lies under a key, as SQL compares it. The key is none of a client: it was looked up before. */
export function keyedSql(column: string, { key, type }: KeyedValue): string {
  if (!/^\w+$/.test(key)) throw new Unplanned('condition', key);
  return `(${column}->>'${key}')${CASTS[type]}`;
}

function converter(property: EntityProperty): (value: unknown) => unknown {
  const id = idTypeOf(property);
  if (id) return value => id.convertToDatabaseValue(value as string);
  if (property.columnTypes?.[0] === 'uuid[]') return value => uuidOf(String(value));
  return value => {
    if (typeof value === 'object' && value !== null && !(value instanceof Date))
      throw new Unplanned('condition', property.name);
    return value;
  };
}

/** A condition on the row behind a reference: as with a left join, which finds one row or nulls. */
function farSql(test: Where, property: EntityProperty, { scope, text }: { scope: Scope; text: SqlText }): string {
  const { targetMeta } = property;
  const [key] = targetMeta?.getPrimaryProps() ?? [];
  if (scope.parent?.by === property) return whereSql(test, { ...scope.parent.scope, isExact: scope.isExact }, text);
  if (!targetMeta || !key) throw new Unplanned('condition', property.name);
  const name = text.name();
  const from = scope.column(property);
  const table = tableName(targetMeta);
  if (!scope.isExact && !speaksOfNull(test))
    return text.folded(() => {
      const inner = whereSql(test, scopeOf(targetMeta, name), text);
      if (inner === 'true' || inner === 'false') return inner;
      return `exists (select 1 from ${table} ${name} where ${name}.${columnName(key)} = ${from} and ${inner})`;
    });
  // Value by value, each null where there is no row.
  const column = (far: EntityProperty) =>
    `(select ${name}.${columnName(far)} from ${table} ${name} where ${name}.${columnName(key)} = ${from})`;
  return whereSql(test, { meta: targetMeta, isExact: scope.isExact, column }, text);
}

/** Whether a row that is not there could fulfil it. */
function speaksOfNull(where: unknown): boolean {
  if (where === null) return true;
  if (typeof where !== 'object' || where instanceof Date) return false;
  return Object.entries(where).some(([key, test]) => {
    if (key === '$not') return true;
    return key === '$ne' ? test !== null && speaksOfNull(test) : speaksOfNull(test);
  });
}

function isLookInto(test: unknown): test is Where {
  if (typeof test !== 'object' || test === null || Array.isArray(test) || test instanceof Date) return false;
  return Object.keys(test).every(key => !key.startsWith('$') || key === '$and' || key === '$or' || key === '$not');
}

function joined<T>(word: 'and' | 'or', items: readonly T[], write: (item: T) => string): string {
  const [deciding, idle] = word === 'and' ? ['false', 'true'] : ['true', 'false'];
  const parts: string[] = [];
  for (const item of items) {
    const sql = write(item);
    if (sql === deciding) return deciding;
    if (sql !== idle) parts.push(sql);
  }
  if (parts.length === 0) return idle;
  return parts.length === 1 ? (parts[0] ?? idle) : `(${parts.join(` ${word} `)})`;
}

function negated(sql: string): string {
  if (sql === 'true') return 'false';
  return sql === 'false' ? 'true' : `not (${sql})`;
}
