import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import { label } from '../platform/read/enum-label.js';
import { BooleanFilter, DateTimeFilter, enumFilter, IDFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { OrderDirection, orderInput, PageArgs, type PageSpec } from '../platform/read/page.js';
import { OfferStatus, RejectReason } from './lead-offer.enums.js';
import { offers } from './lead-offer.graphql.js';
import type { LeadOffer } from './lead-offer.js';

/** Fields that offers can be sorted by. */
export enum OfferOrderField {
  OFFERED_AT = 'OFFERED_AT',
  DUE_AT = 'DUE_AT',
}
registerEnumType(OfferOrderField, {
  name: 'LeadOfferOrderField',
  description: 'Fields that offers can be sorted by.',
  valuesConfig: {
    OFFERED_AT: { description: 'When it was made.' },
    DUE_AT: { description: 'Until when it is to be decided.' },
  },
});

label(OfferOrderField, { OFFERED_AT: ['Offered', '移交时间'], DUE_AT: ['Due', '答复期限'] });

export const OfferOrder = orderInput(OfferOrderField, 'LeadOfferOrder');
const OfferStatusFilter = enumFilter(OfferStatus, 'OfferStatusFilter');
const RejectReasonFilter = enumFilter(RejectReason, 'RejectReasonFilter');

@InputType({ description: 'Conditions on offers. All given conditions must hold. At most 5 levels and 50 conditions.' })
export class LeadOfferFilter {
  @Field(() => [LeadOfferFilter], { nullable: true, description: 'All of these must hold.' })
  and?: LeadOfferFilter[] | null;

  @Field(() => [LeadOfferFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: LeadOfferFilter[] | null;

  @Field(() => LeadOfferFilter, { nullable: true, description: 'This must not hold.' })
  not?: LeadOfferFilter | null;

  @Field(() => OfferStatusFilter, { nullable: true, description: 'By how far it has come.' })
  status?: InstanceType<typeof OfferStatusFilter> | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether it is open and its time ran out.' })
  isOverdue?: BooleanFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By the team that is asked.' })
  teamId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By the rep who is asked.' })
  repId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By lead.' })
  leadId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By where the lead came from.' })
  sourceId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By the effort that brought the lead.' })
  campaignId?: IDFilter | null;

  @Field(() => RejectReasonFilter, { nullable: true, description: 'By why sales did not want it.' })
  rejectReason?: InstanceType<typeof RejectReasonFilter> | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was made.' })
  offeredAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By until when it is to be decided.' })
  dueAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it came to its end.' })
  decidedAt?: DateTimeFilter | null;
}

@ArgsType()
export class LeadOfferListArgs extends PageArgs {
  @Field(() => LeadOfferFilter, { nullable: true, description: 'Conditions.' })
  filter?: LeadOfferFilter | null;

  @Field(() => [OfferOrder], { nullable: true, description: 'Sort keys, first one first; newest first when left out.' })
  orderBy?: InstanceType<typeof OfferOrder>[] | null;
}

export const OFFER_CONDITIONS: Record<string, FieldCondition> = {
  status: 'status',
  isOverdue: 'isOverdue',
  teamId: { path: 'toTeam', id: 'team' },
  repId: { path: 'toRep', id: 'rep' },
  leadId: { path: 'lead', id: 'lead' },
  sourceId: { path: 'lead.source', id: 'source' },
  campaignId: { path: 'lead.campaign', id: 'campaign' },
  rejectReason: 'rejectReason',
  offeredAt: 'offeredAt',
  dueAt: 'dueAt',
  decidedAt: 'decidedAt',
};

export const OFFER_LIST: PageSpec<LeadOffer, OfferOrderField> = {
  view: offers,
  orders: {
    OFFERED_AT: { property: 'offeredAt', nullable: false },
    DUE_AT: { property: 'dueAt', nullable: false },
  },
  byDefault: [{ field: OfferOrderField.OFFERED_AT, direction: OrderDirection.DESC }],
};
