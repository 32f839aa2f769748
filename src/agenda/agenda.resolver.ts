import { Args, Authorized, Ctx as Context, FieldResolver, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { badUserInput } from '../platform/errors.js';
import { LIMITS } from '../platform/limits.js';
import { ActionReasonView, DayArgs, DayConnection, DayItemView, InboxArgs, InboxBatch } from './agenda.graphql.js';
import type { Action, Reason } from './agenda.rules.js';
import { sentenceOf } from './agenda-sentence.js';
import { pageOfDay, placeOf } from './day-page.js';
import { findDay } from './find-day.js';
import { type Inbox, openInbox } from './inbox.feed.js';

interface Opening {
  readonly args: InboxArgs;
  readonly context: Ctx;
}

@Resolver(() => DayItemView)
export class AgendaResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP)
  @Query(() => DayConnection.Connection, {
    nullable: true,
    description:
      'What a rep should do next, the most urgent first: all that is due or will be within 24 hours. Null where there is no such rep, or you may not ask about it.',
  })
  async myDay(@Context() ctx: Ctx, @Args(() => DayArgs) { repId, first, after }: DayArgs): Promise<object | null> {
    const now = await ctx.runtime.now();
    const place = after == null ? null : placeOf(after, now);
    const asOf = place?.asOf ?? now;
    const day = await findDay(ctx, repId ?? ctx.viewer.repId, asOf);
    return day && pageOfDay(day, asOf, { first: sizeOf(first), place });
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP)
  @Subscription(() => InboxBatch, {
    description:
      'The first items of a rep’s day, live: the present state first, then the newest state of what changed. What only the clock makes due comes within about 15 seconds.',
    subscribe: ({ args, context }: Opening) =>
      openInbox(context, {
        repId: args.repId ?? context.viewer.repId ?? '',
        first: sizeOf(args.first),
        minIntervalMs: args.minIntervalMs ?? 250,
      }),
  })
  inboxChanged(@Root() batch: Inbox, @Args(() => InboxArgs) _args: InboxArgs): object {
    return batch;
  }

  @FieldResolver()
  lead(@Root() { leadId }: Action): string {
    return leadId;
  }

  @FieldResolver()
  offer(@Root() { offerId }: Action): string | null {
    return offerId;
  }

  @FieldResolver(() => String, {
    description:
      'Its strongest reason, in one sentence for a person, in the language of `accept-language` (en, zh-CN).',
  })
  sentence(@Root() { reasons }: Action, @Context() ctx: Ctx): Promise<string> {
    return told(ctx, reasons[0]);
  }
}

@Resolver(() => ActionReasonView)
export class ActionReasonResolver {
  @FieldResolver(() => String, {
    description: 'The reason, in one sentence for a person, in the language of `accept-language` (en, zh-CN).',
  })
  sentence(@Root() reason: Reason, @Context() ctx: Ctx): Promise<string> {
    return told(ctx, reason);
  }
}

async function told(ctx: Ctx, reason: Reason | undefined): Promise<string> {
  return reason ? sentenceOf(reason, ctx.locale, await nowOf(ctx)) : '';
}

/** One instant for all sentences of an answer. */
function nowOf(ctx: Ctx): Promise<Date> {
  const known = ctx.loaders.get('now of sentences') as Promise<Date> | undefined;
  if (known) return known;
  const now = ctx.runtime.now();
  ctx.loaders.set('now of sentences', now);
  return now;
}

function sizeOf(first: number | null | undefined): number {
  const size = first ?? LIMITS.pageRowsDefault;
  if (size < 1 || size > LIMITS.pageRowsMax)
    throw badUserInput(`\`first\` must be between 1 and ${LIMITS.pageRowsMax}.`, ['first']);
  return size;
}
