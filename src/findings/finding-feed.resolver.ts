import { Args, ArgsType, Authorized, Field, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { type LogBatch, openLogFeed } from '../platform/live/log-feed.js';
import { Cursor } from '../platform/read/scalars.js';
import { findingRaisedFeed, type ToldFindingChange } from './finding.feed.js';
import { FindingChange, FindingFeedFilter, FindingRaisedBatch } from './finding-feed.graphql.js';

@ArgsType()
class FindingFeedArgs {
  @Field(() => Cursor, { nullable: true, description: 'Continue after this place; from now when left out.' })
  after?: string | null;

  @Field(() => FindingFeedFilter, { nullable: true, description: 'Only findings that match.' })
  filter?: FindingFeedFilter | null;
}

@Resolver(() => FindingChange)
export class FindingFeedResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Subscription(() => FindingRaisedBatch, {
    description:
      'Every finding that is raised or closed, in order, none missed. Resumes like `leadStageChanged`. One that comes into your sight because its lead changed hands is told as raised, one that leaves as gone.',
    subscribe: ({ args, context }: { readonly args: FindingFeedArgs; readonly context: Ctx }) =>
      openLogFeed(context, findingRaisedFeed, { after: args.after ?? null, filter: args.filter ?? null }),
  })
  findingRaised(
    @Root() batch: LogBatch<ToldFindingChange>,
    @Args(() => FindingFeedArgs) _args: FindingFeedArgs,
  ): object {
    return batch;
  }

  @FieldResolver()
  finding(@Root() change: ToldFindingChange): string | null {
    return change.isGone ? null : change.findingId;
  }
}
