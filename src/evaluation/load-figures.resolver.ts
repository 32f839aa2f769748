import { Args, Authorized, Ctx as Context, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { Sized } from '../platform/http/sized.js';
import { LoadGrouping } from './evaluation.enums.js';
import { findLoadStatistics, type LoadStatistics } from './find-load-statistics.js';
import { findLiveLeads, findOwnerChanges } from './find-ownership-figures.js';
import { LoadStatisticsArgs, LoadStatisticsView } from './load-figures.graphql.js';
import { LiveLeadsArgs, LiveLeadsView, OwnerChangesArgs, OwnerChangesView } from './ownership-figures.graphql.js';

const EVALUATORS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR];

@Resolver()
export class OwnershipFiguresResolver {
  @Authorized(...EVALUATORS)
  @Query(() => OwnerChangesView, {
    description:
      'How often leads change hands. A manager asks of the leads that reps of its teams hold or held last, a rep of its own, all others of every lead, as in an evaluation.',
  })
  ownerChanges(@Context() ctx: Ctx, @Args(() => OwnerChangesArgs) args: OwnerChangesArgs): Promise<object> {
    return findOwnerChanges(ctx, args);
  }

  @Authorized(...EVALUATORS)
  @Query(() => LiveLeadsView, {
    description:
      'How many leads were being worked on at an instant, and how many of them were stale; of the same leads as in an evaluation.',
  })
  liveLeads(@Context() ctx: Ctx, @Args(() => LiveLeadsArgs) args: LiveLeadsArgs): Promise<object> {
    return findLiveLeads(ctx, args);
  }
}

@Resolver(() => LoadStatisticsView)
export class LoadFiguresResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Sized(40)
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
  rep(@Root() { groupBy, key }: LoadStatistics): string | null {
    return groupBy === LoadGrouping.REP ? key : null;
  }

  @FieldResolver()
  team(@Root() { groupBy, key }: LoadStatistics): string | null {
    return groupBy === LoadGrouping.TEAM ? key : null;
  }
}
