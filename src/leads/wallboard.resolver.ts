import { Args, Authorized, Ctx as Context, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { Sized } from '../platform/http/sized.js';
import { loaderOf } from '../platform/read/batch.js';
import { type Page, pageOfEach } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { RepView } from '../reps/rep.graphql.js';
import { findStageFlows, findTakenToday, type StageFlow } from './find-flow.js';
import { findStagesOf } from './find-stages.js';
import { findPoolStocks, findWallboard, type PoolStock } from './find-wallboard.js';
import { LeadConnection } from './lead.graphql.js';
import type { Lead } from './lead.js';
import { LEAD_LIST, LeadListArgs } from './lead-lists.graphql.js';
import { leadsAsked } from './lead-where.graphql.js';
import { PipelineView, StageView } from './pipeline.graphql.js';
import { PoolView } from './pool.graphql.js';
import type { Stage } from './stage.js';
import { TierCountView, WallboardView } from './wallboard.graphql.js';

interface Identified {
  readonly id: string;
}

@Resolver(() => WallboardView)
export class WallboardResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => WallboardView, {
    description: 'Everything that a wallboard shows, in one read, with the cursor that its feeds continue from.',
  })
  wallboard(@Context() ctx: Ctx): Promise<object> {
    return findWallboard(ctx);
  }

  // Whoever may see a wallboard may see all teams, reps and pools.
  @FieldResolver()
  teams(@Root() board: { teams: string[] }): string[] {
    return board.teams;
  }

  @FieldResolver()
  reps(@Root() board: { reps: string[] }): string[] {
    return board.reps;
  }

  @FieldResolver()
  pools(@Root() board: { pools: string[] }): string[] {
    return board.pools;
  }
}

@Resolver(() => PipelineView)
export class PipelineResolver {
  @Sized(20)
  @FieldResolver(() => [StageView], { description: 'Its stages, by position.' })
  stages(@Root() pipeline: Identified, @Context() ctx: Ctx): Promise<Stage[]> {
    return loaderOf(ctx, 'stages of pipeline', ids => findStagesOf(ctx, ids)).load(pipeline.id);
  }
}

@Resolver(() => StageView)
export class StageResolver {
  @FieldResolver(() => Int, { description: 'Leads that stand here now.' })
  async leadCount(@Root() stage: Identified, @Context() ctx: Ctx): Promise<number> {
    return (await flowOf(ctx, stage)).leadCount;
  }

  @FieldResolver(() => Int, {
    description: 'Leads that came today, in the time zone of the organisation; one that came twice counts twice.',
  })
  async enteredTodayCount(@Root() stage: Identified, @Context() ctx: Ctx): Promise<number> {
    return (await flowOf(ctx, stage)).enteredTodayCount;
  }

  @FieldResolver(() => Int, { description: 'Leads that left today, in the time zone of the organisation.' })
  async departedTodayCount(@Root() stage: Identified, @Context() ctx: Ctx): Promise<number> {
    return (await flowOf(ctx, stage)).departedTodayCount;
  }
}

@Resolver(() => PoolView)
export class PoolResolver {
  @FieldResolver(() => [TierCountView], {
    description: 'Its leads by tier, A first, those without one last; tiers without leads are left out.',
  })
  async tiers(@Root() pool: Identified, @Context() ctx: Ctx): Promise<readonly object[]> {
    return (await stockOf(ctx, pool)).tiers;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Since when the lead that lies in pools for longest does so; null where it is empty.',
  })
  async oldestSince(@Root() pool: Identified, @Context() ctx: Ctx): Promise<Date | null> {
    return (await stockOf(ctx, pool)).oldestSince;
  }

  @FieldResolver(() => LeadConnection.Connection, { description: 'Its leads.' })
  async leads(
    @Root() pool: Identified,
    @Context() ctx: Ctx,
    @Args(() => LeadListArgs) args: LeadListArgs,
  ): Promise<Page<Lead>> {
    return pageOfEach(ctx, LEAD_LIST, { property: 'pool', id: pool.id }, await leadsAsked(ctx, args));
  }
}

@Resolver(() => RepView)
export class RepLeadsResolver {
  @FieldResolver(() => Int, { description: 'Leads that the rep took today, in the time zone of the organisation.' })
  takenTodayCount(@Root() rep: Identified, @Context() ctx: Ctx): Promise<number> {
    return loaderOf(ctx, 'taken today', ids => findTakenToday(ctx, ids)).load(rep.id);
  }

  @FieldResolver(() => LeadConnection.Connection, {
    description: 'The leads that the rep holds, as far as you may see them.',
  })
  async leads(
    @Root() rep: Identified,
    @Context() ctx: Ctx,
    @Args(() => LeadListArgs) args: LeadListArgs,
  ): Promise<Page<Lead>> {
    return pageOfEach(ctx, LEAD_LIST, { property: 'owner', id: rep.id }, await leadsAsked(ctx, args));
  }
}

function stockOf(ctx: Ctx, pool: Identified): Promise<PoolStock> {
  return loaderOf(ctx, 'pool stocks', ids => findPoolStocks(ctx, ids)).load(pool.id);
}

function flowOf(ctx: Ctx, stage: Identified): Promise<StageFlow> {
  return loaderOf(ctx, 'stage flow', ids => findStageFlows(ctx, ids)).load(stage.id);
}
