import { Length } from 'class-validator';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { leads } from '../leads/lead.graphql.js';
import { Role } from '../platform/access/viewer.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { BooleanFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, view } from '../platform/read/view.js';
import { Partner } from './partner.js';

@ObjectType('Partner', {
  description: 'An outside house that sends leads, and reads back what it sent and nothing else.',
  implements: Node,
})
export class PartnerView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'Stable name, e.g. `acme`.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Boolean, { description: 'False: none of its keys and tokens lets it in.' })
  isActive!: boolean;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

const partners = view(
  PartnerView,
  Partner,
  {},
  {
    id: 'partner',
    rows: {
      [Role.ADMIN]: 'ALL',
      [Role.MANAGER]: 'ALL',
      [Role.MARKETER]: 'ALL',
      [Role.AUDITOR]: 'ALL',
      [Role.REP]: 'NONE',
      [Role.WALLBOARD]: 'NONE',
      [Role.PARTNER]: me => ({ id: me.partnerId }),
    },
    masks: { version: open, key: open, name: open, isActive: open, createdAt: open },
  },
);

leads.add({ partner: { mask: open, far: Partner } });

export const PartnerConnection = connectionOf(PartnerView, 'Partner');

/** Fields that partners can be sorted by. */
enum PartnerOrderField {
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
}
registerEnumType(PartnerOrderField, {
  name: 'PartnerOrderField',
  description: 'Fields that partners can be sorted by.',
  valuesConfig: { NAME: { description: 'Name.' }, CREATED_AT: { description: 'When the partner was made.' } },
});
label(PartnerOrderField, { NAME: ['Name', '名称'], CREATED_AT: ['Created', '创建时间'] });
export const PartnerOrder = orderInput(PartnerOrderField, 'PartnerOrder');

@InputType({
  description: 'Conditions on partners. All given conditions must hold. At most 5 levels and 50 conditions.',
})
export class PartnerFilter {
  @Field(() => [PartnerFilter], { nullable: true, description: 'All of these must hold.' })
  and?: PartnerFilter[] | null;

  @Field(() => [PartnerFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: PartnerFilter[] | null;

  @Field(() => PartnerFilter, { nullable: true, description: 'This must not hold.' })
  not?: PartnerFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By key.' })
  key?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether it is let in.' })
  isActive?: BooleanFilter | null;
}

export const PARTNER_CONDITIONS: Record<string, FieldCondition> = { key: 'key', name: 'name', isActive: 'isActive' };

export const PARTNER_LIST: PageSpec<Partner, PartnerOrderField> = {
  view: partners,
  orders: { NAME: { property: 'name', nullable: false }, CREATED_AT: { property: 'createdAt', nullable: false } },
  byDefault: [{ field: PartnerOrderField.NAME, direction: OrderDirection.ASC }],
};

@InputType({ description: 'Input of `savePartner`.' })
export class SavePartnerInput extends VersionedInput {
  @Length(1, 100)
  @Field(() => String, {
    description: 'Stable name, 1 to 100 characters. A partner of this key is changed, else one is made.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'False: none of its keys and tokens lets it in any more, and its sockets are closed.',
  })
  isActive!: boolean;
}

@ObjectType({ description: 'Result of `savePartner`.' })
export class SavePartnerPayload extends PayloadView {
  @Field(() => PartnerView, {
    nullable: true,
    description: 'The partner; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  partner?: Partner | null;
}
