import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx as Context,
  Field,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, PageArgs, page, pageOfEach } from '../platform/read/page.js';
import { UpdateTeamInput, UpdateTeamPayload } from './change-inputs.graphql.js';
import { createTeam } from './create-team.js';
import { findLeaves } from './find-leaves.js';
import {
  CreateTeamInput,
  CreateTeamPayload,
  RepConnection,
  RepLeaveView,
  RepView,
  SetPresenceInput,
  SetPresencePayload,
  TeamConnection,
  TeamView,
} from './rep.graphql.js';
import type { Rep } from './rep.js';
import type { RepLeave } from './rep-leave.js';
import {
  REP_CONDITIONS,
  REP_LIST,
  RepFilter,
  RepOrder,
  TEAM_CONDITIONS,
  TEAM_LIST,
  TeamFilter,
  TeamOrder,
} from './rep-lists.graphql.js';
import { setPresence } from './set-presence.js';
import type { Team } from './team.js';
import { updateTeam } from './update-team.js';

@ArgsType()
class RepListArgs extends PageArgs {
  @Field(() => RepFilter, { nullable: true, description: 'Conditions.' })
  filter?: RepFilter | null;

  @Field(() => [RepOrder], { nullable: true, description: 'Sort keys, first one first; by name when left out.' })
  orderBy?: InstanceType<typeof RepOrder>[] | null;
}

@ArgsType()
class TeamListArgs extends PageArgs {
  @Field(() => TeamFilter, { nullable: true, description: 'Conditions.' })
  filter?: TeamFilter | null;

  @Field(() => [TeamOrder], { nullable: true, description: 'Sort keys, first one first; by name when left out.' })
  orderBy?: InstanceType<typeof TeamOrder>[] | null;
}

const INSIDERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD];

@Resolver(() => RepView)
export class RepResolver {
  @Authorized(...INSIDERS)
  @Query(() => RepView, {
    nullable: true,
    description: 'One rep; null when it does not exist or is not visible to you.',
  })
  rep(@Arg('id', () => ID, { description: 'The rep.' }) id: string): string {
    return id;
  }

  @Authorized(...INSIDERS)
  @Query(() => RepConnection.Connection, { description: 'Reps that you may see.' })
  reps(@Context() ctx: Ctx, @Args(() => RepListArgs) args: RepListArgs): Promise<Page<Rep>> {
    return page(ctx, REP_LIST, { ...args, where: whereOf(args.filter, REP_CONDITIONS) });
  }

  @FieldResolver(() => [RepLeaveView], { description: 'Its leave from today on, the next one first.' })
  leaves(@Root() rep: Rep, @Context() ctx: Ctx): Promise<RepLeave[]> {
    return loaderOf(ctx, 'leaves', ids => findLeaves(ctx, ids)).load(rep.id);
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP)
  @Mutation(() => SetPresencePayload, {
    description: 'Say where a rep is now. A rep may for itself, a manager for its teams.',
  })
  async setPresence(
    @Context() ctx: Ctx,
    @Arg('input', () => SetPresenceInput, { description: 'The input.' }) input: SetPresenceInput,
  ): Promise<SetPresencePayload> {
    return { rep: await setPresence(ctx, input) };
  }
}

@Resolver(() => TeamView)
export class TeamResolver {
  @Authorized(...INSIDERS)
  @Query(() => TeamView, {
    nullable: true,
    description: 'One team; null when it does not exist or is not visible to you.',
  })
  team(@Arg('id', () => ID, { description: 'The team.' }) id: string): string {
    return id;
  }

  @Authorized(...INSIDERS)
  @Query(() => TeamConnection.Connection, { description: 'Teams that you may see.' })
  teams(@Context() ctx: Ctx, @Args(() => TeamListArgs) args: TeamListArgs): Promise<Page<Team>> {
    return page(ctx, TEAM_LIST, { ...args, where: whereOf(args.filter, TEAM_CONDITIONS) });
  }

  @FieldResolver(() => RepConnection.Connection, {
    description: 'The reps of this team, without those of the teams below.',
  })
  reps(@Root() team: Team, @Context() ctx: Ctx, @Args(() => RepListArgs) args: RepListArgs): Promise<Page<Rep>> {
    return pageOfEach(
      ctx,
      REP_LIST,
      { property: 'team', id: team.id },
      { ...args, where: whereOf(args.filter, REP_CONDITIONS) },
    );
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => CreateTeamPayload, { description: 'Make a team.' })
  async createTeam(
    @Context() ctx: Ctx,
    @Arg('input', () => CreateTeamInput, { description: 'The input.' }) input: CreateTeamInput,
  ): Promise<CreateTeamPayload> {
    return { team: await createTeam(ctx, input) };
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => UpdateTeamPayload, { description: 'Give a team another name or outside key.' })
  async updateTeam(
    @Context() ctx: Ctx,
    @Arg('input', () => UpdateTeamInput, { description: 'The input.' }) input: UpdateTeamInput,
  ): Promise<UpdateTeamPayload> {
    return { team: await updateTeam(ctx, input) };
  }
}
