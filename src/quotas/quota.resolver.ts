import { Arg, Authorized, Ctx as Context, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { MoveTeamInput, MoveTeamPayload } from '../reps/change-inputs.graphql.js';
import { CreateRepInput, CreateRepPayload, RepView, TeamView } from '../reps/rep.graphql.js';
import { createRep } from './create-rep.js';
import { findRepLoads, findTeamLoads, type Load } from './find-load.js';
import { moveTeam } from './move-team.js';
import { LoadView } from './quota.graphql.js';

interface Identified {
  readonly id: string;
}

@Resolver(() => RepView)
export class RepLoadResolver {
  @FieldResolver(() => LoadView, { description: 'How much the rep holds now, against its line.' })
  load(@Root() rep: Identified, @Context() ctx: Ctx): Promise<Load> {
    return loaderOf(ctx, 'rep load', ids => findRepLoads(ctx, ids)).load(rep.id);
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => CreateRepPayload, { description: 'Make a rep.' })
  async createRep(
    @Context() ctx: Ctx,
    @Arg('input', () => CreateRepInput, { description: 'The input.' }) input: CreateRepInput,
  ): Promise<CreateRepPayload> {
    return { rep: await createRep(ctx, input) };
  }
}

@Resolver(() => TeamView)
export class TeamLoadResolver {
  @FieldResolver(() => LoadView, {
    description: 'How much the reps of this team and of the teams below hold now, against the team’s own line.',
  })
  load(@Root() team: Identified, @Context() ctx: Ctx): Promise<Load> {
    return loaderOf(ctx, 'team load', ids => findTeamLoads(ctx, ids)).load(team.id);
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => MoveTeamPayload, {
    description:
      'Hang a team, with all below it, under another one or at the top. What it holds then counts against the lines above its new place; that may leave a team over its line.',
  })
  async moveTeam(
    @Context() ctx: Ctx,
    @Arg('input', () => MoveTeamInput, { description: 'The input.' }) input: MoveTeamInput,
  ): Promise<MoveTeamPayload> {
    return { team: await moveTeam(ctx, input) };
  }
}
