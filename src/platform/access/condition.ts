import { Reference } from '@mikro-orm/core';

type Value = string | number | boolean | Date | null;
type Test =
  | Value
  | { readonly $in: readonly Value[] }
  | { readonly $nin: readonly Value[] }
  | { readonly $ne: Value }
  | { readonly $contains: readonly Value[] };

/**
 * What a policy may say about a row: the part of MikroORM's `where` that can also be judged in memory, on an entity
 * or on the body of an event. `{}` is always true, `{ $or: [] }` never. A relation is compared by id, or looked into.
 */
export interface Condition {
  readonly $or?: readonly Condition[];
  readonly $and?: readonly Condition[];
  readonly [property: string]: Test | Condition | readonly Condition[] | undefined;
}

/** True of every row. */
export const ALWAYS: Condition = {};
/** True of no row. */
export const NEVER: Condition = { $or: [] };

/**
 * Whether a row fulfils a condition, with SQL's answer where a value is null: only `null` and `{ $ne: value }` of
 * another value speak of it. On a plain body `owner` is found under `ownerId`. A relation that is looked into must be loaded.
 */
export function holds(condition: Condition, row: object): boolean {
  return Object.entries(condition).every(([key, test]) => {
    if (key === '$or') return (test as readonly Condition[]).some(one => holds(one, row));
    if (key === '$and') return (test as readonly Condition[]).every(one => holds(one, row));
    return passes(test as Test | Condition, valueAt(row, key));
  });
}

/** Gives a condition back, or throws where a value is missing: `undefined` would silently widen what is seen. */
export function complete(condition: Condition): Condition {
  for (const [key, test] of Object.entries(condition)) {
    if (test === undefined) throw new Error(`a condition has no value for ${key}`);
    if (key === '$or' || key === '$and') (test as readonly Condition[]).forEach(complete);
    else if (isObject(test)) complete(test as Condition);
  }
  return condition;
}

function isObject(test: unknown): test is object {
  return typeof test === 'object' && test !== null && !(test instanceof Date) && !Array.isArray(test);
}

function passes(test: Test | Condition, value: unknown): boolean {
  if (test === undefined) throw new Error('a condition has no value');
  if (test === null) return idOf(value) === null;
  if (!isObject(test)) return isSame(test, value);
  if ('$in' in test) return (test.$in as readonly Value[]).some(one => one !== null && isSame(one, value));
  if ('$nin' in test) return idOf(value) !== null && !(test.$nin as readonly Value[]).some(one => isSame(one, value));
  if ('$contains' in test) return includesAll(value, test.$contains as readonly Value[]);
  if ('$ne' in test) return idOf(value) !== null && !isSame(test.$ne as Value, value);
  const inner = unwrapped(value);
  return inner !== null && holds(test as Condition, inner);
}

/** Whether a list holds all that are wanted; no list holds nothing. */
function includesAll(value: unknown, wanted: readonly Value[]): boolean {
  return Array.isArray(value) && wanted.every(one => one !== null && value.some(held => isSame(one, held)));
}

function valueAt(row: object, property: string): unknown {
  const values = row as Record<string, unknown>;
  return property in values ? values[property] : values[`${property}Id`];
}

function isSame(wanted: Value, value: unknown): boolean {
  const found = idOf(value);
  return wanted instanceof Date && found instanceof Date ? wanted.getTime() === found.getTime() : wanted === found;
}

function idOf(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || value instanceof Date) return value;
  const entity = Reference.isReference(value) ? value.unwrap() : value;
  return (entity as { id?: unknown }).id ?? null;
}

function unwrapped(value: unknown): object | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') throw new Error('a condition looks into a value that is no object');
  return Reference.isReference<object>(value) ? value.getEntity() : value;
}
