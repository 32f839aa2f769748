import { createHash } from 'node:crypto';
import type { Viewer } from '../../src/platform/access/viewer.js';
import { type IdPrefix, idFromUuid, uuidOf } from '../../src/platform/ids.js';
import { columnOf, KIND_OF_ID, type KindOf, NEVER } from './read-kinds.js';
import type { Row, Rows } from './sight-oracle.js';

/** What a list may be asked. */
export interface Args {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: Filter | null;
  readonly orderBy?: readonly { readonly field: string; readonly direction: string }[] | null;
}
type Filter = Readonly<Record<string, unknown>>;

/** Whose list it is, of what, and all there is. */
export interface Asked {
  readonly kind: KindOf;
  readonly me: Viewer;
  readonly rows: Rows;
  readonly args: Args;
}

/** What a viewer may not ask, or nobody. */
export class Refused extends Error {}

const [ROWS_BY_DEFAULT, ROWS_AT_MOST] = [50, 100];

interface Key {
  readonly name: string;
  readonly get: (row: Row) => unknown;
  readonly direction: string;
}

/** A page of the rows that the viewer may see: filtered, sorted and cut in memory. */
export function pageIn(seen: readonly Row[], asked: Asked): object {
  const { args } = asked;
  checkBounds(args);
  const wanted = whole(judged(args.filter ?? {}, asked));
  const keys = keysOf(asked);
  const isBackward = args.last != null || args.before != null;
  const cursor = (isBackward ? args.before : args.after) ?? null;
  const place = cursor === null ? null : placeOf(cursor, keys, asked.kind.prefix);
  const size = args.first ?? args.last ?? ROWS_BY_DEFAULT;
  const sorted = seen
    .filter(wanted)
    .map(row => ({ row, values: keys.map(({ get }) => get(row)) }))
    .sort((a, b) => compared(a.values, b.values, keys));
  const beyond = place
    ? sorted.filter(({ values }) => (isBackward ? -1 : 1) * compared(values, place, keys) > 0)
    : sorted;
  const shown = isBackward ? beyond.slice(-size) : beyond.slice(0, size);
  const cursorAt = (one: (typeof shown)[number] | undefined) => one && cursorOf(one.values, keys, asked.kind.prefix);
  const [isMore, isBehind] = [beyond.length > shown.length, beyond.length < sorted.length];
  return {
    nodes: shown.map(({ row }) => row),
    edges: shown.map(one => ({ node: one.row, cursor: cursorAt(one) })),
    totalCount: sorted.length,
    pageInfo: {
      startCursor: cursorAt(shown[0]) ?? null,
      endCursor: cursorAt(shown.at(-1)) ?? null,
      hasNextPage: isBackward ? isBehind : isMore,
      hasPreviousPage: isBackward ? isMore : isBehind,
    },
  };
}

function checkBounds({ first, after, last, before }: Args): void {
  for (const size of [first, last])
    if (size != null && (size < 1 || size > ROWS_AT_MOST)) throw new Refused('a page of that size');
  const isBackward = last != null || before != null;
  if ((first != null || after != null) && isBackward) throw new Refused('forward and backward');
}

function keysOf({ kind, me, args }: Asked): Key[] {
  const said = args.orderBy ?? [];
  const entries = said.length > 0 ? said : (kind.order ?? []).map(([field, direction]) => ({ field, direction }));
  const keys: Key[] = [];
  for (const { field, direction } of entries) {
    const name = field.toLowerCase().replaceAll(/_[a-z]/g, letter => (letter[1] ?? '').toUpperCase());
    if (name === 'custom') throw new Refused('a custom field that is not there');
    if (said.length > 0 && kind.masks?.[name]?.includes(me.role)) throw new Refused(`an order by ${name}`);
    const column = name === 'value' ? 'value_minor' : columnOf(name);
    const get = (row: Row) => (/(At|Since)$/.test(name) ? instantOf(row[column]) : (row[column] ?? null));
    if (!keys.some(key => key.name === name)) keys.push({ name, get, direction });
  }
  return [...keys, { name: 'id', get: row => row.id, direction: keys.at(-1)?.direction ?? 'ASC' }];
}

function instantOf(value: unknown): string | null {
  return value === null || value === undefined ? null : new Date(String(value)).toISOString();
}

/** How a cursor is spelt: the version, a hash of the order, the values. */
function cursorOf(values: readonly unknown[], keys: readonly Key[], prefix: IdPrefix): string {
  const shown = [...values.slice(0, -1), idFromUuid(prefix, String(values.at(-1)))];
  return Buffer.from(JSON.stringify([1, orderOf(keys), ...shown])).toString('base64url');
}

function placeOf(cursor: string, keys: readonly Key[], prefix: IdPrefix): unknown[] {
  const parts = readable(cursor);
  if (parts?.[0] !== 1 || parts[1] !== orderOf(keys)) throw new Refused('the cursor of another list');
  const uuid = uuidOf(String(parts.at(-1)), prefix);
  if (!uuid) throw new Refused('the cursor of another kind');
  return [...parts.slice(2, -1), uuid];
}

function readable(cursor: string): unknown[] | null {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
  } catch {
    return null;
  }
}

function orderOf(keys: readonly Key[]): string {
  const text = keys.map(({ name, direction }) => `${name === 'value' ? 'valueMinor' : name} ${direction}`).join();
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}

/** Nulls last, whatever the direction; texts by their code points. */
function compared(a: readonly unknown[], b: readonly unknown[], keys: readonly Key[]): number {
  for (const [index, { direction }] of keys.entries()) {
    const [one, other] = [a[index] ?? null, b[index] ?? null];
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    const order =
      typeof one === 'string'
        ? Buffer.compare(Buffer.from(one), Buffer.from(String(other)))
        : Number(one) - Number(other);
    if (order !== 0) return direction === 'ASC' ? order : -order;
  }
  return 0;
}

/** What a condition comes to: the same for every row, or a test of each and the fields that it tells of. */
type Judged = boolean | { readonly tells: readonly string[]; holds(row: Row): boolean };

function judged(filter: Filter, asked: Asked): Judged {
  return all(
    Object.entries(filter).map(([key, test]): Judged => {
      if (test === null || test === undefined) return true;
      if (key === 'and') return all((test as Filter[]).map(one => judged(one, asked)));
      if (key === 'or') return any((test as Filter[]).map(one => judged(one, asked)));
      if (key === 'not') return opposite(judged(test as Filter, asked));
      return all(Object.entries(test).map(([operator, operand]) => tested(key, [operator, operand], asked)));
    }),
  );

  function all(parts: readonly Judged[]): Judged {
    if (parts.includes(false)) return false;
    const left = parts.filter(part => typeof part === 'object');
    if (left.length === 0) return true;
    return { tells: left.flatMap(({ tells }) => tells), holds: row => left.every(({ holds }) => holds(row)) };
  }
  function any(parts: readonly Judged[]): Judged {
    return opposite(all(parts.map(opposite)));
  }
  function opposite(part: Judged): Judged {
    return typeof part === 'boolean' ? !part : { tells: part.tells, holds: row => !part.holds(row) };
  }
  function tested(field: string, [operator, operand]: [string, unknown], { kind, me, rows }: Asked): Judged {
    checkOperand(field, operand);
    if (operator === 'in' && (operand as unknown[]).length === 0) return false;
    const get = getterOf(kind, field);
    return {
      tells: kind.masks?.[field]?.includes(me.role) ? [field] : [],
      holds: row => {
        const on = { me, row, rows };
        if (kind.hides?.(on, field)) return false;
        const value = get(on);
        return value !== NEVER && fulfils(value ?? null, operator, operand);
      },
    };
  }
}

/** What is masked may not be filtered by, where it would make a difference. */
function whole(part: Judged): (row: Row) => boolean {
  if (typeof part === 'boolean') return () => part;
  if (part.tells.length > 0) throw new Refused(`a filter by ${part.tells[0]}`);
  return row => part.holds(row);
}

function getterOf(kind: KindOf, field: string): NonNullable<KindOf['tests']>[string] {
  const own = kind.tests?.[field];
  if (own) return own;
  const column = kind.columns?.[field] ?? columnOf(field);
  const prefix = prefixFor(field);
  return ({ row }) => {
    const value = row[column] ?? null;
    return prefix && value !== null ? idFromUuid(prefix, String(value)) : value;
  };
}

/** `ownerId` → `rep`; null where no id of ours is compared. */
function prefixFor(field: string): IdPrefix | null {
  const stem = field === 'externalId' ? undefined : /^(\w+)Id$/.exec(field)?.[1];
  return stem === undefined ? null : (KIND_OF_ID[stem] ?? (stem as IdPrefix));
}

function checkOperand(field: string, operand: unknown): void {
  if (operand === null) throw new Refused('null compares with nothing');
  const prefix = prefixFor(field);
  if (!prefix || typeof operand === 'boolean') return;
  for (const said of Array.isArray(operand) ? operand : [operand])
    if (!uuidOf(String(said), prefix)) throw new Refused(`no id of a ${prefix}`);
}

function fulfils(value: unknown, operator: string, operand: unknown): boolean {
  if (operator === 'isNull') return (value === null) === operand;
  if (value === null) return false;
  const text = String(value).toLowerCase();
  if (operator === 'eq') return value === operand;
  if (operator === 'neq') return value !== operand;
  if (operator === 'in') return (operand as unknown[]).includes(value);
  if (operator === 'notIn') return !(operand as unknown[]).includes(value);
  if (operator === 'contains') return text.includes(String(operand).toLowerCase());
  if (operator === 'startsWith') return text.startsWith(String(operand).toLowerCase());
  const [one, other] = typeof value === 'string' ? [Date.parse(value), Date.parse(String(operand))] : [value, operand];
  const [a, b] = [Number(one), Number(other)];
  return { gte: a >= b, gt: a > b, lte: a <= b, lt: a < b }[operator] ?? false;
}
