import { Length } from 'class-validator';
import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { BooleanFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, PageArgs, type PageSpec } from '../platform/read/page.js';
import { DateTime, StoredFilter } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, view } from '../platform/read/view.js';
import { insiders } from './insiders.js';
import { LeadFilter } from './lead-lists.graphql.js';
import { Segment } from './segment.js';

@ObjectType('Segment', {
  description:
    'A named set of leads, told by a filter (细分人群): who is in it follows from what the leads are now. Not the text `Lead.segment`, which says what a lead was declared to be.',
  implements: Node,
})
export class SegmentView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'Stable name.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;

  @Field(() => StoredFilter, { nullable: true, description: 'Who is in it; null for screens on a wall.' })
  filter!: object | null;

  @Field(() => Boolean, { description: 'True once it is not to be used for anything new; it can still be asked.' })
  isArchived!: boolean;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const segments = view(
  SegmentView,
  Segment,
  {},
  {
    id: 'segment',
    rows: insiders,
    masks: {
      version: open,
      key: open,
      name: open,
      description: open,
      filter: { [Role.WALLBOARD]: true },
      isArchived: open,
      createdAt: open,
      updatedAt: open,
    },
  },
);
segments.add({ leads: { mask: open }, leadCount: { mask: open }, problems: { mask: open } });

/** Fields that segments can be sorted by. */
enum SegmentOrderField {
  NAME = 'NAME',
  KEY = 'KEY',
  UPDATED_AT = 'UPDATED_AT',
}
registerEnumType(SegmentOrderField, {
  name: 'SegmentOrderField',
  description: 'Fields that segments can be sorted by.',
  valuesConfig: {
    NAME: { description: 'Name.' },
    KEY: { description: 'Stable name.' },
    UPDATED_AT: { description: 'When it last changed.' },
  },
});
label(SegmentOrderField, {
  NAME: ['Name', '名称'],
  KEY: ['Key', '标识'],
  UPDATED_AT: ['Last changed', '更新时间'],
});
const SegmentOrder = orderInput(SegmentOrderField, 'SegmentOrder');
export const SegmentConnection = connectionOf(SegmentView, 'Segment');

export const SEGMENT_LIST: PageSpec<Segment, SegmentOrderField> = {
  view: segments,
  orders: {
    NAME: { property: 'name', nullable: false },
    KEY: { property: 'key', nullable: false },
    UPDATED_AT: { property: 'updatedAt', nullable: false },
  },
  byDefault: [{ field: SegmentOrderField.NAME, direction: OrderDirection.ASC }],
};

@InputType({
  description: 'Conditions on segments. All given conditions must hold. At most 5 levels and 50 conditions.',
})
class SegmentFilter {
  @Field(() => [SegmentFilter], { nullable: true, description: 'All of these must hold.' })
  and?: SegmentFilter[] | null;

  @Field(() => [SegmentFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: SegmentFilter[] | null;

  @Field(() => SegmentFilter, { nullable: true, description: 'This must not hold.' })
  not?: SegmentFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By key.' })
  key?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether it is not to be used any more.' })
  isArchived?: BooleanFilter | null;
}

export const SEGMENT_CONDITIONS: Record<string, FieldCondition> = {
  key: 'key',
  name: 'name',
  isArchived: 'isArchived',
};

@ArgsType()
export class SegmentListArgs extends PageArgs {
  @Field(() => SegmentFilter, { nullable: true, description: 'Conditions.' })
  filter?: SegmentFilter | null;

  @Field(() => [SegmentOrder], { nullable: true, description: 'Sort keys, first one first; by name when left out.' })
  orderBy?: InstanceType<typeof SegmentOrder>[] | null;
}

@InputType({ description: 'Input of `saveSegment`.' })
export class SaveSegmentInput extends VersionedInput {
  @Length(1, 100)
  @Field(() => String, {
    description: 'Stable name, 1 to 100 characters. The segment of this key is changed, else one is made.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Length(1, 2000)
  @Field(() => String, { nullable: true, description: 'What it is for, 1 to 2,000 characters; leave out for nothing.' })
  description?: string | null;

  @Field(() => LeadFilter, {
    description: 'Who is in it. It may name no other segment; whatever it names must be there and in use.',
  })
  filter!: LeadFilter;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is not to be used for anything new.' })
  isArchived!: boolean;
}

@ObjectType({ description: 'Result of `saveSegment`.' })
export class SaveSegmentPayload extends PayloadView {
  @Field(() => SegmentView, {
    nullable: true,
    description:
      'The segment after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  segment?: Segment | null;
}
