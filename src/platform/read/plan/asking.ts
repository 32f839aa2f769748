import { type GraphQLResolveInfo, type GraphQLSchema, getArgumentValues, type OperationDefinitionNode } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { authChecker } from '../../access/auth-checker.js';
import type { Ctx } from '../../context.js';
import { prefixOf } from '../../ids.js';
import { LazyPage } from '../lazy-page.js';
import { refuseForeignIds } from '../reference-ids.js';
import type { View } from '../view.js';
import type { AskedField, Site } from './parts.js';
import type { Ask } from './sql-text.js';
import { Unplanned } from './unplanned.js';

interface Asked {
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A parent that has nothing but an id: the list under it is asked for all parents at once. */
const ANY_PARENT = { id: 'any' };

/**
 * Finds what the fields of an operation ask this time. Lists are asked of their own resolvers, which say who may come in, look at
 * every argument and give a page that has read nothing yet: so plan and resolvers cannot differ in what is asked.
 */
export class Asking {
  /** Fields whose resolver gives something else than such a page. */
  private readonly others = new Set<string>();

  constructor(private readonly schema: GraphQLSchema) {}

  asksOf(ctx: Ctx, sites: readonly Site[], asked: Asked): Promise<Ask[]> {
    return Promise.all(sites.map(site => (site.isList ? this.page(ctx, site, asked) : this.row(ctx, site, asked))));
  }

  /** What the resolver of a field says of a row of which it is told the id alone. */
  async value(ctx: Ctx, on: { asked: AskedField | undefined; id: string }, asked: Asked): Promise<unknown> {
    if (!on.asked) throw new Error('a field was not compiled');
    const { field, nodes, parentType, view } = on.asked;
    const name = `${parentType.name}.${field.name}`;
    const { resolve } = field;
    if (!resolve) throw new Unplanned('field', name);
    const args = getArgumentValues(field, nodes[0], { ...asked.variables });
    const info = this.infoOf({ field, nodes, parentType }, asked);
    return resolve(onlyById(view, on.id), args, ctx, info);
  }

  private async page(ctx: Ctx, site: Site, asked: Asked): Promise<Ask> {
    const name = `${site.parentType.name}.${site.field.name}`;
    const { resolve } = site.field;
    if (!resolve || this.others.has(name)) throw new Unplanned('field', name);
    const args = getArgumentValues(site.field, site.nodes[0], { ...asked.variables });
    const parent = site.under === null ? undefined : ANY_PARENT;
    const page: unknown = await resolve(parent, args, ctx, this.infoOf(site, asked));
    if (page === null || page === undefined) throw new Unplanned('refused', `${name} is null`);
    if (!(page instanceof LazyPage) || page.under !== site.under || page.plan.view !== site.view) {
      this.others.add(name);
      throw new Unplanned('field', name);
    }
    return { plan: page.plan, where: null };
  }

  private async row(ctx: Ctx, site: Site, asked: Asked): Promise<Ask> {
    const args = getArgumentValues(site.field, site.nodes[0], { ...asked.variables });
    refuseForeignIds(site.field, args);
    const info = this.infoOf(site, asked);
    await authChecker({ root: undefined, args, context: ctx, info }, rolesOf(site.field.name));
    const id = String(args.id);
    if (prefixOf(id) !== site.view.id) throw new Unplanned('refused', 'id');
    return { plan: null, where: { id } };
  }

  private infoOf(
    { parentType, field, nodes }: Pick<Site, 'parentType' | 'field' | 'nodes'>,
    { operation, variables }: Asked,
  ): GraphQLResolveInfo {
    return {
      fieldName: field.name,
      fieldNodes: nodes,
      returnType: field.type,
      parentType,
      path: { prev: undefined, key: nodes[0].alias?.value ?? field.name, typename: parentType.name },
      schema: this.schema,
      fragments: {},
      rootValue: undefined,
      operation,
      variableValues: { ...variables },
    };
  }
}

/** A row of which nothing but the id is known: whoever looks at more ends the plan. */
function onlyById({ entity, viewClass }: View<object, object>, id: string): object {
  return new Proxy(Object.create(entity.prototype as object) as object, {
    get(_row, property) {
      if (property === 'id') return id;
      // Promises and classes are looked for on anything.
      if (typeof property === 'symbol' || property === 'then' || property === 'constructor') return undefined;
      throw new Unplanned('field', `${viewClass.name}.${property} beside the id`);
    },
    ownKeys: () => ['id'],
    getOwnPropertyDescriptor: (_row, property) =>
      property === 'id' ? { value: id, enumerable: true, configurable: true } : undefined,
    has: (_row, property) => property === 'id',
  });
}

/** Who may come in by a root field. */
function rolesOf(field: string) {
  const roles = getMetadataStorage().queries.find(({ schemaName }) => schemaName === field)?.roles;
  if (!roles) throw new Unplanned('field', field);
  return roles;
}
