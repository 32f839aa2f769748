import { badUserInput } from '../errors.js';
import { type IdPrefix, uuidOf } from '../ids.js';
import type { Where } from './keyset.js';

const LEVELS_LIMIT = 5;
const CONDITIONS_LIMIT = 50;
const LIST_LIMIT = 100;
const TEXT_LIMIT = 1000;

/**
 * What a field of a filter speaks of: the path of a property (`createdAt`, `contact.emailKey`), with the kind of its
 * ids where it is a reference; or a condition of its own, which must be true or false on every row, never null.
 */
export type FieldCondition = string | { readonly path: string; readonly id?: IdPrefix } | ((test: unknown) => Where);

/** True and false are folded away, so that no empty list reaches SQL. */
type Expression = boolean | Where;

interface Walk {
  readonly fields: Readonly<Record<string, FieldCondition>>;
  readonly isNegated: boolean;
  readonly path: readonly string[];
  readonly level: number;
  /** Shared by all levels. */
  readonly count: { conditions: number };
}

/**
 * A client's filter as a condition for MikroORM, built from known operators only. Every condition is true or false,
 * also where a value is null: null matches nothing but `isNull: true`, and `not` turns the answer round.
 * Over 5 levels, 50 conditions, 100 values in a list or 1,000 characters in a text: BAD_USER_INPUT.
 */
export function whereOf(filter: object | null | undefined, fields: Readonly<Record<string, FieldCondition>>): Where {
  const walk = { fields, isNegated: false, path: ['filter'], level: 1, count: { conditions: 0 } };
  const whole = filter == null ? true : expressionOf(filter, walk);
  if (whole === true) return {};
  return whole === false ? { $or: [] } : whole;
}

/**
 * The same as a condition that is true or false on every row, never null, so that it can stand under another filter's `not`.
 */
export function steadyWhereOf(filter: object, fields: Readonly<Record<string, FieldCondition>>): Where {
  const walk = { fields, isNegated: true, path: ['filter'], level: 1, count: { conditions: 0 } };
  const whole = expressionOf(filter, walk);
  if (whole === true) return {};
  return whole === false ? { $or: [] } : whole;
}

function expressionOf(filter: object, walk: Walk): Expression {
  if (walk.level > LEVELS_LIMIT) throw badUserInput(`A filter may be ${LEVELS_LIMIT} levels deep at most.`, walk.path);
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== null);
  return all(given.map(([key, value]) => partOf(key, value, { ...walk, path: [...walk.path, key] })));
}

function partOf(key: string, value: unknown, walk: Walk): Expression {
  const deeper = { ...walk, level: walk.level + 1 };
  if (key === 'and') return all(listOf(value, walk).map(one => expressionOf(one, deeper)));
  if (key === 'or') return any(listOf(value, walk).map(one => expressionOf(one, deeper)));
  if (key === 'not') return opposite(expressionOf(value as object, { ...deeper, isNegated: true }));
  const field = walk.fields[key];
  if (field === undefined) throw new Error(`no condition is declared for the filter field ${key}`);
  if (typeof field === 'function') {
    checkTexts(value, walk);
    return counted(walk, () => folded(field(value)));
  }
  const { path, id } = typeof field === 'string' ? { path: field, id: undefined } : field;
  return all(
    Object.entries(value as object)
      .filter(([, operand]) => operand !== undefined)
      .map(([operator, operand]) => {
        const at = { ...walk, path: [...walk.path, operator] };
        checkOperand(operand, id, at);
        return counted(at, () => testOf(operator, operand, { path, isNegated: walk.isNegated }));
      }),
  );
}

/** A condition of its own, constants in it told as such: MikroORM passes over an empty one, also among alternatives. */
function folded(where: Where): Expression {
  return all(
    Object.entries(where).map(([key, test]) => {
      if (key === '$and') return all((test as readonly Where[]).map(folded));
      if (key === '$or') return any((test as readonly Where[]).map(folded));
      return key === '$not' ? opposite(folded(test as Where)) : { [key]: test };
    }),
  );
}

function testOf(operator: string, operand: unknown, on: { path: string; isNegated: boolean }): Expression {
  if (operator === 'isNull') return at(on.path, operand ? null : { $ne: null });
  if (operator === 'in' && (operand as unknown[]).length === 0) return false;
  const test = OPERATORS[operator]?.(operand);
  if (!test) throw new Error(`unknown operator ${operator}`);
  const condition = at(on.path, test);
  return on.isNegated ? { $and: [condition, at(on.path, { $ne: null })] } : condition;
}

const OPERATORS: Readonly<Record<string, (operand: unknown) => Where>> = {
  eq: operand => ({ $eq: operand }),
  neq: operand => ({ $ne: operand }),
  in: operand => ({ $in: operand }),
  notIn: operand => ((operand as unknown[]).length === 0 ? { $ne: null } : { $nin: operand }),
  gte: operand => ({ $gte: operand }),
  gt: operand => ({ $gt: operand }),
  lte: operand => ({ $lte: operand }),
  lt: operand => ({ $lt: operand }),
  contains: operand => ({ $ilike: `%${literal(operand)}%` }),
  startsWith: operand => ({ $ilike: `${literal(operand)}%` }),
};

function checkOperand(operand: unknown, id: IdPrefix | undefined, walk: Walk): void {
  if (operand === null) throw badUserInput('Use `isNull` to ask for null.', walk.path);
  const values = Array.isArray(operand) ? operand : [operand];
  if (values.length > LIST_LIMIT) throw badUserInput(`A list may hold ${LIST_LIMIT} values at most.`, walk.path);
  checkTexts(operand, walk);
  if (!id) return;
  const bad = values.findIndex(value => typeof value === 'string' && !uuidOf(value, id));
  if (bad >= 0)
    throw badUserInput(
      `This is not the id of a ${id}.`,
      Array.isArray(operand) ? [...walk.path, String(bad)] : walk.path,
    );
}

/** No text that is kept is longer, so nothing longer can be asked for. */
function checkTexts(operand: unknown, walk: Walk): void {
  if (typeof operand === 'string' && operand.length > TEXT_LIMIT)
    throw badUserInput(
      `A text in a filter may be ${TEXT_LIMIT.toLocaleString('en')} characters long at most.`,
      walk.path,
    );
  if (typeof operand !== 'object' || operand === null) return;
  for (const [key, inner] of Object.entries(operand)) checkTexts(inner, { ...walk, path: [...walk.path, key] });
}

function counted(walk: Walk, make: () => Expression): Expression {
  walk.count.conditions++;
  if (walk.count.conditions > CONDITIONS_LIMIT)
    throw badUserInput(`A filter may hold ${CONDITIONS_LIMIT} conditions at most.`, ['filter']);
  return make();
}

function listOf(value: unknown, walk: Walk): object[] {
  const list = value as object[];
  if (list.length > LIST_LIMIT) throw badUserInput(`A list may hold ${LIST_LIMIT} values at most.`, walk.path);
  return list;
}

/** `%`, `_` and `\` of a text mean themselves. */
function literal(text: unknown): string {
  return String(text).replaceAll(/[\\%_]/g, character => `\\${character}`);
}

function at(path: string, test: unknown): Where {
  return path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), test) as Where;
}

function all(parts: readonly Expression[]): Expression {
  if (parts.includes(false)) return false;
  const left = parts.filter(part => typeof part === 'object');
  if (left.length === 0) return true;
  return left.length === 1 ? (left[0] ?? true) : { $and: left };
}

function any(parts: readonly Expression[]): Expression {
  if (parts.includes(true)) return true;
  const left = parts.filter(part => typeof part === 'object');
  if (left.length === 0) return false;
  return left.length === 1 ? (left[0] ?? false) : { $or: left };
}

function opposite(part: Expression): Expression {
  return typeof part === 'boolean' ? !part : { $not: part };
}
