import { Length } from 'class-validator';
import { ArgsType, Field, Float, InputType, registerEnumType } from 'type-graphql';
import { label } from '../platform/read/enum-label.js';
import { BooleanFilter, DateTimeFilter, enumFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { connectionOf, OrderDirection, orderInput, PageArgs, type PageSpec } from '../platform/read/page.js';
import { LocalDate } from '../platform/read/scalars.js';
import { CustomFieldHolder, CustomFieldKind } from './custom-field.enums.js';
import { CustomFieldView, customFields } from './custom-field.graphql.js';
import type { CustomField } from './custom-field.js';

@InputType({ description: 'Conditions on a number. All given conditions must hold.' })
class NumberFilter {
  @Field(() => Float, { nullable: true, description: 'Equal to.' })
  eq?: number | null;

  @Field(() => Float, { nullable: true, description: 'Not equal to. Nulls do not match.' })
  neq?: number | null;

  @Field(() => [Float], { nullable: true, description: 'One of. At most 100 values.' })
  in?: number[] | null;

  @Field(() => Float, { nullable: true, description: 'At least.' })
  gte?: number | null;

  @Field(() => Float, { nullable: true, description: 'More than.' })
  gt?: number | null;

  @Field(() => Float, { nullable: true, description: 'At most.' })
  lte?: number | null;

  @Field(() => Float, { nullable: true, description: 'Less than.' })
  lt?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True: is null. False: is not null.' })
  isNull?: boolean | null;
}

@InputType({ description: 'Conditions on a day. All given conditions must hold.' })
class DateFilter {
  @Field(() => LocalDate, { nullable: true, description: 'On that day.' })
  eq?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'On that day or later.' })
  gte?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Later.' })
  gt?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'On that day or sooner.' })
  lte?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Sooner.' })
  lt?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: is null. False: is not null.' })
  isNull?: boolean | null;
}

@InputType({ description: 'Conditions on a choice, by its key. All given conditions must hold.' })
class ChoiceFilter {
  @Length(1, 63)
  @Field(() => String, { nullable: true, description: 'Equal to.' })
  eq?: string | null;

  @Length(1, 63)
  @Field(() => String, { nullable: true, description: 'Not equal to. Nulls do not match.' })
  neq?: string | null;

  @Length(1, 63, { each: true })
  @Field(() => [String], { nullable: true, description: 'One of. At most 100 values.' })
  in?: string[] | null;

  @Length(1, 63, { each: true })
  @Field(() => [String], { nullable: true, description: 'None of. Nulls do not match. At most 100 values.' })
  notIn?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: is null. False: is not null.' })
  isNull?: boolean | null;
}

@InputType({ description: 'Conditions on several choices, by their keys. All given conditions must hold.' })
class ChoicesFilter {
  @Length(1, 63, { each: true })
  @Field(() => [String], { nullable: true, description: 'Has at least one of these. At most 100 values.' })
  hasAny?: string[] | null;

  @Length(1, 63, { each: true })
  @Field(() => [String], { nullable: true, description: 'Has all of these. At most 100 values.' })
  hasAll?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: is null. False: is not null.' })
  isNull?: boolean | null;
}

@InputType({
  description:
    'A condition on one custom field: its key, and the operators of exactly one member, the one of its kind. `eq`, `in`, `hasAny` and `hasAll` are answered by an index; the others look at the rows that the rest of the filter leaves.',
})
export class CustomFilter {
  @Length(1, 63)
  @Field(() => String, { description: 'The key of the field.' })
  key!: string;

  @Field(() => StringFilter, { nullable: true, description: 'For a text or URL.' })
  text?: StringFilter | null;

  @Field(() => NumberFilter, { nullable: true, description: 'For a number or integer.' })
  number?: NumberFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'For a yes or no.' })
  boolean?: BooleanFilter | null;

  @Field(() => DateFilter, { nullable: true, description: 'For a day.' })
  date?: DateFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'For an instant.' })
  dateTime?: DateTimeFilter | null;

  @Field(() => ChoiceFilter, { nullable: true, description: 'For a choice.' })
  choice?: ChoiceFilter | null;

  @Field(() => ChoicesFilter, { nullable: true, description: 'For several choices.' })
  choices?: ChoicesFilter | null;
}

/** The order input of a list that can be sorted by custom fields too: by its field `CUSTOM`. */
export function customOrderInput<F extends string>(fields: Readonly<Record<string, F>>, name: string) {
  const Order = orderInput(fields, name);
  Field(() => String, { nullable: true, description: 'With `CUSTOM`: the key of the custom field.' })(
    Order.prototype,
    'customKey',
  );
  return Order as new () => InstanceType<typeof Order> & { customKey?: string | null };
}

export const CustomFieldConnection = connectionOf(CustomFieldView, 'CustomField');

/** Fields that custom fields can be sorted by. */
export enum CustomFieldOrderField {
  POSITION = 'POSITION',
  NAME = 'NAME',
}
registerEnumType(CustomFieldOrderField, {
  name: 'CustomFieldOrderField',
  description: 'Fields that custom fields can be sorted by.',
  valuesConfig: { POSITION: { description: 'Place.' }, NAME: { description: 'Name.' } },
});
label(CustomFieldOrderField, { POSITION: ['Place', '位置'], NAME: ['Name', '名称'] });
const CustomFieldOrder = orderInput(CustomFieldOrderField, 'CustomFieldOrder');
const HolderFilter = enumFilter(CustomFieldHolder, 'CustomFieldHolderFilter');
const KindFilter = enumFilter(CustomFieldKind, 'CustomFieldKindFilter');

@InputType({ description: 'Conditions on custom fields. All given conditions must hold.' })
class CustomFieldFilter {
  @Field(() => HolderFilter, { nullable: true, description: 'By what they are fields of.' })
  on?: InstanceType<typeof HolderFilter> | null;

  @Field(() => KindFilter, { nullable: true, description: 'By kind.' })
  kind?: InstanceType<typeof KindFilter> | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether they are archived.' })
  isArchived?: BooleanFilter | null;
}

@ArgsType()
export class CustomFieldListArgs extends PageArgs {
  @Field(() => CustomFieldFilter, { nullable: true, description: 'Conditions.' })
  filter?: CustomFieldFilter | null;

  @Field(() => [CustomFieldOrder], {
    nullable: true,
    description: 'Sort keys, first one first; by place when left out.',
  })
  orderBy?: InstanceType<typeof CustomFieldOrder>[] | null;
}

export const CUSTOM_FIELD_CONDITIONS: Record<string, FieldCondition> = {
  on: 'holder',
  kind: 'kind',
  isArchived: 'isArchived',
};
export const CUSTOM_FIELD_LIST: PageSpec<CustomField, CustomFieldOrderField> = {
  view: customFields,
  orders: { POSITION: { property: 'position', nullable: false }, NAME: { property: 'name', nullable: false } },
  byDefault: [{ field: CustomFieldOrderField.POSITION, direction: OrderDirection.ASC }],
};
