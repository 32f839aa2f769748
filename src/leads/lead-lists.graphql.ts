import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import type { Ctx } from '../platform/context.js';
import { label } from '../platform/read/enum-label.js';
import {
  DateTimeFilter,
  enumFilter,
  IDFilter,
  IntFilter,
  MoneyMinorFilter,
  StringFilter,
} from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { OrderDirection, type OrderEntry, PageArgs, type PageSpec } from '../platform/read/page.js';
import { CustomFilter, customOrderInput } from './custom-lists.graphql.js';
import { findCustomOrder } from './find-custom-conditions.js';
import { findLeadConditions } from './find-lead-conditions.js';
import { Lifecycle, Placement, Temperature, Tier, Validity } from './lead.enums.js';
import { LEAD_CUSTOM, leads } from './lead.graphql.js';
import type { Lead } from './lead.js';

/** Fields that leads can be sorted by. */
export enum LeadOrderField {
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  DISPLAY_LABEL = 'DISPLAY_LABEL',
  STAGE_SINCE = 'STAGE_SINCE',
  LAST_TOUCH_AT = 'LAST_TOUCH_AT',
  VALUE = 'VALUE',
  WIN_PROBABILITY = 'WIN_PROBABILITY',
  CUSTOM = 'CUSTOM',
}
registerEnumType(LeadOrderField, {
  name: 'LeadOrderField',
  description: 'Fields that leads can be sorted by.',
  valuesConfig: {
    CREATED_AT: { description: 'When it came in.' },
    UPDATED_AT: { description: 'When it last changed.' },
    DISPLAY_LABEL: { description: 'Its label.' },
    STAGE_SINCE: { description: 'Since when it stands in its stage.' },
    LAST_TOUCH_AT: { description: 'Its latest touch; leads without one last.' },
    VALUE: { description: 'Its value in minor units, whatever the currency; leads without one last.' },
    WIN_PROBABILITY: { description: 'Its chance of a sale; leads without one last.' },
    CUSTOM: { description: 'The custom field that `customKey` names; leads without a value last.' },
  },
});
label(LeadOrderField, {
  CREATED_AT: ['Came in', '进入时间'],
  UPDATED_AT: ['Last changed', '更新时间'],
  DISPLAY_LABEL: ['Label', '名称'],
  STAGE_SINCE: ['In its stage since', '进入阶段时间'],
  LAST_TOUCH_AT: ['Latest touch', '最近互动'],
  VALUE: ['Value', '金额'],
  WIN_PROBABILITY: ['Chance of a sale', '成交概率'],
  CUSTOM: ['Custom field', '自定义字段'],
});

export const LeadOrder = customOrderInput(LeadOrderField, 'LeadOrder');
const PlacementFilter = enumFilter(Placement, 'PlacementFilter');
const TierFilter = enumFilter(Tier, 'TierFilter');
const TemperatureFilter = enumFilter(Temperature, 'TemperatureFilter');
const ValidityFilter = enumFilter(Validity, 'ValidityFilter');
const LifecycleFilter = enumFilter(Lifecycle, 'LifecycleFilter');

@InputType('InSegmentFilter', { description: 'Whether a lead is in a segment now. All given conditions must hold.' })
class InSegmentFilter {
  @Field(() => ID, { nullable: true, description: 'In this one.' })
  eq?: string | null;

  @ArrayMaxSize(10)
  @Field(() => [ID], { nullable: true, description: 'In at least one of these, at most 10.' })
  in?: string[] | null;
}

@InputType({ description: 'Conditions on leads. All given conditions must hold. At most 5 levels and 50 conditions.' })
export class LeadFilter {
  @Field(() => [LeadFilter], { nullable: true, description: 'All of these must hold.' })
  and?: LeadFilter[] | null;

  @Field(() => [LeadFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: LeadFilter[] | null;

  @Field(() => LeadFilter, { nullable: true, description: 'This must not hold.' })
  not?: LeadFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By label.' })
  displayLabel?: StringFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By stage.' })
  stageId?: IDFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By the key of the stage, in any pipeline.' })
  stageKey?: StringFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By pipeline.' })
  pipelineId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By owner.' })
  ownerId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By the owner before.' })
  lastOwnerId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By the team of the owner.' })
  teamId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By pool.' })
  poolId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By source.' })
  sourceId?: IDFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By the key of the source.' })
  sourceKey?: StringFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By campaign.' })
  campaignId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By product.' })
  productId?: IDFilter | null;

  @Field(() => InSegmentFilter, {
    nullable: true,
    description:
      'By the segments that are saved here: a lead is in one while its filter holds. A filter may name 10 at most.',
  })
  segmentId?: InSegmentFilter | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'By the market segment that it was declared to be in: the text `Lead.segment`.',
  })
  segment?: StringFilter | null;

  @Field(() => PlacementFilter, { nullable: true, description: 'By where it is.' })
  placement?: InstanceType<typeof PlacementFilter> | null;

  @Field(() => TierFilter, { nullable: true, description: 'By tier.' })
  tier?: InstanceType<typeof TierFilter> | null;

  @Field(() => TemperatureFilter, { nullable: true, description: 'By temperature.' })
  temperature?: InstanceType<typeof TemperatureFilter> | null;

  @Field(() => ValidityFilter, { nullable: true, description: 'By validity.' })
  validity?: InstanceType<typeof ValidityFilter> | null;

  @Field(() => LifecycleFilter, { nullable: true, description: 'By lifecycle.' })
  lifecycle?: InstanceType<typeof LifecycleFilter> | null;

  @Field(() => MoneyMinorFilter, { nullable: true, description: 'By value in minor units, whatever the currency.' })
  value?: MoneyMinorFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By the number of touches.' })
  touchCount?: IntFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By your own key.' })
  externalId?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By the system of your key.' })
  sourceSystem?: StringFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it came in.' })
  createdAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By its first touch.' })
  firstTouchAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By its latest touch.' })
  lastTouchAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By since when it stands in its stage.' })
  stageSince?: DateTimeFilter | null;

  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [CustomFilter], { nullable: true, description: 'By custom fields. All of these must hold.' })
  custom?: CustomFilter[] | null;
}

@ArgsType()
export class LeadListArgs extends PageArgs {
  @Field(() => LeadFilter, { nullable: true, description: 'Conditions.' })
  filter?: LeadFilter | null;

  @Field(() => [LeadOrder], { nullable: true, description: 'Sort keys, first one first; newest first when left out.' })
  orderBy?: InstanceType<typeof LeadOrder>[] | null;
}

export const LEAD_LIST: PageSpec<Lead, LeadOrderField> = {
  view: leads,
  orders: {
    CREATED_AT: { property: 'createdAt', nullable: false },
    UPDATED_AT: { property: 'updatedAt', nullable: false },
    DISPLAY_LABEL: { property: 'displayLabel', nullable: false },
    STAGE_SINCE: { property: 'stageSince', nullable: false },
    LAST_TOUCH_AT: { property: 'lastTouchAt', nullable: true },
    VALUE: { property: 'valueMinor', nullable: true },
    WIN_PROBABILITY: { property: 'winProbability', nullable: true },
    CUSTOM: { property: 'custom', nullable: true },
  },
  byDefault: [{ field: LeadOrderField.CREATED_AT, direction: OrderDirection.DESC }],
};

/** What the fields of a filter of leads mean; the custom fields in it are looked up, segments are told by `segmentId`. */
export async function leadConditions(
  ctx: Ctx,
  filter: object | null | undefined,
  segmentId: FieldCondition,
): Promise<Record<string, FieldCondition>> {
  return findLeadConditions(ctx, filter, { segmentId, column: LEAD_CUSTOM });
}

/** The order that a client asks for, with the custom fields in it told as what lies under their keys. */
export function leadOrder(ctx: Ctx, orderBy: LeadListArgs['orderBy']): Promise<OrderEntry<LeadOrderField>[]> {
  return findCustomOrder(ctx, LEAD_CUSTOM, orderBy);
}
