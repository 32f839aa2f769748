import { Args, Authorized, Ctx as Context, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { findVisible } from '../platform/read/find.js';
import { teams } from '../reps/rep.graphql.js';
import { ConcentrationArgs, ConcentrationView } from './concentration.graphql.js';
import { findConcentration } from './find-concentration.js';

@Resolver(() => ConcentrationView)
export class ConcentrationResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => ConcentrationView, {
    nullable: true,
    description:
      'Whether the load of a team is crowded on a few or spread over all; null when the team does not exist or is not visible to you.',
  })
  async concentration(
    @Context() ctx: Ctx,
    @Args(() => ConcentrationArgs) args: ConcentrationArgs,
  ): Promise<object | null> {
    return (await findVisible(ctx, teams, args.teamId)) ? findConcentration(ctx, args) : null;
  }

  @FieldResolver()
  team(@Root() { teamId }: { teamId: string }): string | null {
    return teamId;
  }
}
