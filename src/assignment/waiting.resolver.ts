import { Ctx as Context, FieldResolver, Resolver } from 'type-graphql';
import { WallboardView } from '../leads/wallboard.graphql.js';
import type { Ctx } from '../platform/context.js';
import { findWaiting, type Waiting } from './find-waiting.js';
import { WaitingCountView } from './waiting.graphql.js';

@Resolver(() => WallboardView)
export class WallboardWaitingResolver {
  @FieldResolver(() => [WaitingCountView], {
    description:
      'Leads that wait for a holder, by reason, most first: those that lie in no pool, and those that a rule of assignment wants and could not give to anybody, which lie in their pool meanwhile.',
  })
  waiting(@Context() ctx: Ctx): Promise<Waiting[]> {
    return findWaiting(ctx);
  }
}
