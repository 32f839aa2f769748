import { ArrayMaxSize, ArrayMinSize, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Sized } from '../platform/http/sized.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { BulkLeadResultView } from './bulk.graphql.js';
import { BulkInput } from './bulk-inputs.graphql.js';

@InputType({ description: 'Input of `claimLeads`.' })
export class ClaimLeadsInput extends BulkInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @Field(() => [ID], { description: 'These leads, 1 to 500; one that is named twice counts once.' })
  ids!: string[];
}

@InputType({ description: 'Input of `claimNext`.' })
export class ClaimNextInput extends BulkInput {
  @Field(() => ID, { description: 'The pool, of which you are a member.' })
  poolId!: string;

  @Min(1)
  @Max(20)
  @Field(() => Int, { defaultValue: 1, description: 'How many leads at most, 1 to 20.' })
  count!: number;
}

@ObjectType({ description: 'What every claim of many leads answers.' })
abstract class ClaimsPayload extends PayloadView {
  @Field(() => Int, { description: 'Leads that you hold now, or with `dryRun` would.' })
  claimedCount?: number;

  @Field(() => Int, { description: 'Leads that were refused.' })
  refusedCount?: number;

  @Sized(25)
  @Field(() => [BulkLeadResultView], { description: 'One for each lead, in the order in which they were tried.' })
  results?: object[];
}

@ObjectType({ description: 'Result of `claimLeads`.' })
export class ClaimLeadsPayload extends ClaimsPayload {}

@ObjectType({ description: 'Result of `claimNext`.' })
export class ClaimNextPayload extends ClaimsPayload {}
