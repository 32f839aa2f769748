import { ArrayMaxSize, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { Node } from '../platform/read/node.graphql.js';
import { DateTime, LocalDate } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, shape, view } from '../platform/read/view.js';
import { CustomFieldHolder, CustomFieldKind } from './custom-field.enums.js';
import { CustomField } from './custom-field.js';
import type { GivenValue } from './custom-field.rules.js';
import './custom-words.graphql.js';
import { insiders } from './insiders.js';

@ObjectType('CustomChoice', { description: 'One of the values that a choice field may have.', simpleResolvers: true })
export class CustomChoiceView {
  @Field(() => String, { description: 'Stable name; what values hold.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'What it is called in Chinese.' })
  labelZh!: string | null;

  @Field(() => Boolean, { description: 'Objects that have it keep it, and it is not given anew.' })
  isRetired!: boolean;
}
shape(CustomChoiceView, { key: open, label: open, labelZh: open, isRetired: open });

@ObjectType('CustomField', {
  description: 'A field that the house gave its leads, companies or contacts. Its key and kind never change.',
  implements: Node,
})
export class CustomFieldView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => CustomFieldHolder, { description: 'What it is a field of.' })
  on!: CustomFieldHolder;

  @Field(() => String, { description: 'Stable name, unique among the fields of the same kind of object.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => CustomFieldKind, { description: 'What its values are.' })
  kind!: CustomFieldKind;

  @Field(() => [CustomChoiceView], { description: 'The choices in their order; empty for the other kinds.' })
  choices!: CustomChoiceView[];

  @Field(() => Int, { description: 'Its place among the fields, smallest first.' })
  position!: number;

  @Field(() => Boolean, { description: 'Whether what is made through the API must have it, and nobody may clear it.' })
  isRequired!: boolean;

  @Field(() => Boolean, { description: 'Whether its values are masked like names, for the roles that see no names.' })
  isPersonal!: boolean;

  @Field(() => Boolean, { description: 'Whether partners see it on their own leads, and may write it there.' })
  isForPartners!: boolean;

  @Field(() => Boolean, {
    description: 'An archived field is neither shown with objects nor written nor asked for; its values are kept.',
  })
  isArchived!: boolean;
}
export const customFields = view(
  CustomFieldView,
  CustomField,
  { on: 'holder' },
  {
    id: 'field',
    rows: { ...insiders, [Role.PARTNER]: () => ({ isForPartners: true }) },
    masks: {
      version: open,
      on: open,
      key: open,
      name: open,
      kind: open,
      choices: open,
      position: open,
      isRequired: open,
      isPersonal: open,
      isForPartners: open,
      isArchived: open,
    },
  },
);

@ObjectType('CustomValue', {
  description: 'The value of one custom field: exactly the member of its kind is set.',
  simpleResolvers: true,
})
export class CustomValueView {
  @Field(() => String, { description: 'The key of the field.' })
  key!: string;

  @Field(() => String, { description: 'What the field is called.' })
  name!: string;

  @Field(() => CustomFieldKind, { description: 'The kind of the field.' })
  kind!: CustomFieldKind;

  @Field(() => String, { nullable: true, description: 'The value of a text or URL.' })
  text?: string | null;

  @Field(() => Float, { nullable: true, description: 'The value of a number or integer.' })
  number?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'The value of a yes or no.' })
  boolean?: boolean | null;

  @Field(() => LocalDate, { nullable: true, description: 'The value of a day.' })
  date?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The value of an instant.' })
  dateTime?: Date | null;

  @Field(() => CustomChoiceView, { nullable: true, description: 'The value of a choice.' })
  choice?: CustomChoiceView | null;

  @Field(() => [CustomChoiceView], { nullable: true, description: 'The values of several choices, by their order.' })
  choices?: CustomChoiceView[] | null;
}
shape(CustomValueView, {
  key: open,
  name: open,
  kind: open,
  text: open,
  number: open,
  boolean: open,
  date: open,
  dateTime: open,
  choice: open,
  choices: open,
});

@InputType({
  description:
    'The value of one custom field: its key and exactly one member, the one of its kind. A member that is null clears.',
})
export class CustomValueInput implements GivenValue {
  @Length(1, 63)
  @Field(() => String, { description: 'The key of the field.' })
  key!: string;

  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'For a text or URL, at most 1,000 characters.' })
  text?: string | null;

  @Field(() => Float, { nullable: true, description: 'For a number or integer.' })
  number?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'For a yes or no.' })
  boolean?: boolean | null;

  @Field(() => LocalDate, { nullable: true, description: 'For a day.' })
  date?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'For an instant.' })
  dateTime?: Date | null;

  @Length(1, 63)
  @Field(() => String, { nullable: true, description: 'For a choice: its key.' })
  choice?: string | null;

  @ArrayMaxSize(100)
  @Length(1, 63, { each: true })
  @Field(() => [String], { nullable: true, description: 'For several choices: their keys, at most 100.' })
  choices?: string[] | null;
}

@InputType({ description: 'A choice of a field.' })
class CustomChoiceInput {
  @Length(1, 63)
  @Field(() => String, {
    description: 'Stable name, 1 to 63 letters, digits, `_`, `.` and `-`, beginning with a letter or digit.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  label!: string;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'What it is called in Chinese, 1 to 200 characters.' })
  labelZh?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: objects that have it keep it, and it is not given anew.',
  })
  isRetired!: boolean;
}

@InputType({ description: 'Input of `saveCustomField`.' })
export class SaveCustomFieldInput extends VersionedInput {
  @Field(() => CustomFieldHolder, { description: 'What it is a field of.' })
  on!: CustomFieldHolder;

  @Length(1, 63)
  @Field(() => String, {
    description:
      'Stable name: 1 to 63 letters, digits and `_`, beginning with a small letter. The field of this key is changed, else one is made.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => CustomFieldKind, { description: 'What its values are; stays as it was first saved.' })
  kind!: CustomFieldKind;

  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Field(() => [CustomChoiceInput], {
    nullable: true,
    description:
      'The choices in their order, 1 to 100, exactly for the choice kinds. One that some object has cannot be left out.',
  })
  choices?: CustomChoiceInput[] | null;

  @Min(0)
  @Max(10_000)
  @Field(() => Int, {
    nullable: true,
    description: 'Its place, 0 to 10,000, smallest first; behind all others when left out.',
  })
  position?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether what is made through the API must have it, and nobody may clear it. Imports of files need not.',
  })
  isRequired!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether its values tell who somebody is: masked like a name.',
  })
  isPersonal!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether partners see and write it on their own leads.' })
  isForPartners!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is out of use; its values are kept.' })
  isArchived!: boolean;
}

@ObjectType({ description: 'Result of `saveCustomField`.' })
export class SaveCustomFieldPayload extends PayloadView {
  @Field(() => CustomFieldView, {
    nullable: true,
    description:
      'The field after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  customField?: CustomField | null;
}
