import { ArrayMaxSize, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LeadChangeInput } from '../leads/lead-inputs.graphql.js';
import { Sized } from '../platform/http/sized.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { Cursor, DateTime } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, shape } from '../platform/read/view.js';
import { OfferTurn, RejectReason } from './lead-offer.enums.js';
import { LeadOfferView } from './lead-offer.graphql.js';
import type { LeadOffer } from './lead-offer.js';

@InputType({ description: 'Input of `offerLead`. Either `teamId` or `repId` says to whom.' })
export class OfferLeadInput extends LeadChangeInput {
  @Length(1, 1000)
  @Field(() => String, { description: 'Why sales should take it, 1 to 1,000 characters.' })
  reason!: string;

  @Field(() => ID, { nullable: true, description: 'The team that is asked: each of its own reps may accept.' })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The rep who is asked.' })
  repId?: string | null;
}

@InputType({ description: 'What every change of one offer takes.' })
abstract class OfferChangeInput extends VersionedInput {
  @Field(() => ID, { description: 'The offer.' })
  id!: string;
}

@InputType({ description: 'Input of `acceptOffer`.' })
export class AcceptOfferInput extends OfferChangeInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Who is to hold the lead. A rep leaves it out; else obligatory where the offer is not made to one rep.',
  })
  repId?: string | null;
}

@InputType({ description: 'Input of `rejectOffer`.' })
export class RejectOfferInput extends OfferChangeInput {
  @Field(() => RejectReason, { description: 'Why. `OTHER` needs `note`.' })
  reason!: RejectReason;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'More about it, 1 to 1,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Input of `withdrawOffer`.' })
export class WithdrawOfferInput extends OfferChangeInput {
  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'Why, 1 to 1,000 characters.' })
  note?: string | null;
}

@ObjectType({ description: 'What every change of one offer answers.' })
abstract class OfferPayload extends PayloadView {
  @Field(() => LeadOfferView, {
    nullable: true,
    description:
      'The offer after the change, with its lead; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  offer?: LeadOffer | null;
}

@ObjectType({ description: 'Result of `offerLead`.' })
export class OfferLeadPayload extends OfferPayload {}

@ObjectType({ description: 'Result of `acceptOffer`.' })
export class AcceptOfferPayload extends OfferPayload {}

@ObjectType({ description: 'Result of `rejectOffer`.' })
export class RejectOfferPayload extends OfferPayload {}

@ObjectType({ description: 'Result of `withdrawOffer`.' })
export class WithdrawOfferPayload extends OfferPayload {}

@InputType({
  description: 'Which offers a feed tells of. All given conditions must hold. Lists hold at most 100 values.',
})
export class OfferFeedFilter {
  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only offers to these very teams and to their reps.' })
  teamIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only offers to these reps.' })
  repIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [OfferTurn], { nullable: true, description: 'Only these changes.' })
  changes?: OfferTurn[] | null;
}

@ObjectType({ description: 'Something happened to an offer.' })
export class OfferChange {
  @Field(() => Cursor, {
    description: 'Its place. Pass the last one that you handled as `after` to continue without a gap.',
  })
  cursor!: string;

  @Field(() => ID, { description: 'The offer.' })
  offerId!: string;

  @Field(() => LeadOfferView, { nullable: true, description: 'The offer as it is now; null where you may not see it.' })
  offer!: LeadOfferView | null;

  @Field(() => OfferTurn, { description: 'What happened.' })
  change!: OfferTurn;

  @Field(() => Int, {
    description: 'The version of the offer after the change. Drop the change when you have a newer one.',
  })
  version!: number;

  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt!: Date;
}
shape(OfferChange, { cursor: open, offerId: open, offer: open, change: open, version: open, occurredAt: open });

@ObjectType({ description: 'What happened to offers, in order, none missed.' })
export class OfferChangedBatch {
  @Field(() => Cursor, { description: 'Everything up to here was told. Pass it as `after` to continue.' })
  cursor!: string;

  @Sized(20)
  @Field(() => [OfferChange], {
    description: 'Zero or more changes; a frame without any moves the cursor on and shows that the feed is alive.',
  })
  events!: OfferChange[];

  @Field(() => Boolean, { description: 'True once the past has been told.' })
  isUpToDate!: boolean;
}
