import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx as Context,
  Field,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { LeadView } from '../leads/lead.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { type LogBatch, openLogFeed } from '../platform/live/log-feed.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, page, pageOfEach } from '../platform/read/page.js';
import { Cursor } from '../platform/read/scalars.js';
import { acceptOffer } from './accept-offer.js';
import { offerChangedFeed, type ToldOfferChange } from './lead-offer.feed.js';
import { LeadOfferConnection } from './lead-offer.graphql.js';
import type { LeadOffer } from './lead-offer.js';
import {
  AcceptOfferInput,
  AcceptOfferPayload,
  OfferChange,
  OfferChangedBatch,
  OfferFeedFilter,
  OfferLeadInput,
  OfferLeadPayload,
  RejectOfferInput,
  RejectOfferPayload,
  WithdrawOfferInput,
  WithdrawOfferPayload,
} from './lead-offer-changes.graphql.js';
import { LeadOfferListArgs, OFFER_CONDITIONS, OFFER_LIST } from './lead-offer-lists.graphql.js';
import { offerLead } from './offer-lead.js';
import { rejectOffer } from './reject-offer.js';
import { withdrawOffer } from './withdraw-offer.js';

@ArgsType()
class OfferFeedArgs {
  @Field(() => Cursor, { nullable: true, description: 'Continue after this place; from now when left out.' })
  after?: string | null;

  @Field(() => OfferFeedFilter, { nullable: true, description: 'Only changes that match.' })
  filter?: OfferFeedFilter | null;
}

@Resolver()
export class LeadOfferResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => LeadOfferConnection.Connection, {
    description: 'Offers of leads to sales. Marketing sees all; sales those to it, to its team or to its teams.',
  })
  offers(@Context() ctx: Ctx, @Args(() => LeadOfferListArgs) args: LeadOfferListArgs): Promise<Page<LeadOffer>> {
    return page(ctx, OFFER_LIST, { ...args, where: whereOf(args.filter, OFFER_CONDITIONS) });
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => OfferLeadPayload, {
    description:
      'Offer a lead that nobody holds to sales (移交), to be decided within the `offerHours` of the team. A lead has one open offer at most.',
  })
  async offerLead(
    @Context() ctx: Ctx,
    @Arg('input', () => OfferLeadInput, { description: 'The input.' }) input: OfferLeadInput,
  ): Promise<OfferLeadPayload> {
    return { offer: await offerLead(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP)
  @Mutation(() => AcceptOfferPayload, {
    description:
      'Take an offered lead (接收). Of any number who try at once one succeeds, and only with room. Overdue offers may be accepted too.',
  })
  async acceptOffer(
    @Context() ctx: Ctx,
    @Arg('input', () => AcceptOfferInput, { description: 'The input.' }) input: AcceptOfferInput,
  ): Promise<AcceptOfferPayload> {
    return { offer: await acceptOffer(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP)
  @Mutation(() => RejectOfferPayload, {
    description:
      'Say no to an offered lead (拒收). It goes to the pool for nurturing of the team, or of the nearest team above, or of all; where there is none it stays where it is. It may be offered again.',
  })
  async rejectOffer(
    @Context() ctx: Ctx,
    @Arg('input', () => RejectOfferInput, { description: 'The input.' }) input: RejectOfferInput,
  ): Promise<RejectOfferPayload> {
    return { offer: await rejectOffer(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => WithdrawOfferPayload, { description: 'Take an open offer back (撤回). The lead stays where it is.' })
  async withdrawOffer(
    @Context() ctx: Ctx,
    @Arg('input', () => WithdrawOfferInput, { description: 'The input.' }) input: WithdrawOfferInput,
  ): Promise<WithdrawOfferPayload> {
    return { offer: await withdrawOffer(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Subscription(() => OfferChangedBatch, {
    description:
      'Every offer that is made, runs out of time or comes to its end, in order, none missed; for marketing and for those who are asked. Resumes like `leadStageChanged`.',
    subscribe: ({ args, context }: { readonly args: OfferFeedArgs; readonly context: Ctx }) =>
      openLogFeed(context, offerChangedFeed, { after: args.after ?? null, filter: args.filter ?? null }),
  })
  offerChanged(@Root() batch: LogBatch<ToldOfferChange>, @Args(() => OfferFeedArgs) _args: OfferFeedArgs): object {
    return batch;
  }
}

@Resolver(() => OfferChange)
export class OfferChangeResolver {
  @FieldResolver()
  offer(@Root() { offerId }: ToldOfferChange): string | null {
    return offerId;
  }
}

@Resolver(() => LeadView)
export class LeadOffersResolver {
  @FieldResolver(() => LeadOfferConnection.Connection, {
    description: 'Its offers to sales, newest first, as far as you may see them.',
  })
  offers(
    @Root() { id }: { readonly id: string },
    @Context() ctx: Ctx,
    @Args(() => LeadOfferListArgs) args: LeadOfferListArgs,
  ): Promise<Page<LeadOffer>> {
    return pageOfEach(
      ctx,
      OFFER_LIST,
      { property: 'lead', id },
      { ...args, where: whereOf(args.filter, OFFER_CONDITIONS) },
    );
  }
}
