import {
  type GraphQLArgument,
  type GraphQLField,
  GraphQLID,
  type GraphQLInputField,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { badUserInput } from '../errors.js';
import { ID_PREFIXES, type IdPrefix, IdRefused, prefixOf, uuidOf } from '../ids.js';

type Input = GraphQLArgument | GraphQLInputField;
type Path = readonly string[];

/** The key that another system gave; any text. */
const FOREIGN_KEY = 'externalId';
/** References are called `<kind>Id`, but for these. */
const KINDS = new Map<string, IdPrefix>([
  ...ID_PREFIXES.map(prefix => [prefix, prefix] as const),
  ['owner', 'rep'],
  ['lastOwner', 'rep'],
  ['parent', 'team'],
  ['pipeline', 'pipe'],
]);

/**
 * Refuses with its path, before anything is done, each value among the arguments of a field that is no id, or not one
 * of the kind that the name of its place says. An empty text is no id either, and never the same as none.
 */
export function refuseForeignIds(
  field: Pick<GraphQLField<unknown, unknown>, 'args'>,
  args: Readonly<Record<string, unknown>>,
): void {
  for (const arg of field.args) visit(arg, args[arg.name], [], null);
}

/** An id that turned out to be of the wrong kind later, with the path to it among the arguments. */
export function withPath(error: unknown, args: unknown): unknown {
  if (!(error instanceof IdRefused)) return error;
  const path = pathTo(error.id, args, []);
  return path ? badUserInput(error.message, path) : error;
}

function visit(input: Input, value: unknown, above: Path, kindAbove: IdPrefix | null): void {
  if (input.name === FOREIGN_KEY) return;
  const stem = /^(\w+)Ids?$/.exec(input.name)?.[1];
  look(input.type, value, [...above, input.name], KINDS.get(stem ?? '') ?? kindAbove);
}

function look(type: GraphQLInputType, value: unknown, path: Path, kind: IdPrefix | null): void {
  if (value === null || value === undefined) return;
  if (isNonNullType(type)) return look(type.ofType, value, path, kind);
  if (isListType(type)) {
    if (Array.isArray(value)) value.forEach((item, index) => look(type.ofType, item, [...path, String(index)], kind));
    return;
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields()))
      visit(field, (value as Record<string, unknown>)[field.name], path, kind);
    return;
  }
  if (type === GraphQLID) refuse(String(value), path, kind);
}

function refuse(id: string, path: Path, kind: IdPrefix | null): void {
  if (!prefixOf(id)) throw badUserInput('This is not an id.', path);
  if (kind && !uuidOf(id, kind)) throw badUserInput(`This is not the id of a ${kind}.`, path);
}

function pathTo(id: string, value: unknown, path: Path): Path | null {
  if (value === id) return path;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = pathTo(id, inner, [...path, key]);
    if (found) return found;
  }
  return null;
}
