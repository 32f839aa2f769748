import {
  Args,
  ArgsType,
  Authorized,
  Ctx as Context,
  Field,
  FieldResolver,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { type LogBatch, openLogFeed } from '../platform/live/log-feed.js';
import { messageOf } from '../platform/read/messages.js';
import { Cursor } from '../platform/read/scalars.js';
import type { UserErrorCode } from '../platform/refusal.js';
import { admissionRefusedFeed, type ToldRefusal } from './admission.feed.js';
import { AdmissionFeedFilter, AdmissionRefusal, AdmissionRefusedBatch } from './admission-feed.graphql.js';

@ArgsType()
class AdmissionFeedArgs {
  @Field(() => Cursor, { nullable: true, description: 'Continue after this place; from now when left out.' })
  after?: string | null;

  @Field(() => AdmissionFeedFilter, { nullable: true, description: 'Only refusals that match.' })
  filter?: AdmissionFeedFilter | null;
}

interface Opening {
  readonly args: AdmissionFeedArgs;
  readonly context: Ctx;
}

@Resolver()
export class AdmissionResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Subscription(() => AdmissionRefusedBatch, {
    description:
      'Every claim, assignment and transfer that was refused for want of room, with its reason, in order, none missed. Resumes like `leadStageChanged`. A manager hears of its reps, a rep of itself.',
    subscribe: ({ args, context }: Opening) =>
      openLogFeed(context, admissionRefusedFeed, { after: args.after ?? null, filter: args.filter ?? null }),
  })
  admissionRefused(
    @Root() batch: LogBatch<ToldRefusal>,
    @Args(() => AdmissionFeedArgs) _args: AdmissionFeedArgs,
  ): object {
    return batch;
  }
}

@Resolver(() => AdmissionRefusal)
export class AdmissionRefusalResolver {
  @FieldResolver()
  lead(@Root() { leadId }: ToldRefusal): string | null {
    return leadId;
  }

  @FieldResolver()
  rep(@Root() { repId }: ToldRefusal): string | null {
    return repId;
  }

  @FieldResolver()
  message(@Root() { code, held, capacity }: ToldRefusal, @Context() ctx: Ctx): string {
    const figures = held !== null && capacity !== null ? { values: { held, capacity } } : {};
    return messageOf({ code: code as UserErrorCode, ...figures }, ctx.locale);
  }
}
