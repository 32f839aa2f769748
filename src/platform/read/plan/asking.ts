import { type FieldNode, type GraphQLResolveInfo, type GraphQLSchema, getArgumentValues, Kind } from 'graphql';
import type { Viewer } from '../../access/viewer.js';
import type { Ctx } from '../../context.js';
import { findKnown } from '../find.js';
import { LazyPage } from '../lazy-page.js';
import type { View } from '../view.js';
import { bareResolverOf } from '../wire.js';
import type { AskedField, Operation, Site } from './parts.js';
import type { Run } from './run.js';
import type { Ask } from './sql-text.js';
import { Unplanned } from './unplanned.js';

type AskedSite = Site & { readonly asked: AskedField };

/** A parent that has nothing but an id: the list under it is asked for all parents at once. */
const ANY_PARENT = { id: 'any' };
/** A list was taken for a page that has read nothing yet, and is none. From then on its resolver is asked for its value. */
export class NoPage extends Error {}

/**
 * Asks resolvers: those of lists what is asked, since they say who may come in, look at every argument and give a page that has read
 * nothing yet, so plan and resolvers cannot differ in it; those of other fields for their value.
 */
export class Asking {
  /** Fields whose resolver gives something else than such a page. */
  private readonly others = new Set<string>();
  private readonly asks = new WeakMap<Viewer, WeakMap<AskedField, Ask>>();

  constructor(private readonly schema: GraphQLSchema) {}

  isPage(field: string): boolean {
    return !this.others.has(field);
  }

  asksOf(ctx: Ctx, sites: readonly Site[], operation: Operation): Promise<Ask[]> {
    return Promise.all(
      sites.map(({ asked, ...site }) => (asked ? this.known(ctx, { ...site, asked }, operation) : { plan: null })),
    );
  }

  /** What a list below others asks of which no more than its size is said, follows from the viewer: it is kept as long as that is. */
  private async known(ctx: Ctx, site: AskedSite, operation: Operation): Promise<Ask> {
    const { asked, under } = site;
    if (under === null || saysMoreThanSizes(asked.nodes[0])) return this.page(ctx, site, operation);
    const known = this.asks.get(ctx.viewer) ?? new WeakMap<AskedField, Ask>();
    this.asks.set(ctx.viewer, known);
    const ask = known.get(asked) ?? (await this.page(ctx, site, operation));
    known.set(asked, ask);
    return ask;
  }

  /** What the resolver of a field says of a value, or of the row of an id. */
  value({ ctx, operation }: Pick<Run, 'ctx' | 'operation'>, asked: AskedField, of: unknown): unknown {
    const { row } = asked;
    const resolve = (parent: unknown) => this.resolve(ctx, { asked, parent }, operation);
    if (!row) return resolve(of);
    if (row.isById) return resolve(onlyById(row.view, String(of)));
    return findKnown(ctx, row.view, String(of)).then(resolve);
  }

  private resolve(ctx: Ctx, { asked, parent }: { asked: AskedField; parent: unknown }, operation: Operation): unknown {
    const args = getArgumentValues(asked.field, asked.nodes[0], operation.variables);
    return bareResolverOf(asked.field)(parent, args, ctx, this.infoOf(asked, operation));
  }

  private async page(ctx: Ctx, { asked, under, view }: AskedSite, operation: Operation): Promise<Ask> {
    const name = `${asked.parentType.name}.${asked.field.name}`;
    const page: unknown = await this.resolve(
      ctx,
      { asked, parent: under === null ? undefined : ANY_PARENT },
      operation,
    );
    if (page === null || page === undefined) throw new Unplanned('refused', `${name} is null`);
    if (page instanceof LazyPage && page.under === under && page.plan.view === view) return { plan: page.plan };
    this.others.add(name);
    throw new NoPage(name);
  }

  private infoOf({ parentType, field, nodes }: AskedField, { operation, variables }: Operation): GraphQLResolveInfo {
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

function saysMoreThanSizes({ arguments: given = [] }: FieldNode): boolean {
  return given.some(({ value }) => value.kind !== Kind.INT);
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
