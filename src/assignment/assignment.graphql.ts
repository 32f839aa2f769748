import { Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { LeadChangeInput } from '../leads/lead-inputs.graphql.js';
import { LeadPayload } from '../leads/lead-payloads.graphql.js';
import { DateTime } from '../platform/read/scalars.js';

@InputType({ description: 'Input of `claimLead`.' })
export class ClaimLeadInput extends LeadChangeInput {}

@InputType({ description: 'Room beyond the line, for a time and for a reason; on record.' })
export class BoostInput {
  @Min(0.01)
  @Max(1_000_000)
  @Field(() => Float, {
    description: 'How much more, in leads or load units by the basis of the rep’s quota; above 0.',
  })
  units!: number;

  @Field(() => DateTime, { description: 'Until when; in the future.' })
  expiresAt!: Date;

  @Length(1, 1000)
  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'Input of `assignLead`.' })
export class AssignLeadInput extends LeadChangeInput {
  @Field(() => ID, { description: 'The rep who is to hold it.' })
  repId!: string;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'Why, 1 to 1,000 characters.' })
  reason?: string | null;

  @ValidateNested()
  @Field(() => BoostInput, { nullable: true, description: 'Raise the line of the rep first, for a time.' })
  boost?: BoostInput | null;
}

@InputType({ description: 'Input of `transferLead`.' })
export class TransferLeadInput extends LeadChangeInput {
  @Field(() => ID, { description: 'The rep who is to hold it.' })
  repId!: string;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'Why, 1 to 1,000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Input of `releaseLead`.' })
export class ReleaseLeadInput extends LeadChangeInput {
  @Length(1, 1000)
  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;

  @Field(() => ID, { nullable: true, description: 'The pool that it goes to; the default one when left out.' })
  poolId?: string | null;
}

@InputType({ description: 'Input of `recallLead`.' })
export class RecallLeadInput extends LeadChangeInput {
  @Length(1, 1000)
  @Field(() => String, { description: 'Why, 1 to 1,000 characters.' })
  reason!: string;

  @Field(() => ID, { nullable: true, description: 'The pool that it goes to; the default one when left out.' })
  poolId?: string | null;
}

@ObjectType({ description: 'Result of `claimLead`.' })
export class ClaimLeadPayload extends LeadPayload {}

@ObjectType({ description: 'Result of `assignLead`.' })
export class AssignLeadPayload extends LeadPayload {}

@ObjectType({ description: 'Result of `transferLead`.' })
export class TransferLeadPayload extends LeadPayload {}

@ObjectType({ description: 'Result of `releaseLead`.' })
export class ReleaseLeadPayload extends LeadPayload {}

@ObjectType({ description: 'Result of `recallLead`.' })
export class RecallLeadPayload extends LeadPayload {}
