import { ArrayMaxSize, ArrayMinSize, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PoolReviewAction } from '../leads/lead.enums.js';
import { LeadView } from '../leads/lead.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { connectionOf, PageArgs } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { BulkInput, BulkPayload } from './bulk-inputs.graphql.js';
import { PoolReviewReason } from './pool-review.enums.js';

registerEnumType(PoolReviewReason, {
  name: 'PoolReviewReason',
  description: 'Why a lead of a pool is due for review.',
  valuesConfig: {
    IDLE: { description: 'Nobody was in touch with it for too long (长期未跟进).' },
    FAILED_ATTEMPTS: { description: 'Nobody got through to the customer too many times in a row (失联).' },
  },
});
label(PoolReviewReason, { IDLE: ['Idle', '长期未跟进'], FAILED_ATTEMPTS: ['Out of reach', '失联'] });

@ObjectType('PoolReviewLead', { description: 'A lead of a pool that is due for review, and the figures that say so.' })
export class PoolReviewLeadView {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => LeadView, { nullable: true, description: 'The lead, as far as you may see it.' })
  lead!: LeadView | null;

  @Field(() => Int, { description: 'The version that was looked at, for `applyPoolReview`.' })
  version!: number;

  @Field(() => [PoolReviewReason], { description: 'Why it is due: at least one.' })
  reasons!: PoolReviewReason[];

  @Field(() => DateTime, {
    description:
      'Since when it lies in pools without a touch: its last touch, or when it came to the pools if that is later.',
  })
  idleSince!: Date;

  @Field(() => Int, { description: 'Whole days of 24 hours since `idleSince`.' })
  idleDays!: number;

  @Field(() => Int, {
    description:
      'Outbound touches since `lastTwoWayAt` that ended in NO_ANSWER, BUSY, VOICEMAIL_LEFT, WRONG_NUMBER, BOUNCED or NO_SHOW.',
  })
  failedAttemptCount!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the customer last took part; null: it never did.' })
  lastTwoWayAt!: Date | null;
}
shape(PoolReviewLeadView, {
  leadId: open,
  lead: open,
  version: open,
  reasons: open,
  idleSince: open,
  idleDays: open,
  failedAttemptCount: open,
  lastTwoWayAt: open,
});
export const PoolReviewConnection = connectionOf(PoolReviewLeadView, 'PoolReviewLead');

const IDLE =
  'Due are leads that nobody was in touch with for so many days of 24 hours in pools, 1 to 3,650. Where neither this nor `failedAttempts` is said, the rule of the pool says both.';
const FAILING = 'Due are leads with so many failed attempts since the customer last took part, 1 to 100.';

@ArgsType()
export class PoolReviewArgs extends PageArgs {
  @Field(() => ID, { description: 'The pool.' })
  poolId!: string;

  @Min(1)
  @Max(3650)
  @Field(() => Int, { nullable: true, description: IDLE })
  idleDays?: number | null;

  @Min(1)
  @Max(100)
  @Field(() => Int, { nullable: true, description: FAILING })
  failedAttempts?: number | null;
}

@InputType({ description: 'A lead of a preview.' })
class PreviewedLeadInput {
  @Field(() => ID, { description: 'The lead.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that it had: where it has another one it is refused with `STALE_VERSION`.',
  })
  expectedVersion?: number | null;
}

@InputType({ description: 'Input of `applyPoolReview`.' })
export class ApplyPoolReviewInput extends BulkInput {
  @Field(() => ID, { description: 'The pool.' })
  poolId!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested()
  @Field(() => [PreviewedLeadInput], {
    nullable: true,
    description:
      'These leads, 1 to 500; one that is named twice counts once. Left out: all that are due, at most the 500 that nobody was in touch with for longest.',
  })
  leads?: PreviewedLeadInput[] | null;

  @Min(1)
  @Max(3650)
  @Field(() => Int, { nullable: true, description: IDLE })
  idleDays?: number | null;

  @Min(1)
  @Max(100)
  @Field(() => Int, { nullable: true, description: FAILING })
  failedAttempts?: number | null;

  @Field(() => PoolReviewAction, {
    nullable: true,
    description: 'What becomes of them; left out with `nurturePoolId`: as the rule of the pool says.',
  })
  action?: PoolReviewAction | null;

  @Field(() => ID, { nullable: true, description: 'With `NURTURE` the pool for nurturing.' })
  nurturePoolId?: string | null;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'Why, 1 to 1,000 characters.' })
  reason?: string | null;
}

@ObjectType({ description: 'Result of `applyPoolReview`.' })
export class ApplyPoolReviewPayload extends BulkPayload {}
