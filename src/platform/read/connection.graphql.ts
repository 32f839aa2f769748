import type { EntityClass } from '@mikro-orm/core';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { OrderDirection } from './page-args.js';
import { Cursor } from './scalars.js';

/** Whether and how to go on from a page. */
@ObjectType('PageInfo', { description: 'Relay page information.', simpleResolvers: true })
export class PageInfoView {
  @Field(() => Boolean, { description: 'True when a page after this one exists.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when a page before this one exists.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge, null when the page is empty.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge, null when the page is empty.' })
  endCursor!: string | null;
}

/** The types of a list of views. `opensFeeds`: the list also tells its place in the log, to open a log feed from. */
export function connectionOf<V extends object>(
  node: EntityClass<V>,
  name: string,
  options: { readonly opensFeeds?: boolean } = {},
) {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a page.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: 'Opaque cursor of this edge.' })
    cursor!: string;

    @Field(() => node, { description: `The ${name}.` })
    node!: V;
  }

  @ObjectType(`${name}Connection`, { description: `A page of objects of type ${name}.`, simpleResolvers: true })
  class Connection {
    @Field(() => [Edge], { description: 'Edges of this page.' })
    edges!: Edge[];

    @Field(() => [node], { description: 'Shortcut for `edges { node }`.' })
    nodes!: V[];

    @Field(() => PageInfoView, { description: 'Page information.' })
    pageInfo!: PageInfoView;

    @Field(() => Int, { description: 'Total over all pages. Costs a count query: select it only when needed.' })
    totalCount!: number;
  }
  if (options.opensFeeds) {
    const description =
      'Place in the log of changes, read before the data. Opens a log feed that misses nothing since.';
    Field(() => Cursor, { description })(Connection.prototype, 'cursor');
  }
  return { Edge, Connection };
}

/** The input type for ordering by the fields of an enum. */
export function orderInput<F extends string>(fields: Readonly<Record<string, F>>, name: string) {
  @InputType(name, { description: 'How to sort. The ID is always added as the last key.' })
  class Order {
    @Field(() => fields, { description: 'Field to sort by.' })
    field!: F;

    @Field(() => OrderDirection, {
      defaultValue: OrderDirection.ASC,
      description: 'Direction. Nulls come last in both.',
    })
    direction!: OrderDirection;
  }
  return Order;
}
