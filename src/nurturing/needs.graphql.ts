import { ArrayMaxSize, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LeadView, leads } from '../leads/lead.graphql.js';
import { Role } from '../platform/access/viewer.js';
import { RepeatableInput } from '../platform/read/change-input.graphql.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';

leads.add({ needTags: { mask: { [Role.PARTNER]: true }, byId: true } });

@InputType({ description: 'Input of `setNeeds`.' })
export class SetNeedsInput extends RepeatableInput {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @ArrayMaxSize(50)
  @Length(1, 100, { each: true })
  @Field(() => [String], {
    description: 'All that it needs, in the words that content is tagged with; at most 50 of 1 to 100 characters.',
  })
  tags!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the lead that you read. Leave out to overwrite whatever is there.',
  })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'Result of `setNeeds`.' })
export class SetNeedsPayload extends PayloadView {
  @Field(() => LeadView, {
    nullable: true,
    description: 'The lead; null when `userErrors` is not empty, but for `STALE_VERSION`.',
  })
  lead?: object | null;
}
