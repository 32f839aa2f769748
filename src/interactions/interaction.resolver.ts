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
import type { Placement } from '../leads/lead.enums.js';
import { LeadView } from '../leads/lead.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, PageArgs, page, pageOfEach } from '../platform/read/page.js';
import { findTimeline, type TimelineRow } from './find-timeline.js';
import {
  INTERACTION_CONDITIONS,
  INTERACTION_LIST,
  InteractionConnection,
  InteractionFilter,
  InteractionOrder,
  LogInteractionInput,
  LogInteractionPayload,
} from './interaction.graphql.js';
import type { Interaction } from './interaction.js';
import { logInteraction } from './log-interaction.js';
import { TimelineArgs, TimelineConnection, TimelineEntryView } from './timeline.graphql.js';

@ArgsType()
class InteractionListArgs extends PageArgs {
  @Field(() => InteractionFilter, { nullable: true, description: 'Conditions.' })
  filter?: InteractionFilter | null;

  @Field(() => [InteractionOrder], {
    nullable: true,
    description: 'Sort keys, first one first; newest first when left out.',
  })
  orderBy?: InstanceType<typeof InteractionOrder>[] | null;
}

interface Identified {
  readonly id: string;
}

interface Placed extends Identified {
  readonly placement: Placement;
}

@Resolver(() => LeadView)
export class LeadInteractionsResolver {
  @FieldResolver(() => InteractionConnection.Connection, { description: 'Its touches, as far as you may see them.' })
  interactions(
    @Root() lead: Identified,
    @Context() ctx: Ctx,
    @Args(() => InteractionListArgs) args: InteractionListArgs,
  ): Promise<Page<Interaction>> {
    return pageOfEach(
      ctx,
      INTERACTION_LIST,
      { property: 'lead', id: lead.id },
      { ...args, where: whereOf(args.filter, INTERACTION_CONDITIONS) },
    );
  }

  @FieldResolver(() => TimelineConnection.Connection, {
    description: 'What became of it: every value of its axes, with who held it and why, and its touches; newest first.',
  })
  timeline(@Root() lead: Placed, @Context() ctx: Ctx, @Args(() => TimelineArgs) args: TimelineArgs): Promise<object> {
    return findTimeline(ctx, lead, args);
  }
}

@Resolver()
export class InteractionResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.PARTNER)
  @Query(() => InteractionConnection.Connection, { description: 'Touches that you may see, of all leads.' })
  interactions(
    @Context() ctx: Ctx,
    @Args(() => InteractionListArgs) args: InteractionListArgs,
  ): Promise<Page<Interaction>> {
    return page(ctx, INTERACTION_LIST, { ...args, where: whereOf(args.filter, INTERACTION_CONDITIONS) });
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER)
  @Mutation(() => LogInteractionPayload, { description: 'Log a touch.' })
  async logInteraction(
    @Context() ctx: Ctx,
    @Arg('input', () => LogInteractionInput, { description: 'The input.' }) input: LogInteractionInput,
  ): Promise<LogInteractionPayload> {
    return { interaction: await logInteraction(ctx, input) };
  }
}

@Resolver(() => TimelineEntryView)
export class TimelineResolver {
  @FieldResolver()
  stage(@Root() row: TimelineRow): string | null {
    return row.stageId;
  }

  @FieldResolver()
  owner(@Root() row: TimelineRow): string | null {
    return row.ownerId;
  }

  @FieldResolver()
  actorRep(@Root() row: TimelineRow): string | null {
    return row.actor.startsWith('rep_') ? row.actor : null;
  }

  @FieldResolver()
  interaction(@Root() row: TimelineRow): string | null {
    return row.touchId;
  }
}
