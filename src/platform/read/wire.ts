import { Reference } from '@mikro-orm/core';
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Ctx } from '../context.js';
import { Refusal } from '../refusal.js';
import { refusedPayload } from './answer.js';
import { rememberInputs } from './input-shape.js';
import { refuseForeignIds, withPath } from './reference-ids.js';
import { refuseUncleanText } from './scalars.js';
import { type Referred, referredBy, shown } from './shown.js';
import { isMasked, type Mask, policyOf, type Shape, type View } from './view.js';

type Field = GraphQLField<object, Ctx>;
type Resolve = GraphQLFieldResolver<object, Ctx>;

/** What fields give before masks are put over it and references are followed. */
const bare = new WeakMap<object, GraphQLFieldResolver<unknown, Ctx>>();

/** The resolver of a field without what hides or follows what it gives; plans do that. */
export function bareResolverOf(field: GraphQLField<unknown, unknown>): GraphQLFieldResolver<unknown, Ctx> {
  const resolve = bare.get(field);
  if (!resolve) throw new Error(`${field.name} was not wired`);
  return resolve;
}

/** Types that only hold others together; what they hold has policies of its own. */
export const STRUCTURAL = /^(PageInfo|UserError|.+(Connection|Edge|Payload|Batch))$/;

/**
 * Puts the declared policies into a schema, once after it was built: masked fields are null without asking their
 * resolver, renamed and computed fields get theirs, references that the viewer may not follow are null, a Refusal
 * becomes a payload, unclean text is refused. Throws, naming each, where a type or field has no policy or could not keep it.
 */
export function wireViews(schema: GraphQLSchema): GraphQLSchema {
  refuseUncleanText();
  rememberInputs(schema);
  const faults: string[] = [];
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (roots.includes(type)) faults.push(...unguarded(type));
    else faults.push(...wireType(type));
  }
  for (const root of roots) guardIds(root);
  bridgeMutations(schema.getMutationType());
  describeRoots(schema);
  if (faults.length > 0)
    throw new Error(`The schema breaks its policies:\n${faults.map(fault => `  ${fault}`).join('\n')}`);
  return schema;
}

function wireType(type: GraphQLObjectType): string[] {
  const viewClass = getMetadataStorage().objectTypes.find(object => object.name === type.name)?.target;
  const policy = policyOf(viewClass);
  if (!policy) return STRUCTURAL.test(type.name) ? wireStructure(type) : [`${type.name} has no policy`];
  const fields = type.getFields();
  const unknown = [...policy.masks.keys()]
    .filter(name => !fields[name])
    .map(name => `${type.name}.${name} has a policy but does not exist`);
  return [...unknown, ...Object.values(fields).flatMap(field => wireField(type, field as Field, policy))];
}

function wireField(type: GraphQLObjectType, field: Field, policy: View<object, object> | Shape): string[] {
  const name = `${type.name}.${field.name}`;
  const mask = policy.masks.get(field.name) ?? (field.name === 'id' ? {} : undefined);
  if (!mask) return [`${name} has no policy`];
  const isMaskedForSome = Object.keys(mask).length > 0;
  if (isMaskedForSome && isNonNullType(field.type)) return [`${name} is masked and must be nullable`];
  const own = isResolvedByClass(policy.viewClass, field.name) ? null : sourceOf(policy, field);
  const referred = referredBy(field.type);
  if (own && referred?.canBeHidden && isNonNullType(field.type)) return [`${name} may be hidden and must be nullable`];
  const resolve = own ?? field.resolve ?? defaultFieldResolver;
  bare.set(field, resolve as GraphQLFieldResolver<unknown, Ctx>);
  field.resolve = masked(isMaskedForSome ? mask : null, referred ? showing(resolve, referred) : resolve);
  return [];
}

function wireStructure(type: GraphQLObjectType): string[] {
  for (const field of Object.values(type.getFields()) as Field[]) {
    follow(field, field.resolve ?? defaultFieldResolver);
  }
  return [];
}

/** The resolver of a field that is a property of the row, or is worked out from it. */
function sourceOf(policy: View<object, object> | Shape, field: Field): Resolve {
  const need = 'needs' in policy ? policy.needs.get(field.name) : undefined;
  if (need === undefined) return field.resolve ?? defaultFieldResolver;
  if (typeof need === 'string') return row => (row as Record<string, unknown>)[need];
  return row => {
    const unread = unreadRelations(row, need.properties);
    if (unread.length === 0) return need.value(row as never);
    return Promise.all(unread.map(relation => relation.load())).then(() => need.value(row as never));
  };
}

/** Relations that a computed field looks into and that were not read yet; MikroORM reads those of all rows at once. */
function unreadRelations(row: object, properties: readonly string[]): Reference<object>[] {
  const values = properties.map(property => (row as Record<string, unknown>)[property]);
  return values.filter(value => Reference.isReference<object>(value)).filter(relation => !relation.isInitialized());
}

function masked(mask: Mask | null, resolve: Resolve): Resolve {
  if (!mask) return resolve;
  return (...call) => {
    const [row, , ctx] = call;
    return isMasked(mask, ctx.viewer, row) ? null : resolve(...call);
  };
}

function showing(resolve: Resolve, referred: Referred): Resolve {
  return (...call) => {
    const [, , ctx] = call;
    const value: unknown = resolve(...call);
    return value instanceof Promise ? value.then(one => shown(ctx, referred, one)) : shown(ctx, referred, value);
  };
}

/** Whether a field has a resolver of its own, beside its class. */
export function isResolvedByClass(viewClass: unknown, field: string): boolean {
  if (typeof viewClass !== 'function') return false;
  const known = resolvedByClass.get(viewClass) ?? new Map<string, boolean>();
  resolvedByClass.set(viewClass, known);
  const found = known.get(field) ?? hasResolver(viewClass, field);
  known.set(field, found);
  return found;
}

/** Classes are declared before any schema is built. */
const resolvedByClass = new WeakMap<object, Map<string, boolean>>();

function hasResolver(viewClass: unknown, field: string): boolean {
  return getMetadataStorage().fieldResolvers.some(
    one => one.kind === 'external' && one.schemaName === field && isSameOrBase(one.getObjectType?.(), viewClass),
  );
}

function isSameOrBase(one: unknown, viewClass: unknown): boolean {
  return (
    one === viewClass ||
    (typeof one === 'function' && typeof viewClass === 'function' && viewClass.prototype instanceof one)
  );
}

/** Every door names who may come in. */
function unguarded(type: GraphQLObjectType): string[] {
  const { queries, mutations, subscriptions, authorizedFields, authorizedResolver } = getMetadataStorage();
  const doors = [...queries, ...mutations, ...subscriptions];
  const isGuarded = (name: string) =>
    doors
      .filter(door => door.schemaName === name)
      .every(
        door =>
          authorizedFields.some(one => one.target === door.target && one.fieldName === door.methodName) ||
          authorizedResolver.some(one => one.target === door.target),
      );
  return Object.keys(type.getFields())
    .filter(name => !isGuarded(name))
    .map(name => `${type.name}.${name} is not @Authorized`);
}

function describeRoots(schema: GraphQLSchema): void {
  const [query, mutation, subscription] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ];
  if (query) query.description ??= 'Read operations.';
  if (mutation) mutation.description ??= 'Write operations. Each runs in a transaction of its own, one after another.';
  if (subscription) subscription.description ??= 'Live operations over graphql-ws.';
}

/** References that a field gives are followed. */
function follow(field: Field, resolve: Resolve): void {
  const referred = referredBy(field.type);
  bare.set(field, resolve as GraphQLFieldResolver<unknown, Ctx>);
  field.resolve = referred ? showing(resolve, referred) : resolve;
}

/** Ids are looked at before anything else, also those that open a feed. */
function guardIds(type: GraphQLObjectType | null | undefined): void {
  for (const field of Object.values(type?.getFields() ?? {}) as Field[]) {
    const { subscribe, resolve = defaultFieldResolver } = field;
    follow(field, resolve);
    if (field.args.length === 0) continue;
    bare.set(field, guardedBy(field, resolve) as GraphQLFieldResolver<unknown, Ctx>);
    field.resolve = guardedBy(field, field.resolve ?? resolve);
    if (subscribe) field.subscribe = guardedBy(field, subscribe);
  }
}

function guardedBy(field: Field, resolve: Resolve): Resolve {
  return async (...call) => {
    refuseForeignIds(field, call[1]);
    try {
      return await resolve(...call);
    } catch (error) {
      throw withPath(error, call[1]);
    }
  };
}

/** A mutation is done once, whoever asks for its payload: where a plan ends behind it, the resolvers go on with what it gave. */
function bridgeMutations(type: GraphQLObjectType | null | undefined): void {
  for (const field of Object.values(type?.getFields() ?? {}) as Field[]) {
    const payload = getNamedType(field.type);
    const resolve = field.resolve ?? defaultFieldResolver;
    const work: Resolve = async (...call) => {
      try {
        return withUserErrors(await resolve(...call));
      } catch (error) {
        if (error instanceof Refusal && isObjectType(payload) && payload.getFields().userErrors)
          return refusedPayload(call[2], payload, error);
        throw error;
      }
    };
    const isAnswer = isObjectType(payload) && payload.getFields().userErrors;
    follow(field, (...call) => {
      const [, , { loaders }, { path }] = call;
      const name = `payload of ${path.key}`;
      const known = loaders.get(name) ?? (isAnswer ? work(...call) : resolve(...call));
      loaders.set(name, known);
      return known;
    });
  }
}

function withUserErrors(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || 'userErrors' in payload) return payload;
  return { ...payload, userErrors: [] };
}
