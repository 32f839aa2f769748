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
import { loaderOf } from '../platform/read/batch.js';
import { type Page, PageArgs, page } from '../platform/read/page.js';
import { IntakeCapView } from '../quotas/intake-cap.graphql.js';
import { HoldingQuotaView } from '../quotas/quota.graphql.js';
import { findStagesAfter } from './find-stages.js';
import { PipelineView, StageView } from './pipeline.graphql.js';
import type { Pipeline } from './pipeline.js';
import {
  PIPELINE_LIST,
  PipelineConnection,
  PipelineOrder,
  SavePipelineInput,
  SavePipelinePayload,
} from './pipeline-inputs.graphql.js';
import { savePipeline } from './save-pipeline.js';
import type { Stage } from './stage.js';

@ArgsType()
class PipelineListArgs extends PageArgs {
  @Field(() => [PipelineOrder], { nullable: true, description: 'Sort keys, first one first; by name when left out.' })
  orderBy?: InstanceType<typeof PipelineOrder>[] | null;
}

/** Which pipeline a holding quota is of. */
@Resolver(() => HoldingQuotaView)
export class HoldingQuotaPipelineResolver {
  @FieldResolver(() => PipelineView, {
    nullable: true,
    description: 'The pipeline, with scope `PIPELINE` or `LEVEL_PIPELINE`.',
  })
  pipeline(@Root() { pipelineId }: { pipelineId: string | null }): string | null {
    return pipelineId;
  }
}

/** Which pipeline an intake cap is of. */
@Resolver(() => IntakeCapView)
export class IntakeCapPipelineResolver {
  @FieldResolver(() => PipelineView, {
    nullable: true,
    description: 'The pipeline, with scope `PIPELINE` or `LEVEL_PIPELINE`.',
  })
  pipeline(@Root() { pipelineId }: { pipelineId: string | null }): string | null {
    return pipelineId;
  }
}

@Resolver(() => StageView)
export class PipelineKeepingResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD, Role.PARTNER)
  @Query(() => PipelineConnection.Connection, { description: 'The ways from first contact to customer.' })
  pipelines(@Context() ctx: Ctx, @Args(() => PipelineListArgs) args: PipelineListArgs): Promise<Page<Pipeline>> {
    return page(ctx, PIPELINE_LIST, args);
  }

  @Sized(25)
  @FieldResolver(() => [StageView], {
    description: 'Where a lead may go from here, by position; won and ended stages by `closeLead` alone.',
  })
  leadsTo(@Root() stage: { id: string }, @Context() ctx: Ctx): Promise<Stage[]> {
    return loaderOf(ctx, 'stages after', ids => findStagesAfter(ctx, ids)).load(stage.id);
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => SavePipelinePayload, {
    description:
      'Make a pipeline, or bring the one of that key to what is said. Leads of a retired stage go to its successor; a new weight weighs leads anew, which may leave a holder over its line.',
  })
  savePipeline(
    @Context() ctx: Ctx,
    @Arg('input', () => SavePipelineInput, { description: 'The input.' }) input: SavePipelineInput,
  ): Promise<SavePipelinePayload> {
    return savePipeline(ctx, input);
  }
}
