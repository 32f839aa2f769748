import { ArrayMaxSize, IsUrl, Length, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Temperature } from '../leads/lead.enums.js';
import { Role } from '../platform/access/viewer.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { BooleanFilter, enumFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { computed, open, view } from '../platform/read/view.js';
import { ContentItem } from './content-item.js';
import { ContentKind } from './nurturing.enums.js';
import { CONTENT_ROWS } from './nurturing-rows.js';
import './nurturing-words.graphql.js';

@ObjectType('ContentItem', {
  description:
    'Something worth sending (内容), and for whom it was made. A list that is empty means everybody; an item without segments and need tags is generic content.',
  implements: Node,
})
export class ContentItemView extends Node {
  @Field(() => Int, {
    description: 'Increases by one at every change. Send it back as `expectedVersion` to avoid lost updates.',
  })
  version!: number;

  @Field(() => String, { description: 'Stable name.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => ContentKind, { description: 'What kind of content it is.' })
  kind!: ContentKind;

  @Field(() => String, { nullable: true, description: 'Where it is; null on a wallboard.' })
  url!: string | null;

  @Field(() => [String], { description: 'The market segments that it was made for; empty: all.' })
  segments!: string[];

  @Field(() => [String], { description: 'The needs that it answers, in the words of the organisation.' })
  needTags!: string[];

  @Field(() => [String], {
    description: 'Keys of the stages that it was made for, in whichever pipeline; empty: all.',
  })
  stageKeys!: string[];

  @Field(() => [Temperature], { description: 'The temperatures that it was made for; empty: all.' })
  temperatures!: Temperature[];

  @Field(() => Boolean, { description: 'Whether it is generic: made for no segment and for no need in particular.' })
  isGeneric!: boolean;

  @Field(() => Boolean, { description: 'Whether it is suggested. One that is not may still be recorded as delivered.' })
  isActive!: boolean;

  @Field(() => DateTime, { description: 'When it was made known.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;
}

const contentItems = view(
  ContentItemView,
  ContentItem,
  {
    isGeneric: computed(
      ['segments', 'needTags'],
      ({ segments, needTags }) => segments.length === 0 && needTags.length === 0,
    ),
  },
  {
    id: 'content',
    rows: CONTENT_ROWS,
    masks: {
      version: open,
      key: open,
      name: open,
      kind: open,
      url: { [Role.WALLBOARD]: true },
      segments: open,
      needTags: open,
      stageKeys: open,
      temperatures: open,
      isGeneric: open,
      isActive: open,
      createdAt: open,
      updatedAt: open,
    },
  },
);
contentItems.add({ deliveredCount: { mask: open, byId: true }, positiveCount: { mask: open, byId: true } });

export const ContentItemConnection = connectionOf(ContentItemView, 'ContentItem');

/** Fields that content can be sorted by. */
export enum ContentItemOrderField {
  NAME = 'NAME',
  KEY = 'KEY',
  UPDATED_AT = 'UPDATED_AT',
}
registerEnumType(ContentItemOrderField, {
  name: 'ContentItemOrderField',
  description: 'Fields that content can be sorted by.',
  valuesConfig: {
    NAME: { description: 'Name.' },
    KEY: { description: 'Key.' },
    UPDATED_AT: { description: 'When it last changed.' },
  },
});
label(ContentItemOrderField, {
  NAME: ['Name', '名称'],
  KEY: ['Key', '标识'],
  UPDATED_AT: ['Last changed', '更新时间'],
});
export const ContentItemOrder = orderInput(ContentItemOrderField, 'ContentItemOrder');
const ContentKindFilter = enumFilter(ContentKind, 'ContentKindFilter');

@InputType({
  description: 'Conditions on content. All given conditions must hold. At most 5 levels and 50 conditions.',
})
export class ContentItemFilter {
  @Field(() => [ContentItemFilter], { nullable: true, description: 'All of these must hold.' })
  and?: ContentItemFilter[] | null;

  @Field(() => [ContentItemFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: ContentItemFilter[] | null;

  @Field(() => ContentItemFilter, { nullable: true, description: 'This must not hold.' })
  not?: ContentItemFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By key.' })
  key?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => ContentKindFilter, { nullable: true, description: 'By kind.' })
  kind?: InstanceType<typeof ContentKindFilter> | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether it is suggested.' })
  isActive?: BooleanFilter | null;
}

export const CONTENT_CONDITIONS: Record<string, FieldCondition> = {
  key: 'key',
  name: 'name',
  kind: 'kind',
  isActive: 'isActive',
};

export const CONTENT_LIST: PageSpec<ContentItem, ContentItemOrderField> = {
  view: contentItems,
  orders: {
    NAME: { property: 'name', nullable: false },
    KEY: { property: 'key', nullable: false },
    UPDATED_AT: { property: 'updatedAt', nullable: false },
  },
  byDefault: [{ field: ContentItemOrderField.NAME, direction: OrderDirection.ASC }],
};

@InputType({ description: 'Input of `saveContentItem`. What is left out is empty afterwards, not as it was.' })
export class SaveContentItemInput extends VersionedInput {
  @Length(1, 100)
  @Field(() => String, {
    description: 'Stable name, 1 to 100 characters. An item of this key is changed, else one is made.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => ContentKind, { description: 'What kind of content it is.' })
  kind!: ContentKind;

  @MaxLength(2000)
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @Field(() => String, {
    nullable: true,
    description: 'Where it is: `http` or `https`, at most 2,000 characters. Plimsoll never opens it.',
  })
  url?: string | null;

  @ArrayMaxSize(50)
  @Length(1, 100, { each: true })
  @Field(() => [String], {
    defaultValue: [],
    description: 'The market segments that it was made for, at most 50 of 1 to 100 characters; empty: all.',
  })
  segments!: string[];

  @ArrayMaxSize(50)
  @Length(1, 100, { each: true })
  @Field(() => [String], {
    defaultValue: [],
    description: 'The needs that it answers, at most 50 of 1 to 100 characters.',
  })
  needTags!: string[];

  @ArrayMaxSize(50)
  @Length(1, 100, { each: true })
  @Field(() => [String], {
    defaultValue: [],
    description: 'Keys of the stages that it was made for, at most 50, of any pipeline; empty: all.',
  })
  stageKeys!: string[];

  @ArrayMaxSize(3)
  @Field(() => [Temperature], { defaultValue: [], description: 'The temperatures that it was made for; empty: all.' })
  temperatures!: Temperature[];

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is to be suggested.' })
  isActive!: boolean;
}

@ObjectType({ description: 'Result of `saveContentItem`.' })
export class SaveContentItemPayload extends PayloadView {
  @Field(() => ContentItemView, {
    nullable: true,
    description: 'The item; null when `userErrors` is not empty, but for `STALE_VERSION`.',
  })
  contentItem?: ContentItem | null;
}
