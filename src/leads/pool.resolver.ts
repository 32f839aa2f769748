import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx as Context,
  Field,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { Sized } from '../platform/http/sized.js';
import { type Page, PageArgs, page } from '../platform/read/page.js';
import { SeenRows } from '../platform/read/shown.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';
import { POOL_LIST, PoolConnection, PoolOrder, PoolView, SavePoolInput, SavePoolPayload } from './pool.graphql.js';
import type { Pool } from './pool.js';
import { PoolReviewRuleView } from './pool-review-rule.graphql.js';
import { savePool } from './save-pool.js';

@ArgsType()
class PoolListArgs extends PageArgs {
  @Field(() => [PoolOrder], { nullable: true, description: 'Sort keys, first one first; by name when left out.' })
  orderBy?: InstanceType<typeof PoolOrder>[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Also those that take no leads any more.' })
  includeRetired!: boolean;
}

@Resolver(() => PoolView)
export class PoolKeepingResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => PoolConnection.Connection, { description: 'Pools that you may see.' })
  pools(@Context() ctx: Ctx, @Args(() => PoolListArgs) args: PoolListArgs): Promise<Page<Pool>> {
    return page(ctx, POOL_LIST, { ...args, where: args.includeRetired ? {} : { retiredAt: null } });
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => SavePoolPayload, { description: 'Make a pool, or change the one of that key.' })
  async savePool(
    @Context() ctx: Ctx,
    @Arg('input', () => SavePoolInput, { description: 'The input.' }) input: SavePoolInput,
  ): Promise<SavePoolPayload> {
    return { pool: await savePool(ctx, input) };
  }

  @FieldResolver(() => [TeamView], {
    description:
      'Teams whose reps, and those of the teams below, may claim here. Without members those of `team` may, and without a team everybody.',
  })
  memberTeams(@Root() { memberTeamIds }: Pool): SeenRows {
    return new SeenRows(memberTeamIds);
  }

  @Sized(50)
  @FieldResolver(() => [RepView], { description: 'Reps who may claim here.' })
  memberReps(@Root() { memberRepIds }: Pool): SeenRows {
    return new SeenRows(memberRepIds);
  }

  @FieldResolver(() => [RepView], { description: 'Reps who look after it and see its leads in full.' })
  managers(@Root() { managerIds }: Pool): SeenRows {
    return new SeenRows(managerIds);
  }

  @FieldResolver(() => PoolReviewRuleView, {
    nullable: true,
    description: 'When its leads are given up on (公海清理规则); null: never.',
  })
  reviewRule(@Root() pool: Pool): object | null {
    const { reviewIdleDays, reviewFailedAttempts, reviewAction, reviewPool: nurturePool, isReviewAutomatic } = pool;
    if (reviewAction === null) return null;
    return {
      idleDays: reviewIdleDays,
      failedAttempts: reviewFailedAttempts,
      action: reviewAction,
      nurturePool,
      isAutomatic: isReviewAutomatic,
    };
  }
}
