import { ArrayMaxSize, ArrayMinSize, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Tier } from '../leads/lead.enums.js';
import { LeadFilter } from '../leads/lead-lists.graphql.js';
import { Sized } from '../platform/http/sized.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { BulkChangeView, BulkLeadResultView } from './bulk.graphql.js';

@InputType({ description: 'What every call takes that changes many leads.' })
export abstract class BulkInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Answer as if, lead by lead, and change nothing. The key is not used up.',
  })
  dryRun!: boolean;

  @Length(1, 255)
  @Field(() => String, { description: 'The same key and input within 7 days give the first result again.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Which leads are changed: by `ids` or by `filter`, exactly one of the two; at most 500.' })
export abstract class NamedLeadsInput extends BulkInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(10_000)
  @Field(() => [ID], { nullable: true, description: 'These leads, 1 to 500; one that is named twice counts once.' })
  ids?: string[] | null;

  @Field(() => LeadFilter, {
    nullable: true,
    description: 'All leads in your sight that match. More than 500 are refused with how many there are.',
  })
  filter?: LeadFilter | null;
}

@InputType({ description: 'Which leads are changed, and why.' })
abstract class ChosenLeadsInput extends NamedLeadsInput {
  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'Why, 1 to 1,000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Input of `transferLeads`.' })
export class TransferLeadsInput extends ChosenLeadsInput {
  @Field(() => ID, { description: 'The rep who is to hold them.' })
  repId!: string;
}

@InputType({ description: 'Input of `moveLeads`.' })
export class MoveLeadsInput extends ChosenLeadsInput {
  @Field(() => ID, { description: 'The stage that they go to, in their own pipeline.' })
  stageId!: string;
}

@InputType({ description: 'Input of `setTiers`.' })
export class SetTiersInput extends ChosenLeadsInput {
  @Field(() => Tier, {
    nullable: true,
    description:
      'The tier; null where it is not known any more. It must be said, so that nothing is cleared by chance.',
  })
  tier?: Tier | null;
}

@InputType({ description: 'Input of `moveToPool`.' })
export class MoveToPoolInput extends ChosenLeadsInput {
  @Field(() => ID, { description: 'The pool that they go to; a rep looks after it as after the one that they leave.' })
  poolId!: string;
}

@InputType({ description: 'Input of `undoBulkChange`.' })
export class UndoBulkChangeInput extends BulkInput {
  @Field(() => ID, { description: 'The change that is to be taken back.' })
  id!: string;
}

/** What every change of many leads answers. */
@ObjectType({ description: 'What every change of many leads answers.' })
export abstract class BulkResultsPayload extends PayloadView {
  @Field(() => Int, { description: 'Leads that were changed, or with `dryRun` would be.' })
  changedCount?: number;

  @Field(() => Int, { description: 'Leads that were refused.' })
  refusedCount?: number;

  @Sized(25)
  @Field(() => [BulkLeadResultView], { description: 'One for each lead, in the order of their ids.' })
  results?: object[];
}

/** What a change of many leads that may be taken back answers. */
@ObjectType({ description: 'What a change of many leads that may be taken back answers.' })
export abstract class BulkPayload extends BulkResultsPayload {
  @Field(() => BulkChangeView, {
    nullable: true,
    description: 'What was kept of it, to take it back by; null where nothing was changed, and with `dryRun`.',
  })
  bulkChange?: object | null;
}

@ObjectType({ description: 'Result of `transferLeads`.' })
export class TransferLeadsPayload extends BulkPayload {}

@ObjectType({ description: 'Result of `moveLeads`.' })
export class MoveLeadsPayload extends BulkPayload {}

@ObjectType({ description: 'Result of `setTiers`.' })
export class SetTiersPayload extends BulkPayload {}

@ObjectType({ description: 'Result of `moveToPool`.' })
export class MoveToPoolPayload extends BulkPayload {}

@ObjectType({ description: 'Result of `undoBulkChange`.' })
export class UndoBulkChangePayload extends BulkPayload {}
