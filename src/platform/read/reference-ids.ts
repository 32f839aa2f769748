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
  ['contentItem', 'content'],
]);

/**
 * Refuses with its path, before anything is done, each value among the arguments of a field that is no id, or not one
 * of the kind that the name of its place says. An empty text is no id either, and never the same as none.
 */
export function refuseForeignIds(
  field: Pick<GraphQLField<unknown, unknown>, 'args'>,
  args: Readonly<Record<string, unknown>>,
): void {
  for (const arg of field.args) visit(arg, args[arg.name], { path: [], kind: null });
}

/** An id that turned out to be of the wrong kind later, with the path to it among the arguments. */
export function withPath(error: unknown, args: unknown): unknown {
  if (!(error instanceof IdRefused)) return error;
  const path = pathTo(error.id, args, []);
  return path ? badUserInput(error.message, path) : error;
}

interface Place {
  readonly path: Path;
  /** The kind of id that the name above promises. */
  readonly kind: IdPrefix | null;
}

function visit(input: Input, value: unknown, above: Place): void {
  if (value === null || value === undefined || input.name === FOREIGN_KEY) return;
  const stem = /^(\w+)Ids?$/.exec(input.name)?.[1];
  look(input.type, value, { path: [...above.path, input.name], kind: KINDS.get(stem ?? '') ?? above.kind });
}

function look(type: GraphQLInputType, value: unknown, place: Place): void {
  if (value === null || value === undefined) return;
  if (isNonNullType(type)) {
    look(type.ofType, value, place);
    return;
  }
  if (isListType(type)) {
    for (const [index, item] of Array.isArray(value) ? value.entries() : [])
      look(type.ofType, item, { ...place, path: [...place.path, String(index)] });
    return;
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields()))
      visit(field, (value as Record<string, unknown>)[field.name], place);
    return;
  }
  if (type === GraphQLID) refuse(String(value), place);
}

function refuse(id: string, { path, kind }: Place): void {
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
