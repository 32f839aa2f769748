import { Args, ArgsType, Authorized, Field, FieldResolver, Int, Resolver, Root, Subscription } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { type LogBatch, openLogFeed } from '../platform/live/log-feed.js';
import { openStateFeed, type StateBatch } from '../platform/live/state-feed.js';
import { Cursor } from '../platform/read/scalars.js';
import { SeenRows } from '../platform/read/shown.js';
import { leadAssignedFeed, leadStageFeed, type ToldAssignment, type ToldStageChange } from './lead.feed.js';
import {
  LeadAssignedBatch,
  LeadAssignment,
  LeadFeedFilter,
  LeadStageChange,
  LeadStageChangedBatch,
  PipelineChangedBatch,
  RepFeedFilter,
  RepLoadChangedBatch,
  TeamLoadChangedBatch,
} from './lead-feed.graphql.js';
import { pipelineFeed, repLoadFeed, teamLoadFeed } from './load.feed.js';

@ArgsType()
class LogFeedArgs {
  @Field(() => Cursor, { nullable: true, description: 'Continue after this place; from now when left out.' })
  after?: string | null;

  @Field(() => LeadFeedFilter, { nullable: true, description: 'Only leads that match.' })
  filter?: LeadFeedFilter | null;
}

@ArgsType()
class StateFeedArgs {
  @Field(() => Int, {
    defaultValue: 250,
    description: 'Least time between two states of one object, 100 to 60,000 milliseconds.',
  })
  minIntervalMs!: number;
}

@ArgsType()
class RepFeedArgs extends StateFeedArgs {
  @Field(() => RepFeedFilter, { nullable: true, description: 'Only reps that match.' })
  filter?: RepFeedFilter | null;
}

const INSIDERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD];

interface Opening<A> {
  readonly args: A;
  readonly context: Ctx;
}

@Resolver()
export class LiveResolver {
  @Authorized(...INSIDERS, Role.PARTNER)
  @Subscription(() => LeadStageChangedBatch, {
    description:
      'Every change of stage, in order, none missed. With `after`: what came since, then live, without a gap. Ends with `CURSOR_EXPIRED` or `EPOCH_CHANGED` where that cannot be proven: read the state again, then subscribe without `after`.',
    subscribe: ({ args, context }: Opening<LogFeedArgs>) =>
      openLogFeed(context, leadStageFeed, { after: args.after ?? null, filter: args.filter ?? null }),
  })
  leadStageChanged(@Root() batch: LogBatch<ToldStageChange>, @Args(() => LogFeedArgs) _args: LogFeedArgs): object {
    return batch;
  }

  @Authorized(...INSIDERS, Role.PARTNER)
  @Subscription(() => LeadAssignedBatch, {
    description:
      'Every change of holder, with its door and reason, in order, none missed. Resumes like `leadStageChanged`.',
    subscribe: ({ args, context }: Opening<LogFeedArgs>) =>
      openLogFeed(context, leadAssignedFeed, { after: args.after ?? null, filter: args.filter ?? null }),
  })
  leadAssigned(@Root() batch: LogBatch<ToldAssignment>, @Args(() => LogFeedArgs) _args: LogFeedArgs): object {
    return batch;
  }

  @Authorized(...INSIDERS)
  @Subscription(() => RepLoadChangedBatch, {
    description:
      'How much each rep holds: the present state first, then the newest state of what changed. Replace what you have, never add up.',
    subscribe: ({ args, context }: Opening<RepFeedArgs>) =>
      openStateFeed(context, repLoadFeed, { filter: args.filter ?? null, minIntervalMs: args.minIntervalMs ?? 250 }),
  })
  repLoadChanged(@Root() batch: StateBatch, @Args(() => RepFeedArgs) _args: RepFeedArgs): object {
    return { ...frameOf(batch), reps: new SeenRows(batch.ids) };
  }

  @Authorized(...INSIDERS)
  @Subscription(() => TeamLoadChangedBatch, {
    description: 'How much each team holds: the present state first, then the newest state of what changed.',
    subscribe: ({ args, context }: Opening<StateFeedArgs>) =>
      openStateFeed(context, teamLoadFeed, { filter: null, minIntervalMs: args.minIntervalMs ?? 250 }),
  })
  teamLoadChanged(@Root() batch: StateBatch, @Args(() => StateFeedArgs) _args: StateFeedArgs): object {
    return { ...frameOf(batch), teams: new SeenRows(batch.ids) };
  }

  @Authorized(...INSIDERS)
  @Subscription(() => PipelineChangedBatch, {
    description: 'Each stage with its leads: the present state first, then the newest state of what changed.',
    subscribe: ({ args, context }: Opening<StateFeedArgs>) =>
      openStateFeed(context, pipelineFeed, { filter: null, minIntervalMs: args.minIntervalMs ?? 250 }),
  })
  pipelineChanged(@Root() batch: StateBatch, @Args(() => StateFeedArgs) _args: StateFeedArgs): object {
    return { ...frameOf(batch), stages: new SeenRows(batch.ids) };
  }
}

@Resolver(() => LeadStageChange)
export class LeadStageChangeResolver {
  @FieldResolver()
  lead(@Root() change: ToldStageChange): string | null {
    return change.isGone ? null : change.leadId;
  }

  @FieldResolver()
  fromStage(@Root() change: ToldStageChange): string | null {
    return change.fromStageId;
  }

  @FieldResolver()
  toStage(@Root() change: ToldStageChange): string | null {
    return change.isGone ? null : change.toStageId;
  }
}

@Resolver(() => LeadAssignment)
export class LeadAssignmentResolver {
  @FieldResolver()
  lead(@Root() change: ToldAssignment): string | null {
    return change.isGone ? null : change.leadId;
  }

  @FieldResolver()
  fromRep(@Root() change: ToldAssignment): string | null {
    return change.fromRepId;
  }

  @FieldResolver()
  toRep(@Root() change: ToldAssignment): string | null {
    return change.toRepId && !change.isGone ? change.toRepId : null;
  }

  @FieldResolver()
  fromPool(@Root() change: ToldAssignment): string | null {
    return change.fromPoolId;
  }

  @FieldResolver()
  toPool(@Root() change: ToldAssignment): string | null {
    return change.toPoolId && !change.isGone ? change.toPoolId : null;
  }
}

function frameOf(batch: StateBatch): { cursor: string; removedIds: readonly string[]; isSnapshot: boolean } {
  return { cursor: batch.cursor, removedIds: batch.removedIds, isSnapshot: batch.isSnapshot };
}
