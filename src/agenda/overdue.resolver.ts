import { Ctx as Context, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { LoadView } from '../quotas/quota.graphql.js';
import { findOverdueOfReps, findOverdueOfTeams } from './find-overdue.js';
import './overdue.graphql.js';

@Resolver(() => LoadView)
export class OverdueResolver {
  @FieldResolver(() => Int, {
    description:
      'Leads held that are overdue now: nobody has reached out within the `slaHours` of the stage since the lead came to it, or to its holder, whichever was later; or the step of its program that is next is past its day. A lead counts once. What has neither is never overdue, nor is what is won.',
  })
  overdueCount(
    @Root() { holder }: { holder: { kind: 'rep' | 'team'; id: string } },
    @Context() ctx: Ctx,
  ): Promise<number> {
    return holder.kind === 'rep'
      ? loaderOf(ctx, 'overdue of reps', ids => findOverdueOfReps(ctx, ids)).load(holder.id)
      : loaderOf(ctx, 'overdue of teams', ids => findOverdueOfTeams(ctx, ids)).load(holder.id);
  }
}
