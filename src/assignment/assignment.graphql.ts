import { Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CollaboratorRole } from '../leads/lead.enums.js';
import { LeadChangeInput } from '../leads/lead-inputs.graphql.js';
import { LeadPayload } from '../leads/lead-payloads.graphql.js';
import { DateTime } from '../platform/read/scalars.js';
import { ChangeInput, RepPayload } from '../reps/change-inputs.graphql.js';
import { Handover } from './assignment.enums.js';

registerEnumType(Handover, {
  name: 'Handover',
  description: 'Where what a rep held goes when the rep leaves.',
  valuesConfig: {
    POOL: { description: 'Into a pool.' },
    REP: { description: 'To one rep, who must have room for all of it.' },
    SPREAD: {
      description:
        'Over the reps of the same team who are not on leave and take leads, the heaviest lead first, each to whoever then holds least and has room. What nobody has room for goes into the pool.',
    },
  },
});

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

@InputType({ description: 'As what two reps are credited for a lead that one hands to the other.' })
export class SharedCreditInput {
  @Field(() => CollaboratorRole, {
    defaultValue: CollaboratorRole.SDR,
    description: 'What whoever hands it over did for it, and goes on doing as its collaborator.',
  })
  fromRole!: CollaboratorRole;

  @Field(() => CollaboratorRole, {
    defaultValue: CollaboratorRole.AE,
    description: 'What whoever takes it does for it.',
  })
  toRole!: CollaboratorRole;
}

@InputType({ description: 'Input of `transferLead`.' })
export class TransferLeadInput extends LeadChangeInput {
  @Field(() => ID, { description: 'The rep who is to hold it.' })
  repId!: string;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'Why, 1 to 1,000 characters.' })
  reason?: string | null;

  @ValidateNested()
  @Field(() => SharedCreditInput, {
    nullable: true,
    description:
      'Credit both for what becomes of it, e.g. an SDR and an AE: the former owner stays as its collaborator. Only the new owner is credited, by holding it, when left out.',
  })
  credit?: SharedCreditInput | null;
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

@InputType({ description: 'Input of `deactivateRep`.' })
export class DeactivateRepInput extends ChangeInput {
  @Field(() => Handover, { description: 'Where what the rep holds goes.' })
  handover!: Handover;

  @Field(() => ID, { nullable: true, description: 'Who gets it all: obligatory with `REP`, else left out.' })
  repId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The pool for what goes into one; the default pool when left out.' })
  poolId?: string | null;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'Why, 1 to 1,000 characters; kept with each lead.' })
  reason?: string | null;
}

@InputType({ description: 'Input of `reactivateRep`.' })
export class ReactivateRepInput extends ChangeInput {}

@ObjectType({ description: 'Result of `deactivateRep`.' })
export class DeactivateRepPayload extends RepPayload {
  @Field(() => Int, { description: 'Leads that another rep holds now.' })
  handedOverCount!: number;

  @Field(() => Int, { description: 'Leads that went into the pool.' })
  pooledCount!: number;
}

@ObjectType({ description: 'Result of `reactivateRep`.' })
export class ReactivateRepPayload extends RepPayload {}
