import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import { label } from '../platform/read/enum-label.js';
import { BooleanFilter, DateTimeFilter, enumFilter, IDFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { OrderDirection, orderInput, PageArgs, type PageSpec } from '../platform/read/page.js';
import { FindingCode, FindingSeverity } from './finding.enums.js';
import { findings } from './finding.graphql.js';
import type { Finding } from './finding.js';

/** Fields that findings can be sorted by. */
export enum FindingOrderField {
  OPENED_AT = 'OPENED_AT',
}
registerEnumType(FindingOrderField, {
  name: 'FindingOrderField',
  description: 'Fields that findings can be sorted by.',
  valuesConfig: { OPENED_AT: { description: 'When it was raised.' } },
});
label(FindingOrderField, { OPENED_AT: ['Raised', '发现时间'] });

export const FindingOrder = orderInput(FindingOrderField, 'FindingOrder');
const FindingCodeFilter = enumFilter(FindingCode, 'FindingCodeFilter');
const FindingSeverityFilter = enumFilter(FindingSeverity, 'FindingSeverityFilter');

@InputType({
  description: 'Conditions on findings. All given conditions must hold. At most 5 levels and 50 conditions.',
})
export class FindingFilter {
  @Field(() => [FindingFilter], { nullable: true, description: 'All of these must hold.' })
  and?: FindingFilter[] | null;

  @Field(() => [FindingFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: FindingFilter[] | null;

  @Field(() => FindingFilter, { nullable: true, description: 'This must not hold.' })
  not?: FindingFilter | null;

  @Field(() => FindingCodeFilter, { nullable: true, description: 'By what is wrong.' })
  code?: InstanceType<typeof FindingCodeFilter> | null;

  @Field(() => FindingSeverityFilter, { nullable: true, description: 'By how much is at stake.' })
  severity?: InstanceType<typeof FindingSeverityFilter> | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether its cause is still there.' })
  isOpen?: BooleanFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By whom it is about.' })
  repId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By the team of whom it is about, when it was raised.' })
  teamId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By lead.' })
  leadId?: IDFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was raised.' })
  openedAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when its cause was gone.' })
  closedAt?: DateTimeFilter | null;
}

@ArgsType()
export class FindingListArgs extends PageArgs {
  @Field(() => FindingFilter, { nullable: true, description: 'Conditions.' })
  filter?: FindingFilter | null;

  @Field(() => [FindingOrder], {
    nullable: true,
    description: 'Sort keys, first one first; newest first when left out.',
  })
  orderBy?: InstanceType<typeof FindingOrder>[] | null;
}

export const FINDING_CONDITIONS: Record<string, FieldCondition> = {
  code: 'code',
  severity: 'severity',
  isOpen: 'isOpen',
  repId: { path: 'rep', id: 'rep' },
  teamId: { path: 'team', id: 'team' },
  leadId: { path: 'lead', id: 'lead' },
  openedAt: 'openedAt',
  closedAt: 'closedAt',
};

export const FINDING_LIST: PageSpec<Finding, FindingOrderField> = {
  view: findings,
  orders: { OPENED_AT: { property: 'openedAt', nullable: false } },
  byDefault: [{ field: FindingOrderField.OPENED_AT, direction: OrderDirection.DESC }],
};
