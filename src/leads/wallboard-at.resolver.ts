import { Arg, Authorized, Ctx as Context, Query, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { DateTime } from '../platform/read/scalars.js';
import { findWallboardAt } from './find-wallboard-at.js';
import { WallboardAtView } from './wallboard-at.graphql.js';

@Resolver()
export class WallboardAtResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => WallboardAtView, {
    description: 'The wallboard as it was: who held how much against which line, and where the leads stood.',
  })
  wallboardAt(
    @Context() ctx: Ctx,
    @Arg('at', () => DateTime, { description: 'The instant, by occurred time; not one that is still to come.' })
    at: Date,
  ): Promise<object> {
    return findWallboardAt(ctx, at);
  }
}
