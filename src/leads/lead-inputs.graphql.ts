import { ArrayMaxSize, ArrayMinSize, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { MoneyInput } from '../platform/read/money.graphql.js';
import { DateTime, EmailAddress, PhoneNumber } from '../platform/read/scalars.js';
import { CustomValueInput } from './custom-field.graphql.js';
import { BuyingRole, OutcomeReason, OutcomeResult, Temperature, Tier, Validity } from './lead.enums.js';
import { OnDuplicate } from './lead-draft.js';
import { BulkErrorPolicy } from './upsert-leads.js';

const REPEAT = 'The same key and input within 7 days give the first result again.';

@InputType({
  description: 'A further person on the buying side. At least one of name, e-mail and telephone is needed.',
})
class LeadContactInput {
  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Full name, 1 to 200 characters.' })
  name?: string | null;

  @Field(() => EmailAddress, { nullable: true, description: 'E-mail.' })
  email?: string | null;

  @Field(() => PhoneNumber, { nullable: true, description: 'Telephone.' })
  phone?: string | null;

  @Field(() => BuyingRole, { description: 'What the person means for the decision.' })
  buyingRole!: BuyingRole;
}

@InputType({ description: 'A lead to be made.' })
abstract class LeadDraftInput {
  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Full name of the person, 1 to 200 characters.' })
  name?: string | null;

  @Field(() => EmailAddress, { nullable: true, description: 'E-mail of the person. Duplicates are matched by it.' })
  email?: string | null;

  @Field(() => PhoneNumber, { nullable: true, description: 'Telephone of the person. Duplicates are matched by it.' })
  phone?: string | null;

  @Length(1, 200)
  @Field(() => String, {
    nullable: true,
    description: 'The organisation, 1 to 200 characters; found by its name or made.',
  })
  companyName?: string | null;

  @Length(1, 253)
  @Field(() => String, { nullable: true, description: 'Its internet domain.' })
  companyDomain?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The pipeline; the default one when left out. The lead starts in its first stage.',
  })
  pipelineId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The rep who is to hold it, with room. A lead that a rep makes is its own when neither owner nor pool is named.',
  })
  ownerId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The pool that it is to go to; the default one when neither is named.',
  })
  poolId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where it came from.' })
  sourceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The effort that brought it.' })
  campaignId?: string | null;

  @Field(() => ID, { nullable: true, description: 'What it is interested in.' })
  productId?: string | null;

  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'Market segment, 1 to 100 characters.' })
  segment?: string | null;

  @Field(() => Tier, { nullable: true, description: 'Fit and value.' })
  tier?: Tier | null;

  @Field(() => Temperature, { nullable: true, description: 'How it behaves; cold when left out.' })
  temperature?: Temperature | null;

  @Field(() => Validity, { nullable: true, description: 'Whether it is worth a rep’s time; unscreened when left out.' })
  validity?: Validity | null;

  @ValidateNested()
  @Field(() => MoneyInput, { nullable: true, description: 'What the sale may be worth.' })
  value?: MoneyInput | null;

  @MaxLength(10_000)
  @Field(() => String, { nullable: true, description: 'Free text, at most 10,000 characters.' })
  note?: string | null;

  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Field(() => [LeadContactInput], {
    nullable: true,
    description:
      'Further people on the buying side, at most 10; found by e-mail or telephone, or made. Not looked at when a lead is corrected.',
  })
  contacts?: LeadContactInput[] | null;

  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'The system that `externalId` belongs to; `api` when left out.' })
  sourceSystem?: string | null;

  @Length(1, 255)
  @Field(() => ID, {
    nullable: true,
    description: 'Your own key for the lead, 1 to 255 characters; unique in its source system.',
  })
  externalId?: string | null;

  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Field(() => [CustomValueInput], { nullable: true, description: 'Values of custom fields of leads, at most 100.' })
  customValues?: CustomValueInput[] | null;

  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Field(() => [CustomValueInput], {
    nullable: true,
    description:
      'Values of custom fields of companies, at most 100, where the company is made by this; a known one is corrected by `updateCompany`.',
  })
  companyCustomValues?: CustomValueInput[] | null;

  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Field(() => [CustomValueInput], {
    nullable: true,
    description:
      'Values of custom fields of contacts, at most 100, where the person is made by this; a known one is corrected by `updateContact`.',
  })
  contactCustomValues?: CustomValueInput[] | null;
}

@InputType({
  description: 'Input of `createLead`. At least one of name, e-mail, phone, company and external id is needed.',
})
export class CreateLeadInput extends LeadDraftInput {
  @Field(() => OnDuplicate, {
    defaultValue: OnDuplicate.REFUSE,
    description: 'What to do where the contact already has a lead in play.',
  })
  onDuplicate!: OnDuplicate;

  @Length(1, 255)
  @Field(() => String, { nullable: true, description: REPEAT })
  idempotencyKey?: string | null;
}

@InputType({
  description:
    'One row of `upsertLeads`. Matched by `externalId`, then by e-mail; what matches is corrected, else a lead is made.',
})
export class LeadBulkRowInput extends LeadDraftInput {}

@InputType({ description: 'Input of `upsertLeads`.' })
export class UpsertLeadsInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @Field(() => [LeadBulkRowInput], { description: '1 to 500 rows.' })
  rows!: LeadBulkRowInput[];

  @Field(() => BulkErrorPolicy, {
    defaultValue: BulkErrorPolicy.REJECT_FAILED_ROWS,
    description: 'What to do when some rows are bad.',
  })
  errorPolicy!: BulkErrorPolicy;

  @Field(() => Boolean, { defaultValue: false, description: 'Answer as if, and write nothing.' })
  dryRun!: boolean;

  @Length(1, 255)
  @Field(() => String, { description: REPEAT })
  idempotencyKey!: string;
}

@InputType({ description: 'Input of `updateLead`. What is left out stays; null clears.' })
export class UpdateLeadInput extends VersionedInput {
  @Field(() => ID, { description: 'The lead.' })
  id!: string;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Full name of the person, 1 to 200 characters.' })
  name?: string | null;

  @MaxLength(10_000)
  @Field(() => String, { nullable: true, description: 'Free text, at most 10,000 characters.' })
  note?: string | null;

  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'Market segment, 1 to 100 characters.' })
  segment?: string | null;

  @ValidateNested()
  @Field(() => MoneyInput, { nullable: true, description: 'What the sale may be worth.' })
  value?: MoneyInput | null;

  @Field(() => Tier, { nullable: true, description: 'Fit and value. Weighs the lead anew.' })
  tier?: Tier | null;

  @Field(() => Temperature, { nullable: true, description: 'How it behaves.' })
  temperature?: Temperature | null;

  @Field(() => Validity, { nullable: true, description: 'Whether it is worth a rep’s time. Weighs the lead anew.' })
  validity?: Validity | null;

  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: 'Chance of a sale, 0 to 1.' })
  winProbability?: number | null;

  @Length(1, 255)
  @Field(() => String, { nullable: true, description: 'The deal in another system that it became.' })
  convertedRef?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where it came from.' })
  sourceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The effort that brought it.' })
  campaignId?: string | null;

  @Field(() => ID, { nullable: true, description: 'What it is interested in.' })
  productId?: string | null;

  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Field(() => [CustomValueInput], {
    nullable: true,
    description: 'Values of custom fields, at most 100. Fields that are not named stay; a member that is null clears.',
  })
  customValues?: CustomValueInput[] | null;
}

/** What every change of one lead takes. */
@InputType({ description: 'What every change of one lead takes.' })
export abstract class LeadChangeInput extends VersionedInput {
  @Field(() => ID, { description: 'The lead.' })
  id!: string;
}

@InputType({ description: 'Input of `moveLead`.' })
export class MoveLeadInput extends LeadChangeInput {
  @Field(() => ID, { description: 'The stage that it goes to, in its own pipeline.' })
  stageId!: string;
}

@InputType({ description: 'Input of `closeLead`.' })
export class CloseLeadInput extends LeadChangeInput {
  @Field(() => OutcomeResult, { description: 'How it was decided.' })
  result!: OutcomeResult;

  @Field(() => OutcomeReason, { description: 'Why. `COMPETITOR` needs `competitorId`.' })
  reason!: OutcomeReason;

  @Field(() => ID, { nullable: true, description: 'The competitor that it went to.' })
  competitorId?: string | null;

  @ValidateNested()
  @Field(() => MoneyInput, { nullable: true, description: 'What was sold for.' })
  amount?: MoneyInput | null;

  @ValidateNested()
  @Field(() => MoneyInput, { nullable: true, description: 'What is left of it after cost, in the same currency.' })
  grossProfit?: MoneyInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was decided: not before the lead came in, not in the future; now when left out.',
  })
  decidedAt?: Date | null;
}

@InputType({ description: 'Input of `reopenLead`.' })
export class ReopenLeadInput extends LeadChangeInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The pool that it is to go to. When left out: to its former owner if there is room, else to the default pool.',
  })
  poolId?: string | null;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'Why, 1 to 1,000 characters.' })
  reason?: string | null;
}
