import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Field, Info, ObjectType, Query, Resolver } from 'type-graphql';
import { Role } from '../access/viewer.js';
import { type EnumLabels, enumLabelsOf } from './enum-label.js';
import { Language } from './locale.graphql.js';
import './platform-labels.js';
import { open, shape } from './view.js';

@ObjectType('EnumValueLabel', { description: 'A value of an enum as people read it.' })
class EnumValueLabelView {
  @Field(() => String, { description: 'The value as the API spells it.' })
  value!: string;

  @Field(() => String, { description: 'What people call it, in the language that was asked for; a few words.' })
  label!: string;

  @Field(() => String, { description: 'What it means, as the schema says it: in English.' })
  description!: string;
}
shape(EnumValueLabelView, { value: open, label: open, description: open });

@ObjectType('EnumLabel', { description: 'An enum with what people call its values.' })
class EnumLabelView {
  @Field(() => String, { description: 'Its name in the schema.' })
  name!: string;

  @Field(() => String, { description: 'What it says, as the schema says it: in English.' })
  description!: string;

  @Field(() => [EnumValueLabelView], { description: 'Every value that it has, in alphabetical order.' })
  values!: EnumValueLabelView[];
}
shape(EnumLabelView, { name: open, description: open, values: open });

@ObjectType('EnumLabels', {
  description: 'What people call the values of all enums. The same for everybody, and until the server is another one.',
})
class EnumLabelsView {
  @Field(() => Language, { description: 'The language of the labels.' })
  locale!: Language;

  @Field(() => String, {
    description:
      'Changes whenever a word does, and only then: ask for it alone to learn whether your copy still holds.',
  })
  hash!: string;

  @Field(() => [EnumLabelView], { description: 'Every enum of the schema, in alphabetical order.' })
  enums!: EnumLabelView[];
}
shape(EnumLabelsView, { locale: open, hash: open, enums: open });

@Resolver()
export class EnumLabelResolver {
  @Authorized(...Object.values(Role))
  @Query(() => EnumLabelsView, {
    description: 'What people call every value of every enum, so that a screen says the same words as any other.',
  })
  enumLabels(
    @Info() { schema }: GraphQLResolveInfo,
    @Arg('locale', () => Language, { description: 'The language of the labels.' }) locale: Language,
  ): EnumLabels {
    return enumLabelsOf(schema, locale);
  }
}
