import { createHash } from 'node:crypto';
import { type EntityProperty, type RawQueryFragment, raw } from '@mikro-orm/core';
import { badUserInput } from '../errors.js';
import { IdType, uuidOf } from '../ids.js';
import { OrderDirection } from './page-args.js';

/** A scalar that lies in a column of objects under a key of letters, figures and `_`; absent where there is none. */
export interface KeyedValue {
  readonly key: string;
  readonly type: 'string' | 'number' | 'boolean';
}

/** One key of an order, on a scalar column of the entity itself, or on what lies `within` a column of objects. */
export interface Key {
  readonly property: EntityProperty;
  readonly within?: KeyedValue;
  readonly isNullable: boolean;
  readonly direction: OrderDirection;
}

/** A condition for MikroORM, made of known operators only. */
export type Where = Readonly<Record<string, unknown>>;

const VERSION = 1;
const CURSOR_CHARACTERS = 8192;
const HASH_CHARACTERS = 8;
/** Of orders: there are few, but custom fields may be among them. */
const HASHES = new Map<string, string>();
const HASHES_KEPT = 1000;
const INT4_LIMIT = 2 ** 31;
const NUMBER_LIMIT = 1e15;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const UNCLEAN = /[\0\p{Surrogate}]/u;

/** `order by` for MikroORM: nulls last as seen by the reader; read backward, the whole order is turned round. */
export function orderByOf(keys: readonly Key[], isBackward: boolean): Where[] {
  return keys.map(key => {
    const isAscending = (key.direction === OrderDirection.ASC) !== isBackward;
    const order = isAscending ? 'asc' : 'desc';
    const said = key.isNullable ? `${order} nulls ${isBackward ? 'first' : 'last'}` : order;
    return key.within ? { [sortedWithin(key.property, key.within).key]: said } : { [key.property.name]: said };
  });
}

const CASTS = { string: 'text', number: 'float8', boolean: 'bool' } as const;

/** The value as SQL sorts it. The key is none of a client: it was looked up before. */
function sortedWithin({ fieldNames }: EntityProperty, { key, type }: KeyedValue): RawQueryFragment {
  if (!/^\w+$/.test(key)) throw new Error('a list cannot be sorted by this key');
  return raw(alias => `(${alias}.${fieldNames[0]}->>'${key}')::${CASTS[type]}`);
}

/** A condition on the value of a key. */
export function onKey({ property, within }: Key, test: unknown): Where {
  return { [property.name]: within ? { [within.key]: test } : test };
}

function valueIn(row: object, { property, within }: Key): unknown {
  const value = (row as Record<string, unknown>)[property.name] ?? null;
  return within ? ((value as Record<string, unknown> | null)?.[within.key] ?? null) : value;
}

/** The rows after a place in the order (before it, going backward), without the place itself. */
export function beyond(keys: readonly Key[], values: readonly unknown[], isBackward: boolean): Where {
  const ways: Where[] = [];
  for (const [index, key] of keys.entries()) {
    const step = strictlyBeyond(key, values[index], isBackward);
    if (step) ways.push({ $and: [...keys.slice(0, index).map((same, at) => onKey(same, values[at])), step] });
  }
  const bound = firstBound(keys[0], values[0], isBackward);
  return bound ? { $and: [bound, { $or: ways }] } : { $or: ways };
}

/** The places of rows in the order, each as text that only we read. */
export function cursorsOf(keys: readonly Key[]): (row: object) => string {
  const write = cursorWriter(keys);
  return row => write(keys.map(key => valueIn(row, key)));
}

/** Writes the cursor of the values that a row has at the keys. */
export function cursorWriter(keys: readonly Key[]): (values: readonly unknown[]) => string {
  const hash = orderHash(keys);
  return values => Buffer.from(JSON.stringify([VERSION, hash, ...values])).toString('base64url');
}

/** The values of a cursor, or BAD_USER_INPUT where it is none of ours or belongs to another order. */
export function valuesOf(keys: readonly Key[], cursor: string, argument: string): unknown[] {
  const parts = partsOf(cursor);
  if (!parts || parts[0] !== VERSION) throw badUserInput('This is not a cursor of a page.', [argument]);
  if (parts[1] !== orderHash(keys)) throw badUserInput('The cursor belongs to another orderBy.', [argument]);
  const values = keys.map((key, index) => judged(key, parts[index + 2]));
  if (parts.length !== keys.length + 2 || values.includes(undefined))
    throw badUserInput('This is not a cursor of a page.', [argument]);
  return values;
}

function strictlyBeyond(key: Key, value: unknown, isBackward: boolean): Where | null {
  if (value === null) return isBackward ? onKey(key, { $ne: null }) : null;
  const isRising = (key.direction === OrderDirection.ASC) !== isBackward;
  const step = onKey(key, isRising ? { $gt: value } : { $lt: value });
  return key.isNullable && !isBackward ? { $or: [step, onKey(key, null)] } : step;
}

/** Implied by the rest, but it is what an index can be entered by. */
function firstBound(key: Key | undefined, value: unknown, isBackward: boolean): Where | null {
  if (!key || value === null || (key.isNullable && !isBackward)) return null;
  const isRising = (key.direction === OrderDirection.ASC) !== isBackward;
  return onKey(key, isRising ? { $gte: value } : { $lte: value });
}

function orderHash(keys: readonly Key[]): string {
  const text = keys
    .map(({ property, within, direction }) => `${property.name}${within ? `.${within.key}` : ''} ${direction}`)
    .join();
  const known = HASHES.get(text);
  if (known) return known;
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, HASH_CHARACTERS);
  if (HASHES.size >= HASHES_KEPT) HASHES.clear();
  HASHES.set(text, hash);
  return hash;
}

function partsOf(cursor: string): unknown[] | null {
  if (cursor.length > CURSOR_CHARACTERS) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : null;
  } catch {
    return null;
  }
}

/** A value of a cursor as the column needs it, or undefined where the column cannot hold it. */
function judged(key: Key, value: unknown): unknown {
  if (value === null) return key.isNullable ? null : undefined;
  if (key.within) return isKept(key.within, value) ? value : undefined;
  const { customType, runtimeType, columnTypes } = key.property;
  if (customType instanceof IdType)
    return typeof value === 'string' && uuidOf(value, customType.prefix) ? value : undefined;
  if (runtimeType === 'Date') return typeof value === 'string' && ISO.test(value) ? dateOf(value) : undefined;
  if (runtimeType === 'number')
    return isNumberFor(columnTypes?.[0] ?? '', value) ? sent(columnTypes?.[0], value) : undefined;
  if (runtimeType === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (typeof value !== 'string' || UNCLEAN.test(value)) return undefined;
  return columnTypes?.[0] === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value) ? undefined : value;
}

/** A number written into a statement is exact, and no `real` equals 0.1; as a text beside it, it is read as the column reads it. */
function sent(column: string | undefined, value: unknown): unknown {
  return /^(real|float4)$/.test(column ?? '') ? String(value) : value;
}

function isKept({ type }: KeyedValue, value: unknown): boolean {
  if (typeof value !== type) return false;
  return typeof value === 'string' ? !UNCLEAN.test(value) : typeof value === 'boolean' || isNumberFor('float8', value);
}

function dateOf(text: string): Date | undefined {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function isNumberFor(column: string, value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (/^(int|int4|integer)$/.test(column)) return Number.isInteger(value) && Math.abs(value) < INT4_LIMIT;
  if (/^(bigint|int8)$/.test(column)) return Number.isSafeInteger(value);
  return Math.abs(value) < NUMBER_LIMIT;
}
