import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { RepeatableInput, VersionedInput } from '../platform/read/change-input.graphql.js';
import { DateTime } from '../platform/read/scalars.js';

/** The input by which a version is set, for now or for later. */
@InputType({ description: 'A version of something that is set for a time.' })
export abstract class SetVersionInput extends RepeatableInput {
  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'Why, 1 to 1,000 characters.' })
  reason?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'In force from this instant, which is not in the past; from now on where it is left out. What is in force then ends; what was to begin at the same instant is replaced.',
  })
  validFrom?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'In force until just before this instant: later than its beginning, and not beyond the beginning of a version that is already set for later. Afterwards what is inherited holds. Left out: until another version follows.',
  })
  validUntil?: Date | null;
}

/** The input by which a version that is still to come is taken back. */
@InputType({ description: 'A version that is taken back.' })
export abstract class WithdrawVersionInput extends VersionedInput {
  @Field(() => ID, { description: 'The version: one that has not begun.' })
  id!: string;
}
