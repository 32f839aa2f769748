import { Arg, Args, Authorized, Ctx as Context, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { type Page, page } from '../platform/read/page.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';
import { findIntakes, type Intake } from './find-intakes.js';
import { IntakeView } from './holder-intake.graphql.js';
import {
  CAP_HISTORY,
  IntakeCapConnection,
  IntakeCapHistoryArgs,
  SetIntakeCapInput,
  SetIntakeCapPayload,
  WithdrawIntakeCapInput,
  WithdrawIntakeCapPayload,
} from './intake-cap.graphql.js';
import type { IntakeCap } from './intake-cap.js';
import { versionsNamed } from './quota-subject.js';
import { setIntakeCap } from './set-intake-cap.js';
import { withdrawIntakeCap } from './withdraw-intake-cap.js';

interface Identified {
  readonly id: string;
}

@Resolver()
export class IntakeCapResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => IntakeCapConnection.Connection, {
    description:
      'Every version of the intake cap of a rep, of a team, of a level, of a pipeline, of a level in a pipeline or of a product line, or, where nothing is named, of the organisation: what is to come, what is in force, what was, and what was withdrawn; the latest to begin first.',
  })
  intakeCapHistory(
    @Context() ctx: Ctx,
    @Args(() => IntakeCapHistoryArgs) args: IntakeCapHistoryArgs,
  ): Promise<Page<IntakeCap>> {
    return page(ctx, CAP_HISTORY, { ...args, where: versionsNamed(args) });
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => SetIntakeCapPayload, {
    description:
      'Set how many leads a rep, a team, the reps of a level or everybody may take in a period, in all or of a pipeline or product line, from now or from later on. What is held stays, and what was taken before counts; a cap that gives more gives it at once.',
  })
  async setIntakeCap(
    @Context() ctx: Ctx,
    @Arg('input', () => SetIntakeCapInput, { description: 'The input.' }) input: SetIntakeCapInput,
  ): Promise<SetIntakeCapPayload> {
    return { intakeCap: await setIntakeCap(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => WithdrawIntakeCapPayload, {
    description:
      'Take back an intake cap that has not begun; the version before it goes on as if it had never been set. One that has begun stays on record: set another one.',
  })
  async withdrawIntakeCap(
    @Context() ctx: Ctx,
    @Arg('input', () => WithdrawIntakeCapInput, { description: 'The input.' }) input: WithdrawIntakeCapInput,
  ): Promise<WithdrawIntakeCapPayload> {
    return { intakeCap: await withdrawIntakeCap(ctx, input) };
  }
}

@Resolver(() => RepView)
export class RepIntakeResolver {
  @FieldResolver(() => IntakeView, { description: 'How many leads the rep may take in now, and which cap says so.' })
  intake(@Root() rep: Identified, @Context() ctx: Ctx): Promise<Intake> {
    return loaderOf(ctx, 'rep intake', ids => findIntakes(ctx, 'rep', ids)).load(rep.id);
  }
}

@Resolver(() => TeamView)
export class TeamIntakeResolver {
  @FieldResolver(() => IntakeView, {
    description:
      'How many leads the reps of this team and of the teams below may take in together, by the team’s own cap.',
  })
  intake(@Root() team: Identified, @Context() ctx: Ctx): Promise<Intake> {
    return loaderOf(ctx, 'team intake', ids => findIntakes(ctx, 'team', ids)).load(team.id);
  }
}
