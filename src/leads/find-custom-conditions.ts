import type { Ctx } from '../platform/context.js';
import { badUserInput, forbidden } from '../platform/errors.js';
import type { FieldCondition } from '../platform/read/filter.js';
import type { KeyedValue, Where } from '../platform/read/keyset.js';
import type { OrderEntry } from '../platform/read/page.js';
import { CustomFieldKind } from './custom-field.enums.js';
import type { CustomField } from './custom-field.js';
import { MEMBER_OF, MEMBERS, type Member } from './custom-field.rules.js';
import { type CustomColumn, findCustomFields } from './find-custom-fields.js';

/** A condition of a filter on one custom field: its key and the operators of exactly one member. */
export type CustomTest = { readonly key: string } & Readonly<
  Partial<Record<Member, Readonly<Record<string, unknown>> | null>>
>;

/** A sort key as a client says it: a field of the list, or a custom field. */
type AskedOrder<F extends string> = OrderEntry<F> & { readonly customKey?: string | null };

const CONDITIONS_LIMIT = 50;
const LIST_LIMIT = 100;

/**
 * What `custom` of a filter means, by the definitions as they are now. A key that is not there, is archived or is not for the caller,
 * a member or operator that the kind has not: BAD_USER_INPUT with the path. A personal field that the role does not see is FORBIDDEN,
 * and where the role sees it on some rows only the others never match.
 */
export async function findCustomCondition(
  ctx: Ctx,
  column: CustomColumn,
  filter: object | null | undefined,
): Promise<FieldCondition> {
  const fields = asksForCustom(filter) ? await findCustomFields(ctx, column.holder) : [];
  return given => {
    const tests = given as readonly CustomTest[];
    if (tests.length > CONDITIONS_LIMIT)
      throw badUserInput(`A filter may hold ${CONDITIONS_LIMIT} conditions at most.`, ['filter']);
    return all(
      tests.map((test, place) =>
        whereOfTest(ctx, { column, fields }, { test, path: ['filter', 'custom', String(place)] }),
      ),
    );
  };
}

/** The order that a client asks for, with the custom fields in it told as what lies under their keys. */
export async function findCustomOrder<F extends string>(
  ctx: Ctx,
  column: CustomColumn,
  orderBy: readonly AskedOrder<F>[] | null | undefined,
): Promise<OrderEntry<F>[]> {
  const entries = orderBy ?? [];
  const fields = entries.some(({ customKey }) => customKey != null) ? await findCustomFields(ctx, column.holder) : [];
  return entries.map((entry, place) => {
    const path = ['orderBy', String(place), 'customKey'];
    if ((entry.field === 'CUSTOM') !== (entry.customKey != null))
      throw badUserInput('`customKey` goes with `CUSTOM`.', path);
    if (entry.customKey == null) return entry;
    const field = fieldOf(fields, entry.customKey, path);
    if (hiddenFrom(ctx, column, field) !== null)
      throw forbidden('Your role may not filter or sort by this custom field.');
    if (field.kind === CustomFieldKind.MULTI_CHOICE) throw badUserInput('This kind of field has no order.', path);
    return { ...entry, within: { key: field.key, type: typeOf(field.kind) } };
  });
}

function asksForCustom(filter: unknown): boolean {
  if (typeof filter !== 'object' || filter === null) return false;
  return Object.entries(filter).some(
    ([key, value]) => key === 'custom' || (['and', 'or', 'not'].includes(key) && [value].flat().some(asksForCustom)),
  );
}

function whereOfTest(
  ctx: Ctx,
  of: { column: CustomColumn; fields: readonly CustomField[] },
  { test, path }: { test: CustomTest; path: readonly string[] },
): Where {
  const field = fieldOf(of.fields, test.key, [...path, 'key']);
  const members = MEMBERS.filter(member => test[member] != null);
  const [member] = members;
  if (!member || members.length > 1) throw badUserInput('Say the conditions by exactly one member.', [...path]);
  if (member !== MEMBER_OF[field.kind])
    throw badUserInput(`A field of the kind ${field.kind} is asked for by \`${MEMBER_OF[field.kind]}\`.`, [
      ...path,
      member,
    ]);
  const hidden = hiddenFrom(ctx, of.column, field);
  const operators = Object.entries(test[member] ?? {}).filter(([, operand]) => operand !== undefined);
  const said = all(
    operators.map(([operator, operand]) =>
      operation(field.key, operator, { operand, path: [...path, member, operator] }),
    ),
  );
  return hidden === null ? said : { $and: [said, { $not: hidden }] };
}

function fieldOf(fields: readonly CustomField[], key: string, path: string[]): CustomField {
  const field = fields.find(one => one.key === key);
  if (!field) throw badUserInput('There is no such custom field.', path);
  return field;
}

/** Null: seen on every row. Else the rows on which it is masked. */
function hiddenFrom(ctx: Ctx, { personal }: CustomColumn, field: CustomField): Where | null {
  const rule = field.isPersonal ? personal[ctx.viewer.role] : undefined;
  if (rule === true) throw forbidden('Your role may not filter or sort by this custom field.');
  return rule === undefined ? null : rule(ctx.viewer);
}

/** True or false on every row, also where there is no value. Equality and membership are asked so that the index serves them. */
function operation(key: string, operator: string, on: { operand: unknown; path: string[] }): Where {
  const { operand } = on;
  if (operand === null) throw badUserInput('Use `isNull` to ask for null.', on.path);
  if (Array.isArray(operand) && operand.length > LIST_LIMIT)
    throw badUserInput(`A list may hold ${LIST_LIMIT} values at most.`, on.path);
  const value = operand instanceof Date ? operand.toISOString() : operand;
  const values = Array.isArray(value) ? value : [];
  switch (operator) {
    case 'isNull':
      return value ? { custom: { [key]: null } } : isThere(key);
    case 'eq':
      return has(key, value);
    case 'neq':
      return { $and: [isThere(key), { $not: has(key, value) }] };
    case 'in':
      return any(values.map(one => has(key, one)));
    case 'notIn':
      return { $and: [isThere(key), { $not: any(values.map(one => has(key, one))) }] };
    case 'hasAny':
      return any(values.map(one => has(key, [one])));
    case 'hasAll':
      return values.length === 0 ? isThere(key) : has(key, values);
    case 'contains':
      return within(key, { $ilike: `%${literal(value)}%` });
    case 'startsWith':
      return within(key, { $ilike: `${literal(value)}%` });
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return within(key, { [`$${operator}`]: value });
    default:
      throw new Error(`unknown operator ${operator}`);
  }
}

function has(key: string, value: unknown): Where {
  return { custom: { $contains: { [key]: value } } };
}

function isThere(key: string): Where {
  return { custom: { [key]: { $ne: null } } };
}

function within(key: string, test: Where): Where {
  return { $and: [{ custom: { [key]: test } }, isThere(key)] };
}

/** `%`, `_` and `\` of a text mean themselves. */
function literal(text: unknown): string {
  return String(text).replaceAll(/[\\%_]/g, character => `\\${character}`);
}

function all(parts: readonly Where[]): Where {
  return parts.length === 0 ? {} : { $and: parts };
}

function any(parts: readonly Where[]): Where {
  return parts.length === 0 ? { $and: [{ id: null }] } : { $or: parts };
}

function typeOf(kind: CustomFieldKind): KeyedValue['type'] {
  const member = MEMBER_OF[kind];
  return member === 'number' || member === 'boolean' ? member : 'string';
}
