import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, SafeInt } from './scalars.js';

const EQ = 'Equal to.';
const NEQ = 'Not equal to. Nulls do not match.';
const IN = 'One of. At most 100 values.';
const NOT_IN = 'None of. Nulls do not match. At most 100 values.';
const GTE = 'At least.';
const GT = 'More than.';
const LTE = 'At most.';
const LT = 'Less than.';
const IS_NULL = 'True: is null. False: is not null.';

/** Conditions on a text. */
@InputType('StringFilter', { description: 'Conditions on a string. All given conditions must hold.' })
export class StringFilter {
  @Field(() => String, { nullable: true, description: EQ })
  eq?: string | null;

  @Field(() => String, { nullable: true, description: NEQ })
  neq?: string | null;

  @Field(() => [String], { nullable: true, description: IN })
  in?: string[] | null;

  @Field(() => [String], { nullable: true, description: NOT_IN })
  notIn?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Contains, ignoring case.' })
  contains?: string | null;

  @Field(() => String, { nullable: true, description: 'Starts with, ignoring case.' })
  startsWith?: string | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

/** Conditions on a reference. */
@InputType('IDFilter', { description: 'Conditions on an ID. All given conditions must hold.' })
export class IDFilter {
  @Field(() => ID, { nullable: true, description: EQ })
  eq?: string | null;

  @Field(() => [ID], { nullable: true, description: IN })
  in?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

/** Conditions on a whole number. */
@InputType('IntFilter', { description: 'Conditions on a whole number. All given conditions must hold.' })
export class IntFilter {
  @Field(() => Int, { nullable: true, description: EQ })
  eq?: number | null;

  @Field(() => Int, { nullable: true, description: NEQ })
  neq?: number | null;

  @Field(() => [Int], { nullable: true, description: IN })
  in?: number[] | null;

  @Field(() => Int, { nullable: true, description: GTE })
  gte?: number | null;

  @Field(() => Int, { nullable: true, description: GT })
  gt?: number | null;

  @Field(() => Int, { nullable: true, description: LTE })
  lte?: number | null;

  @Field(() => Int, { nullable: true, description: LT })
  lt?: number | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

/** Conditions on an amount. */
@InputType('MoneyMinorFilter', {
  description:
    'Conditions on an amount in the smallest unit of its currency, e.g. cents. All given conditions must hold.',
})
export class MoneyMinorFilter {
  @Field(() => SafeInt, { nullable: true, description: EQ })
  eq?: number | null;

  @Field(() => SafeInt, { nullable: true, description: GTE })
  gte?: number | null;

  @Field(() => SafeInt, { nullable: true, description: GT })
  gt?: number | null;

  @Field(() => SafeInt, { nullable: true, description: LTE })
  lte?: number | null;

  @Field(() => SafeInt, { nullable: true, description: LT })
  lt?: number | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

/** Conditions on an instant. */
@InputType('DateTimeFilter', { description: 'Conditions on a date-time. All given conditions must hold.' })
export class DateTimeFilter {
  @Field(() => DateTime, { nullable: true, description: 'At or after.' })
  gte?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'After.' })
  gt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'At or before.' })
  lte?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before.' })
  lt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

/** Conditions on a yes or no. */
@InputType('BooleanFilter', { description: 'Conditions on a yes or no. All given conditions must hold.' })
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true, description: EQ })
  eq?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: IS_NULL })
  isNull?: boolean | null;
}

/** The filter type of an enum. */
export function enumFilter<V extends string>(values: Readonly<Record<string, V>>, name: string) {
  @InputType(name, { description: 'Conditions on one of a list of values. All given conditions must hold.' })
  class EnumFilter {
    @Field(() => values, { nullable: true, description: EQ })
    eq?: V | null;

    @Field(() => values, { nullable: true, description: NEQ })
    neq?: V | null;

    @Field(() => [values], { nullable: true, description: IN })
    in?: V[] | null;

    @Field(() => [values], { nullable: true, description: NOT_IN })
    notIn?: V[] | null;

    @Field(() => Boolean, { nullable: true, description: IS_NULL })
    isNull?: boolean | null;
  }
  return EnumFilter;
}
