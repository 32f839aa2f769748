import { Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, OrderDirection, PageArgs, type PageSpec } from '../platform/read/page.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { RepLevel } from '../reps/rep.enums.js';
import type { HoldingQuota } from './holding-quota.js';
import { LimitMode, OnWeightIncrease, QuotaBasis } from './quota.enums.js';
import { HoldingQuotaView, holdingQuotas } from './quota.graphql.js';
import { SetVersionInput, WithdrawVersionInput } from './version-inputs.graphql.js';

export const HoldingQuotaConnection = connectionOf(HoldingQuotaView, 'HoldingQuota');

/** Versions of one subject, newest first: what is to come stands before what is in force. */
export const QUOTA_HISTORY: PageSpec<HoldingQuota, 'VALID_FROM'> = {
  view: holdingQuotas,
  orders: { VALID_FROM: { property: 'validFrom', nullable: false } },
  byDefault: [{ field: 'VALID_FROM', direction: OrderDirection.DESC }],
};

@ArgsType()
export class QuotaHistoryArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'The rep whose own versions to list.' })
  repId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The team whose own versions to list; not together with `repId`.' })
  teamId?: string | null;

  @Field(() => RepLevel, {
    nullable: true,
    description: 'The level whose versions to list; alone or with `pipelineId`.',
  })
  level?: RepLevel | null;

  @Field(() => ID, { nullable: true, description: 'The pipeline whose versions to list; alone or with `level`.' })
  pipelineId?: string | null;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'The product line whose versions to list; alone.' })
  productLine?: string | null;
}

@InputType({ description: 'A figure for each tier that has one: 0 to 1,000,000 with at most two decimals.' })
class TierCapsInput {
  @Field(() => Float, { nullable: true, description: 'Of tier A.' })
  a?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of tier B.' })
  b?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of tier C.' })
  c?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of tier D.' })
  d?: number | null;
}

@InputType({ description: 'A figure for each lifecycle that has one: 0 to 1,000,000 with at most two decimals.' })
class LifecycleCapsInput {
  @Field(() => Float, { nullable: true, description: 'Of POTENTIAL (潜在客户).' })
  potential?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of INTERESTED (意向客户).' })
  interested?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of CUSTOMER (成交客户).' })
  customer?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of RETAINED (维护客户).' })
  retained?: number | null;
}

@InputType({
  description: 'How much of the line is kept for the higher tiers: 0 to 1,000,000 each, together at most the line.',
})
class ReservedSlotsInput {
  @Field(() => Float, { nullable: true, description: 'Kept for A.' })
  a?: number | null;

  @Field(() => Float, { nullable: true, description: 'Kept for A and B.' })
  b?: number | null;

  @Field(() => Float, { nullable: true, description: 'Kept for A, B and C.' })
  c?: number | null;
}

@InputType({ description: 'How a line grows with a rep who is new.' })
class HoldingRampInput {
  @Field(() => Float, {
    description: 'The part of the line on the first day: above 0, below 1, with at most three decimals.',
  })
  startShare!: number;

  @Field(() => Int, { description: 'Days after which it is whole, 1 to 730.' })
  days!: number;
}

@InputType({
  description:
    'Input of `setHoldingQuota`. Name a rep, a team, a level, a pipeline, a level and a pipeline, or a product line; or nothing, for every rep for whom nothing closer is set.',
})
export class SetHoldingQuotaInput extends SetVersionInput {
  @Field(() => ID, { nullable: true, description: 'The rep.' })
  repId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The team.' })
  teamId?: string | null;

  @Field(() => RepLevel, { nullable: true, description: 'The level: every rep of it without a quota of its own.' })
  level?: RepLevel | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The pipeline: what each rep may hold of it, beside its line. With `level` for the reps of that level alone.',
  })
  pipelineId?: string | null;

  @Length(1, 200)
  @Field(() => String, {
    nullable: true,
    description: 'The product line, as at least one product names it: what each rep may hold of it, beside its line.',
  })
  productLine?: string | null;

  @Field(() => LimitMode, { description: 'Whether there is a line. `OPT_OUT` is for reps.' })
  mode!: LimitMode;

  @Field(() => QuotaBasis, { defaultValue: QuotaBasis.COUNT, description: 'What is counted against the line.' })
  basis!: QuotaBasis;

  @Field(() => Float, {
    nullable: true,
    description: 'The line, 0 to 1,000,000 with at most two decimals: obligatory with `LIMITED`, else left out.',
  })
  capacity?: number | null;

  @ValidateNested()
  @Field(() => HoldingRampInput, {
    nullable: true,
    description:
      'How the line grows with a rep who is new, from `Rep.startedOn` on: whole leads, or hundredths of a unit, rounded down, and at least 1. A rep whose start is not known has the whole line. With `LIMITED`, for a rep, a level or the organisation; caps, walls and intake do not ramp.',
  })
  ramp?: HoldingRampInput | null;

  @ValidateNested()
  @Field(() => TierCapsInput, {
    nullable: true,
    description:
      'How much of the leads of a tier a rep may hold, beside the line and by `basis`; for a rep, a level or the organisation.',
  })
  tierCaps?: TierCapsInput | null;

  @ValidateNested()
  @Field(() => LifecycleCapsInput, {
    nullable: true,
    description:
      'How much of the leads of a lifecycle a rep may hold, beside the line and by `basis`; for a rep, a level or the organisation.',
  })
  lifecycleCaps?: LifecycleCapsInput | null;

  @ValidateNested()
  @Field(() => ReservedSlotsInput, {
    nullable: true,
    description:
      'How much of the line is kept for the higher tiers, so that a rep full of low leads still takes a high one; with `LIMITED`, for a rep, a level or the organisation.',
  })
  reserved?: ReservedSlotsInput | null;

  @Field(() => OnWeightIncrease, {
    defaultValue: OnWeightIncrease.ALLOW,
    description:
      'What happens when a held lead becomes heavier than the line allows. A quota of a pipeline or product line only allows it.',
  })
  onWeightIncrease!: OnWeightIncrease;
}

@InputType({ description: 'Input of `withdrawHoldingQuota`.' })
export class WithdrawHoldingQuotaInput extends WithdrawVersionInput {}

@ObjectType({ description: 'Result of `setHoldingQuota`.' })
export class SetHoldingQuotaPayload extends PayloadView {
  @Field(() => HoldingQuotaView, {
    nullable: true,
    description: 'The quota that was set; null when `userErrors` is not empty.',
  })
  holdingQuota?: HoldingQuota | null;
}

@ObjectType({ description: 'Result of `withdrawHoldingQuota`.' })
export class WithdrawHoldingQuotaPayload extends PayloadView {
  @Field(() => HoldingQuotaView, {
    nullable: true,
    description: 'The quota, withdrawn; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  holdingQuota?: HoldingQuota | null;
}
