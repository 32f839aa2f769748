import { Arg, Args, Authorized, Ctx as Context, Mutation, Query, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { badUserInput } from '../platform/errors.js';
import { findVisible } from '../platform/read/find.js';
import { type Page, page } from '../platform/read/page.js';
import { misjudgedWeek } from './cycle.rules.js';
import {
  CYCLE_PROFILE_LIST,
  CycleProfileArgs,
  CycleProfileConnection,
  SaveCycleProfileInput,
  SaveCycleProfilePayload,
  StartingHoldingQuotaArgs,
  StartingHoldingQuotaView,
} from './cycle-profile.graphql.js';
import type { CycleProfile } from './cycle-profile.js';
import { findFirstLine } from './find-first-line.js';
import { pipelines } from './pipeline.graphql.js';
import { saveCycleProfile } from './save-cycle-profile.js';

const INSIDERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD];

@Resolver()
export class CycleProfileResolver {
  @Authorized(...INSIDERS)
  @Query(() => CycleProfileConnection.Connection, {
    description: 'What is known of the sales cycles of pipelines and industries.',
  })
  cycleProfiles(
    @Context() ctx: Ctx,
    @Args(() => CycleProfileArgs) { pipelineId, ...args }: CycleProfileArgs,
  ): Promise<Page<CycleProfile>> {
    return page(ctx, CYCLE_PROFILE_LIST, { ...args, where: pipelineId ? { pipeline: pipelineId } : {} });
  }

  @Authorized(...INSIDERS)
  @Query(() => StartingHoldingQuotaView, {
    nullable: true,
    description:
      'How many leads a rep may hold to begin with, by what is known of the sales cycle: short cycles start higher than long ones. Null when there is no such pipeline.',
  })
  async startingHoldingQuota(
    @Context() ctx: Ctx,
    @Args(() => StartingHoldingQuotaArgs) args: StartingHoldingQuotaArgs,
  ): Promise<object | null> {
    const wrong = misjudgedWeek(args);
    if (wrong) throw badUserInput('The week makes no sense.', [wrong]);
    const pipeline = await findVisible(ctx, pipelines, args.pipelineId);
    if (!pipeline) return null;
    const { industry = null, weeklyHours, focusShare } = args;
    const found = await findFirstLine(ctx, { pipeline, industry: industry?.trim() || null, weeklyHours, focusShare });
    return { ...found, salesCycle: pipeline.salesCycle };
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => SaveCycleProfilePayload, {
    description: 'Say how long sales of a pipeline, or of one industry in it, take, and what effort a lead wants.',
  })
  async saveCycleProfile(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveCycleProfileInput, { description: 'The input.' }) input: SaveCycleProfileInput,
  ): Promise<SaveCycleProfilePayload> {
    return { cycleProfile: await saveCycleProfile(ctx, input) };
  }
}
