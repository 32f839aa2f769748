import { Length } from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, PageArgs, type PageSpec } from '../platform/read/page.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, shape, view } from '../platform/read/view.js';
import { CycleProfile } from './cycle-profile.js';
import { insiders } from './insiders.js';
import { FirstLineGround, SalesCycle } from './lead.enums.js';
import { PipelineView } from './pipeline.graphql.js';

@ObjectType('CycleProfile', {
  description: 'What is known of the sales cycle of a pipeline, or of one industry in it.',
  implements: Node,
})
export class CycleProfileView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => PipelineView, { nullable: true, description: 'The pipeline.' })
  pipeline!: PipelineView | null;

  @Field(() => String, { nullable: true, description: 'The industry, in your own words; null: whatever the industry.' })
  industry!: string | null;

  @Field(() => Int, { description: 'Days from the first contact to the sale: half of the sales took less.' })
  medianCycleDays!: number;

  @Field(() => Float, { description: 'Minutes that a held lead wants in a week.' })
  effortMinutesPerLeadPerWeek!: number;
}
const profiles = view(
  CycleProfileView,
  CycleProfile,
  { effortMinutesPerLeadPerWeek: 'effortMinutes' },
  {
    id: 'cycle',
    rows: insiders,
    masks: { version: open, pipeline: open, industry: open, medianCycleDays: open, effortMinutesPerLeadPerWeek: open },
  },
);

export const CycleProfileConnection = connectionOf(CycleProfileView, 'CycleProfile');

/** In the order in which they were made. */
export const CYCLE_PROFILE_LIST: PageSpec<CycleProfile, 'CREATED_AT'> = {
  view: profiles,
  orders: { CREATED_AT: { property: 'createdAt', nullable: false } },
  byDefault: [{ field: 'CREATED_AT', direction: OrderDirection.ASC }],
};

@ArgsType()
export class CycleProfileArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this pipeline.' })
  pipelineId?: string | null;
}

registerEnumType(FirstLineGround, {
  name: 'FirstLineGround',
  description: 'What a first holding quota is made from.',
  valuesConfig: {
    INDUSTRY: { description: 'The profile of the industry in the pipeline.' },
    PIPELINE: { description: 'The profile of the pipeline.' },
    SALES_CYCLE: {
      description: 'How long sales of the pipeline take (`Pipeline.salesCycle`), since no profile is known.',
    },
  },
});
label(FirstLineGround, {
  INDUSTRY: ['Industry', '行业'],
  PIPELINE: ['Pipeline', '流程'],
  SALES_CYCLE: ['Sales cycle', '销售周期'],
});

@ArgsType()
export class StartingHoldingQuotaArgs {
  @Field(() => ID, { description: 'The pipeline.' })
  pipelineId!: string;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'The industry, as a profile names it.' })
  industry?: string | null;

  @Field(() => Float, { defaultValue: 40, description: 'Hours that a rep works in a week, above 0 up to 100.' })
  weeklyHours!: number;

  @Field(() => Float, {
    defaultValue: 0.6,
    description: 'The part of them that goes into following up leads, above 0 up to 1.',
  })
  focusShare!: number;
}

@ObjectType('StartingHoldingQuota', {
  description:
    'How many leads a rep has the time for, to begin with where no quota is set: minutes of the week that go into leads / minutes that a lead wants in a week, rounded down, at least 1. Nothing is changed by it; take it over with `setHoldingQuota`, and correct it by what is seen.',
})
export class StartingHoldingQuotaView {
  @Field(() => Int, { description: 'Leads held at once, a `capacity` by `COUNT`.' })
  capacity!: number;

  @Field(() => FirstLineGround, { description: 'What it is made from: the closest that is known.' })
  ground!: FirstLineGround;

  @Field(() => CycleProfileView, { nullable: true, description: 'The profile; null where none is known.' })
  profile!: CycleProfileView | null;

  @Field(() => SalesCycle, { description: 'How long sales of the pipeline take.' })
  salesCycle!: SalesCycle;

  @Field(() => Float, { description: 'Minutes of the week that go into leads: hours · 60 · focus.' })
  weeklyMinutes!: number;

  @Field(() => Float, {
    description:
      'Minutes that a lead wants in a week: of the profile; else 15 for SHORT, 36 for MEDIUM, 72 for LONG, which with 40 hours and a focus of 0.6 make 96, 40 and 20 leads.',
  })
  effortMinutes!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'New leads a week that keep so many full: capacity · 7 / median days of the cycle (Little’s law), to a tenth; null without a profile. A number for `setIntakeCap`.',
  })
  weeklyIntake!: number | null;
}
shape(StartingHoldingQuotaView, {
  capacity: open,
  ground: open,
  profile: open,
  salesCycle: open,
  weeklyMinutes: open,
  effortMinutes: open,
  weeklyIntake: open,
});

@InputType({
  description: 'Input of `saveCycleProfile`. The profile of this pipeline and industry is changed, else one is made.',
})
export class SaveCycleProfileInput extends VersionedInput {
  @Field(() => ID, { description: 'The pipeline.' })
  pipelineId!: string;

  @Length(1, 200)
  @Field(() => String, {
    nullable: true,
    description: 'The industry, in your own words, 1 to 200 characters; leave out for whatever the industry.',
  })
  industry?: string | null;

  @Field(() => Int, { description: 'Median days from the first contact to the sale, 1 to 3,650.' })
  medianCycleDays!: number;

  @Field(() => Float, {
    description: 'Minutes that a held lead wants in a week, above 0 up to 10,000 with at most two decimals.',
  })
  effortMinutesPerLeadPerWeek!: number;
}

@ObjectType({ description: 'Result of `saveCycleProfile`.' })
export class SaveCycleProfilePayload extends PayloadView {
  @Field(() => CycleProfileView, {
    nullable: true,
    description: 'The profile; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  cycleProfile?: CycleProfile | null;
}
