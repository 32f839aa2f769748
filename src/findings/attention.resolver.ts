import { Arg, Authorized, Ctx as Context, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { findVisible } from '../platform/read/find.js';
import { teams } from '../reps/rep.graphql.js';
import { AttentionView } from './attention.graphql.js';
import { findAttention } from './find-attention.js';

@Resolver(() => AttentionView)
export class AttentionResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => AttentionView, {
    nullable: true,
    description:
      'Whether what a team holds gets attention in each part of a customer’s life; null when the team does not exist or is not visible to you.',
  })
  async attention(
    @Context() ctx: Ctx,
    @Arg('teamId', () => ID, { description: 'The team.' }) teamId: string,
  ): Promise<object | null> {
    return (await findVisible(ctx, teams, teamId)) ? findAttention(ctx, teamId) : null;
  }

  @FieldResolver()
  team(@Root() { teamId }: { teamId: string }): string | null {
    return teamId;
  }
}
