import { Length } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, PageArgs, type PageSpec } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, view } from '../platform/read/view.js';
import { RepLevel } from '../reps/rep.enums.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';
import { IntakePeriod } from './intake.enums.js';
import { IntakeCap } from './intake-cap.js';
import { LimitMode, QuotaScope } from './quota.enums.js';
import { SetVersionInput, WithdrawVersionInput } from './version-inputs.graphql.js';

registerEnumType(IntakePeriod, {
  name: 'IntakePeriod',
  description:
    'Over which days the leads of an intake cap are counted: always calendar days that end with today, by the time zone of the team, so a period slides on each midnight.',
  valuesConfig: {
    DAY: { description: 'One day (每日).' },
    WEEK: { description: 'Seven days (每周).' },
    MONTH: {
      description: 'The days after the same day one month earlier, or after the last day of a shorter month (每月).',
    },
    DAYS: { description: 'Any number of days: `periodDays` (自定天数).' },
  },
});

@ObjectType('IntakeCap', {
  description: 'One version of an intake cap (领取上限): how many leads may be taken in a period.',
  implements: Node,
})
export class IntakeCapView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => QuotaScope, { description: 'Whom it is for.' })
  scope!: QuotaScope;

  @Field(() => RepView, { nullable: true, description: 'The rep, with scope `REP`.' })
  rep!: RepView | null;

  @Field(() => TeamView, { nullable: true, description: 'The team, with scope `TEAM`.' })
  team!: TeamView | null;

  @Field(() => RepLevel, { nullable: true, description: 'The level, with scope `LEVEL` or `LEVEL_PIPELINE`.' })
  level!: RepLevel | null;

  @Field(() => String, { nullable: true, description: 'The product line, with scope `PRODUCT_LINE`.' })
  productLine!: string | null;

  @Field(() => LimitMode, { description: 'Whether there is a number.' })
  mode!: LimitMode;

  @Field(() => Int, { nullable: true, description: 'Leads in a period; null unless limited.' })
  max!: number | null;

  @Field(() => IntakePeriod, { nullable: true, description: 'The period; null unless limited.' })
  period!: IntakePeriod | null;

  @Field(() => Int, { nullable: true, description: 'Days of the period; null for a month, and unless limited.' })
  periodDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Whole leads that may be saved up; null where it is one day’s share, rounded up.',
  })
  burst!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it was set.' })
  reason!: string | null;

  @Field(() => DateTime, { description: 'In force from this instant; later than now where it is still to come.' })
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'In force until just before this instant, when it ends or another version follows; null where neither is known. Equals `validFrom` where it was withdrawn.',
  })
  validUntil!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was taken back or replaced before it began; null otherwise.',
  })
  withdrawnAt!: Date | null;
}

export const intakeCaps = view(
  IntakeCapView,
  IntakeCap,
  { max: 'maxLeads', periodDays: 'days' },
  {
    id: 'cap',
    rows: {
      [Role.ADMIN]: 'ALL',
      [Role.MARKETER]: 'ALL',
      [Role.AUDITOR]: 'ALL',
      [Role.WALLBOARD]: 'ALL',
      [Role.PARTNER]: 'NONE',
      [Role.MANAGER]: 'ALL',
      [Role.REP]: me => ({ $or: [{ rep: me.repId }, { rep: null }] }),
    },
    masks: {
      version: open,
      scope: open,
      rep: open,
      team: open,
      level: open,
      productLine: open,
      mode: open,
      max: open,
      period: open,
      periodDays: open,
      burst: open,
      reason: { WALLBOARD: true },
      validFrom: open,
      validUntil: open,
      withdrawnAt: open,
    },
    telling: { pipelineId: null },
  },
);

export const IntakeCapConnection = connectionOf(IntakeCapView, 'IntakeCap');

/** Versions of one subject, newest first: what is to come stands before what is in force. */
export const CAP_HISTORY: PageSpec<IntakeCap, 'VALID_FROM'> = {
  view: intakeCaps,
  orders: { VALID_FROM: { property: 'validFrom', nullable: false } },
  byDefault: [{ field: 'VALID_FROM', direction: OrderDirection.DESC }],
};

@ArgsType()
export class IntakeCapHistoryArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'The rep whose own versions to list.' })
  repId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The team whose own versions to list.' })
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

@InputType({
  description:
    'Input of `setIntakeCap`. Name a rep, a team, a level, a pipeline, a level and a pipeline, or a product line; or nothing, for every rep for whom nothing closer is set.',
})
export class SetIntakeCapInput extends SetVersionInput {
  @Field(() => ID, { nullable: true, description: 'The rep.' })
  repId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The team: what all reps of it and of the teams below may take together, beside their own caps.',
  })
  teamId?: string | null;

  @Field(() => RepLevel, { nullable: true, description: 'The level: every rep of it without a cap of its own.' })
  level?: RepLevel | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The pipeline: what each rep may take of it, beside its own cap. With `level` for the reps of that level alone.',
  })
  pipelineId?: string | null;

  @Length(1, 200)
  @Field(() => String, {
    nullable: true,
    description:
      'The product line, as at least one product names it: what each rep may take of it, beside its own cap.',
  })
  productLine?: string | null;

  @Field(() => LimitMode, { description: 'Whether there is a number. `OPT_OUT` is for reps.' })
  mode!: LimitMode;

  @Field(() => Int, {
    nullable: true,
    description: 'Leads in a period, 0 to 100,000: obligatory with `LIMITED`, else left out.',
  })
  max?: number | null;

  @Field(() => IntakePeriod, { nullable: true, description: 'The period: obligatory with `LIMITED`, else left out.' })
  period?: IntakePeriod | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days of the period, 1 to 366: obligatory with `DAYS`, else left out.',
  })
  periodDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Whole leads that may be saved up on days when none came, from one day’s share, rounded up, to `max`; that share where it is left out. With `max` the whole period may be taken at once.',
  })
  burst?: number | null;
}

@InputType({ description: 'Input of `withdrawIntakeCap`.' })
export class WithdrawIntakeCapInput extends WithdrawVersionInput {}

@ObjectType({ description: 'Result of `setIntakeCap`.' })
export class SetIntakeCapPayload extends PayloadView {
  @Field(() => IntakeCapView, {
    nullable: true,
    description: 'The cap that was set; null when `userErrors` is not empty.',
  })
  intakeCap?: IntakeCap | null;
}

@ObjectType({ description: 'Result of `withdrawIntakeCap`.' })
export class WithdrawIntakeCapPayload extends PayloadView {
  @Field(() => IntakeCapView, {
    nullable: true,
    description: 'The cap, withdrawn; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  intakeCap?: IntakeCap | null;
}
