import { Arg, Args, Authorized, Ctx as Context, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { applyPoolReview } from './apply-pool-review.js';
import { payloadOf } from './bulk-payload.graphql.js';
import { findPoolReview } from './find-pool-review.js';
import {
  ApplyPoolReviewInput,
  ApplyPoolReviewPayload,
  PoolReviewArgs,
  PoolReviewConnection,
  PoolReviewLeadView,
} from './pool-review.graphql.js';

@Resolver()
export class PoolReviewResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.AUDITOR)
  @Query(() => PoolReviewConnection.Connection, {
    nullable: true,
    description:
      'The leads of a pool that nobody gets through to (公海清理), with the figures that say so, idle longest first: what `applyPoolReview` would give up on. Customers are none of them. Null where there is no such pool, or you neither oversee it nor look after it.',
  })
  poolReview(@Context() ctx: Ctx, @Args(() => PoolReviewArgs) args: PoolReviewArgs): Promise<object | null> {
    return findPoolReview(ctx, args);
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP)
  @Mutation(() => ApplyPoolReviewPayload, {
    description:
      'Archive or nurture leads of a pool that are due for review: for managers, and for reps in pools that they look after. Each lead is judged by itself as it is now: one that somebody was in touch with meanwhile is refused with `NOT_DUE` and stays. It may be taken back for ten minutes, and a customer who gets in touch later brings its lead back into the pool.',
  })
  async applyPoolReview(
    @Context() ctx: Ctx,
    @Arg('input', () => ApplyPoolReviewInput, { description: 'The input.' }) input: ApplyPoolReviewInput,
  ): Promise<ApplyPoolReviewPayload> {
    return payloadOf(ctx, await applyPoolReview(ctx, input));
  }
}

@Resolver(() => PoolReviewLeadView)
export class PoolReviewLeadResolver {
  @FieldResolver()
  lead(@Root() { leadId }: { leadId: string }): string | null {
    return leadId;
  }
}
