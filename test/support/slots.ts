import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { fullSelection } from './full-selection.js';

/** One place in the arguments of a query or mutation where a value of a kind goes, however deep. */
export interface Slot {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly field: string;
  /** From the argument down; lists are stepped into by '0'. */
  readonly path: readonly string[];
  /** The name of the scalar or enum that is expected. */
  readonly type: string;
}

/** The last part of its path that is a name. */
export function nameOf({ path }: Slot): string {
  return path.filter(part => part !== '0').at(-1) ?? '';
}

type Variables = Readonly<Record<string, unknown>>;

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const ROOTS = {
  query: schema.getQueryType(),
  mutation: schema.getMutationType(),
  subscription: schema.getSubscriptionType(),
} as const;
/** Filters hold each other; one level tells it all. */
const NESTED = new Set(['and', 'or', 'not']);

/** Every root field, with its kind. */
export const ROOT_FIELDS = Object.entries(ROOTS).flatMap(([kind, type]) =>
  Object.keys(type?.getFields() ?? {}).map(field => ({ kind: kind as Slot['kind'], field })),
);

/** Every place of the schema's arguments where a scalar goes that is wanted. */
export function slotsOf(kind: Slot['kind'], isWanted: (slot: Slot) => boolean): Slot[] {
  return Object.values(ROOTS[kind]?.getFields() ?? {}).flatMap(field =>
    field.args.flatMap(arg => under(arg, { kind, field: field.name, path: [], type: '' })).filter(isWanted),
  );
}

/**
 * A document that calls a root field with all of its arguments as variables. It asks for what tells whether it was refused,
 * or for all there is down to so many objects.
 */
export function documentFor({ kind, field }: Pick<Slot, 'kind' | 'field'>, depth?: number): string {
  const found = ROOTS[kind]?.getFields()[field];
  if (!found) throw new Error(`there is no ${kind} ${field}`);
  const selection = depth === undefined ? selectionOf(found) : fullSelection(found.type, depth);
  const declared = found.args
    .map(({ name, type }) => `$${name}: ${optional(type, found.args.find(arg => arg.name === name)?.defaultValue)}`)
    .join(', ');
  const passed = found.args.map(({ name }) => `${name}: $${name}`).join(', ');
  return `${kind}${declared && ` (${declared})`} { ${field}${passed && `(${passed})`} ${selection} }`;
}

/** Variables with one value put in, the rest as they are; a filter stands in place of the ids that it chooses from. */
export function withValue(base: Variables, path: readonly string[], value: unknown): Variables {
  const { input } = base as { input?: { ids?: unknown } };
  const isChoice = path[0] === 'input' && path[1] === 'filter' && input?.ids !== undefined;
  return put(isChoice ? { ...base, input: { ...input, ids: null } } : base, path, value) as Variables;
}

/** Whether it is in a filter that chooses leads in place of their ids: one that finds nothing is no fault. */
export function choosesLeads({ kind, field, path }: Slot): boolean {
  const input = getNamedType(ROOTS[kind]?.getFields()[field]?.args.find(({ name }) => name === 'input')?.type);
  return path[1] === 'filter' && isInputObjectType(input) && 'ids' in input.getFields();
}

function put(base: unknown, [head, ...rest]: readonly string[], value: unknown): unknown {
  if (head === undefined) return value;
  if (head === '0')
    return [put(Array.isArray(base) ? base[0] : undefined, rest, value), ...(Array.isArray(base) ? base.slice(1) : [])];
  const object = typeof base === 'object' && base !== null ? (base as Record<string, unknown>) : {};
  return { ...object, [head]: put(object[head], rest, value) };
}

function under(input: GraphQLArgument | GraphQLInputField, at: Slot): Slot[] {
  const path = [...at.path, input.name, ...steps(input.type)];
  const type = getNamedType(input.type);
  if (isLeafType(type)) return [{ ...at, path, type: type.name }];
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields())
    .filter(({ name }) => !NESTED.has(name))
    .flatMap(field => under(field, { ...at, path }));
}

function steps(type: GraphQLInputType): string[] {
  const bare = isNonNullType(type) ? type.ofType : type;
  return isListType(bare) ? ['0', ...steps(bare.ofType)] : [];
}

/** A variable of an argument that has a default may be left out. */
function optional(type: GraphQLInputType, defaultValue: unknown): string {
  return isNonNullType(type) && defaultValue !== undefined ? String(type.ofType) : String(type);
}

function hasId({ type }: GraphQLField<unknown, unknown>): boolean {
  const node = getNamedType(type);
  return !isObjectType(node) || 'id' in node.getFields();
}

function selectionOf({ type }: GraphQLField<unknown, unknown>): string {
  const returned = getNamedType(type);
  if (isScalarType(returned)) return '';
  if (!isObjectType(returned)) return '{ __typename id }';
  const { userErrors, results, nodes, cursor } = returned.getFields();
  const errors = 'userErrors { code message field }';
  if (userErrors) return `{ ${errors} ${results ? `results { status ${errors} }` : ''} }`;
  if (nodes) return hasId(nodes) ? '{ nodes { __typename id } }' : '{ nodes { __typename } }';
  return cursor ? '{ __typename cursor }' : '{ __typename }';
}
