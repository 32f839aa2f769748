import { Matches } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { SafeInt } from './scalars.js';
import { open, shape } from './view.js';

@ObjectType('Money', { description: 'An amount of money.' })
export class Money {
  @Field(() => SafeInt, { description: 'The amount in the smallest unit of the currency, e.g. cents.' })
  minorUnits!: number;

  @Field(() => String, { description: 'ISO 4217 code of the currency, e.g. `EUR`.' })
  currency!: string;
}
shape(Money, { minorUnits: open, currency: open });

@InputType('MoneyInput', { description: 'An amount of money.' })
export class MoneyInput {
  @Field(() => SafeInt, { description: 'The amount in the smallest unit of the currency, e.g. cents.' })
  minorUnits!: number;

  @Matches(/^[A-Z]{3}$/, { message: 'currency must be an ISO 4217 code of three capital letters' })
  @Field(() => String, { description: 'ISO 4217 code of the currency, e.g. `EUR`.' })
  currency!: string;
}

/** The two columns of an amount as one value; null where there is none. */
export function moneyOf(minorUnits: number | null, currency: string | null): Money | null {
  return minorUnits === null || currency === null ? null : { minorUnits, currency };
}
