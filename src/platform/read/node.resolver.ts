import { Arg, Authorized, Ctx as Context, ID, Query, Resolver } from 'type-graphql';
import { Role } from '../access/viewer.js';
import type { Ctx } from '../context.js';
import { badUserInput } from '../errors.js';
import { LIMITS } from '../limits.js';
import { Node } from './node.graphql.js';
import { ViewerView } from './viewer.graphql.js';

const EVERYBODY = Object.values(Role);

@Resolver()
export class NodeResolver {
  @Authorized(...EVERYBODY)
  @Query(() => Node, {
    nullable: true,
    description: 'Any object by its global ID; null when it does not exist or is not visible to you.',
  })
  node(@Arg('id', () => ID, { description: 'Global ID.' }) id: string): string {
    return id;
  }

  @Authorized(...EVERYBODY)
  @Query(() => [Node], {
    nullable: 'items',
    description: 'Up to 100 objects by global ID, in the order given; null for each that is not found.',
  })
  nodes(@Arg('ids', () => [ID], { description: 'Global IDs, at most 100.' }) ids: string[]): string[] {
    if (ids.length > LIMITS.pageRowsMax) throw badUserInput(`At most ${LIMITS.pageRowsMax} ids.`, ['ids']);
    return ids;
  }

  @Authorized(...EVERYBODY)
  @Query(() => ViewerView, { description: 'Who you are.' })
  viewer(@Context() ctx: Ctx): ViewerView {
    return ctx.viewer;
  }
}
