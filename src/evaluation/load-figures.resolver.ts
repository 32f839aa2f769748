import { Args, Authorized, Ctx as Context, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { findVisible } from '../platform/read/find.js';
import { reps, teams } from '../reps/rep.graphql.js';
import { LoadGrouping } from './evaluation.enums.js';
import { findLoadStatistics, type LoadStatistics } from './find-load-statistics.js';
import { LoadStatisticsArgs, LoadStatisticsView } from './load-figures.graphql.js';

@Resolver(() => LoadStatisticsView)
export class LoadFiguresResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => [LoadStatisticsView], {
    description:
      'How the loads of reps or teams went in a window of time: greatest, mean, and how long over the line. The greatest `peak` first; at most 500 rows. Like what reps hold now, everybody of the house may see it.',
  })
  loadStatistics(
    @Context() ctx: Ctx,
    @Args(() => LoadStatisticsArgs) args: LoadStatisticsArgs,
  ): Promise<readonly object[]> {
    return findLoadStatistics(ctx, args);
  }

  @FieldResolver()
  async rep(@Root() { groupBy, key }: LoadStatistics, @Context() ctx: Ctx): Promise<object | null> {
    return groupBy === LoadGrouping.REP ? findVisible(ctx, reps, key) : null;
  }

  @FieldResolver()
  async team(@Root() { groupBy, key }: LoadStatistics, @Context() ctx: Ctx): Promise<object | null> {
    return groupBy === LoadGrouping.TEAM ? findVisible(ctx, teams, key) : null;
  }
}
