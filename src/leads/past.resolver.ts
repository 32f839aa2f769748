import { Arg, Authorized, Ctx as Context, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { findVisible } from '../platform/read/find.js';
import { DateTime } from '../platform/read/scalars.js';
import { RepView, reps } from '../reps/rep.graphql.js';
import type { LeadPast } from './find-lead-at.js';
import { findRepLoadAt, type RepLoadPast } from './find-rep-load-at.js';
import { LeadAtView, RepLoadAtView } from './past.graphql.js';
import { StageView } from './pipeline.graphql.js';

@Resolver(() => LeadAtView)
export class LeadAtResolver {
  @FieldResolver(() => StageView, { nullable: true, description: 'Where it stood.' })
  stage(@Root() past: LeadPast): string | null {
    return past.stageId;
  }

  @FieldResolver(() => RepView, {
    nullable: true,
    description: 'Who held it; null when nobody did or you may not see it.',
  })
  owner(@Root() past: LeadPast): string | null {
    return past.ownerId;
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => RepLoadAtView, {
    nullable: true,
    description: 'What a rep held at an instant; null when the rep does not exist or is not visible to you.',
  })
  async repLoad(
    @Context() ctx: Ctx,
    @Arg('repId', () => ID, { description: 'The rep.' }) repId: string,
    @Arg('at', () => DateTime, { description: 'The instant, by occurred time.' }) at: Date,
  ): Promise<RepLoadPast | null> {
    return (await findVisible(ctx, reps, repId)) ? findRepLoadAt(ctx, repId, at) : null;
  }
}
