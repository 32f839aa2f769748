import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx as Context,
  Field,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { LeadView } from '../leads/lead.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { type Page, PageArgs, page } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { ContentItemView } from './content.graphql.js';
import { enrollLead } from './enroll-lead.js';
import type { Enrollment } from './enrollment.js';
import { findEnrolledCounts, findLatestEnrollments } from './find-enrollments.js';
import { findSteps } from './find-steps.js';
import { leaveProgram } from './leave-program.js';
import type { NurtureProgram, ProgramStep } from './nurture-program.js';
import {
  dueList,
  EnrollLeadInput,
  EnrollLeadPayload,
  EnrollmentConnection,
  EnrollmentView,
  LeaveProgramInput,
  LeaveProgramPayload,
  NurtureProgramConnection,
  NurtureProgramOrder,
  NurtureProgramView,
  PROGRAM_LIST,
  ProgramStepView,
  SaveNurtureProgramInput,
  SaveNurtureProgramPayload,
} from './program.graphql.js';
import { saveNurtureProgram } from './save-nurture-program.js';

const READERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR];
const DOERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER];

@ArgsType()
class NurtureProgramListArgs extends PageArgs {
  @Field(() => [NurtureProgramOrder], {
    nullable: true,
    description: 'Sort keys, first one first; by name when left out.',
  })
  orderBy?: InstanceType<typeof NurtureProgramOrder>[] | null;
}

@ArgsType()
class DueArgs extends PageArgs {
  @Field(() => DateTime, { nullable: true, description: 'What is due by then; by now when left out.' })
  dueUntil?: Date | null;
}

interface Identified {
  readonly id: string;
}

@Resolver(() => NurtureProgramView)
export class NurtureProgramResolver {
  @Authorized(...READERS, Role.WALLBOARD)
  @Query(() => NurtureProgramConnection.Connection, { description: 'The programs.' })
  nurturePrograms(
    @Context() ctx: Ctx,
    @Args(() => NurtureProgramListArgs) args: NurtureProgramListArgs,
  ): Promise<Page<NurtureProgram>> {
    return page(ctx, PROGRAM_LIST, args);
  }

  @FieldResolver(() => [ProgramStepView], { description: 'Its steps, by position.' })
  steps(@Root() program: Identified, @Context() ctx: Ctx): Promise<ProgramStep[]> {
    return stepsOf(ctx, program.id);
  }

  @FieldResolver(() => Int, { description: 'Leads that are in it now.' })
  enrolledCount(@Root() program: Identified, @Context() ctx: Ctx): Promise<number> {
    return loaderOf(ctx, 'enrolled', ids => findEnrolledCounts(ctx, ids)).load(program.id);
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => SaveNurtureProgramPayload, {
    description: 'Make a program, or say anew what the one of that key is.',
  })
  async saveNurtureProgram(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveNurtureProgramInput, { description: 'The input.' }) input: SaveNurtureProgramInput,
  ): Promise<SaveNurtureProgramPayload> {
    return { program: await saveNurtureProgram(ctx, input) };
  }
}

@Resolver(() => EnrollmentView)
export class EnrollmentResolver {
  @Authorized(...READERS)
  @Query(() => EnrollmentConnection.Connection, {
    description: 'Leads that you may see whose next step is due; the longest waiting first.',
  })
  async deliveriesDue(@Context() ctx: Ctx, @Args(() => DueArgs) args: DueArgs): Promise<Page<Enrollment>> {
    return page(ctx, dueList(args.dueUntil ?? (await ctx.runtime.now())), args);
  }

  @FieldResolver(() => ProgramStepView, { nullable: true, description: 'The step that is next, while it is active.' })
  step(@Root() enrollment: Enrollment, @Context() ctx: Ctx): Promise<ProgramStep | null> {
    return nextOf(ctx, enrollment);
  }

  @FieldResolver(() => ContentItemView, { nullable: true, description: 'What to send next, while it is active.' })
  async nextItem(@Root() enrollment: Enrollment, @Context() ctx: Ctx): Promise<string | null> {
    return (await nextOf(ctx, enrollment))?.contentItem.id ?? null;
  }

  @Authorized(...DOERS)
  @Mutation(() => EnrollLeadPayload, {
    description: 'Let a lead begin a program, at its first step whose item it was not sent yet.',
  })
  async enrollLead(
    @Context() ctx: Ctx,
    @Arg('input', () => EnrollLeadInput, { description: 'The input.' }) input: EnrollLeadInput,
  ): Promise<EnrollLeadPayload> {
    return { enrollment: await enrollLead(ctx, input) };
  }

  @Authorized(...DOERS)
  @Mutation(() => LeaveProgramPayload, {
    description: 'Take a lead out of its program. A lead that is decided leaves by itself.',
  })
  async leaveProgram(
    @Context() ctx: Ctx,
    @Arg('input', () => LeaveProgramInput, { description: 'The input.' }) input: LeaveProgramInput,
  ): Promise<LeaveProgramPayload> {
    return { enrollment: await leaveProgram(ctx, input) };
  }
}

@Resolver(() => LeadView)
export class LeadEnrollmentResolver {
  @FieldResolver(() => EnrollmentView, {
    nullable: true,
    description: 'The program that it is in, or was in last, as far as you may see it.',
  })
  enrollment(@Root() lead: Identified, @Context() ctx: Ctx): Promise<string | null> {
    return loaderOf(ctx, 'latest enrollment', ids => findLatestEnrollments(ctx, ids)).load(lead.id);
  }
}

function stepsOf(ctx: Ctx, programId: string): Promise<ProgramStep[]> {
  return loaderOf(ctx, 'steps of program', ids => findSteps(ctx, ids)).load(programId);
}

async function nextOf(ctx: Ctx, { program, position }: Enrollment): Promise<ProgramStep | null> {
  if (position === null) return null;
  return (await stepsOf(ctx, program.id)).find(step => step.position === position) ?? null;
}
