import { Length } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';

/** The input of a mutation that may be sent again. */
@InputType({ description: 'A change that may be sent again.' })
export abstract class RepeatableInput {
  @Length(1, 255)
  @Field(() => String, {
    nullable: true,
    description: 'The same key and input within 7 days give the first result again.',
  })
  idempotencyKey?: string | null;
}

/** The input of a mutation that changes something that was read before. */
@InputType({ description: 'A change of something that was read before.' })
export abstract class VersionedInput extends RepeatableInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version that you read. Leave out to overwrite whatever is there.',
  })
  expectedVersion?: number | null;
}
