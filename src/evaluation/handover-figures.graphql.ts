import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RejectReason } from '../assignment/lead-offer.enums.js';
import { CampaignView, LeadSourceView } from '../leads/party.graphql.js';
import { Sized } from '../platform/http/sized.js';
import { DateTime, LocalDate } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { TeamView } from '../reps/rep.graphql.js';
import { HandoverDimension } from './evaluation.enums.js';
import { QuantileView, RateView } from './figure.graphql.js';

registerEnumType(HandoverDimension, {
  name: 'HandoverDimension',
  description:
    'By what offers of leads to sales are told apart. Offers of leads without a value are a group of their own.',
  valuesConfig: {
    SOURCE: { description: 'By where the lead came from (来源).' },
    CAMPAIGN: { description: 'By the effort that brought the lead (营销活动).' },
    TEAM: { description: 'By the team that was asked; teams below are groups of their own (团队).' },
    OFFERED_BY: { description: 'By who offered it (移交人).' },
  },
});

@ObjectType('RejectionCount', { description: 'How often sales said no for one reason.' })
export class RejectionCountView {
  @Field(() => RejectReason, { description: 'The reason.' })
  reason!: RejectReason;

  @Field(() => Int, { description: 'How many offers were rejected for it.' })
  count!: number;
}
shape(RejectionCountView, { reason: open, count: open });

@ObjectType('HandoverRow', {
  description:
    'What became of the offers of one group. `offeredCount` = `acceptance.denominator` + `openCount` + `withdrawnCount` + `supersededCount`.',
})
export class HandoverRowView {
  @Field(() => String, {
    nullable: true,
    description:
      'What tells the group: the id of the source, campaign or team, or the name of who offered; null for leads without one, and in the total.',
  })
  key!: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the source, campaign or team; otherwise the key.' })
  label!: string | null;

  @Field(() => LeadSourceView, { nullable: true, description: 'The source, where told apart by source.' })
  source!: LeadSourceView | null;

  @Field(() => CampaignView, { nullable: true, description: 'The campaign, where told apart by campaign.' })
  campaign!: CampaignView | null;

  @Field(() => TeamView, { nullable: true, description: 'The team, where told apart by team.' })
  team!: TeamView | null;

  @Field(() => Int, { description: 'Offers that were made in the window; a lead that was offered twice counts twice.' })
  offeredCount!: number;

  @Field(() => RateView, {
    description:
      'Of the offers that sales decided, those that it accepted. Open, withdrawn and overtaken ones are apart.',
  })
  acceptance!: RateView;

  @Field(() => Int, { description: 'Offers that are still open.' })
  openCount!: number;

  @Field(() => Int, { description: 'Offers that marketing took back.' })
  withdrawnCount!: number;

  @Field(() => Int, { description: 'Offers whose lead got a holder by another door, was decided, or left play.' })
  supersededCount!: number;

  @Field(() => Int, {
    description: 'Offers that had not come to their end when their time ran out, whatever became of them later.',
  })
  breachCount!: number;

  @Field(() => QuantileView, { description: 'Median of the hours from offer to decision, over what sales decided.' })
  hoursToDecision!: QuantileView;

  @Field(() => [RejectionCountView], { description: 'Why sales said no, the most frequent reason first.' })
  rejections!: RejectionCountView[];
}
shape(HandoverRowView, {
  key: open,
  label: open,
  source: open,
  campaign: open,
  team: open,
  offeredCount: open,
  acceptance: open,
  openCount: open,
  withdrawnCount: open,
  supersededCount: open,
  breachCount: open,
  hoursToDecision: open,
  rejections: open,
});

@ObjectType('HandoverFigures', {
  description: 'What became of the leads that marketing offered to sales in a window of days; one reckoning for both.',
})
export class HandoverFiguresView {
  @Field(() => LocalDate, { description: 'First day of the window.' })
  from!: string;

  @Field(() => LocalDate, { description: 'First day after the window.' })
  to!: string;

  @Field(() => String, { description: 'IANA name of the time zone in which the days begin.' })
  timeZone!: string;

  @Field(() => DateTime, { description: 'When it was worked out.' })
  asOf!: Date;

  @Field(() => Int, { description: 'Increases whenever the meaning of a figure changes.' })
  definitionVersion!: number;

  @Field(() => HandoverRowView, { description: 'All offers together.' })
  total!: HandoverRowView;

  @Sized(25)
  @Field(() => [HandoverRowView], {
    description: 'The groups, most `offeredCount` first, at most 200; empty without `by`.',
  })
  rows!: HandoverRowView[];
}
shape(HandoverFiguresView, {
  from: open,
  to: open,
  timeZone: open,
  asOf: open,
  definitionVersion: open,
  total: open,
  rows: open,
});

@ArgsType()
export class HandoverFiguresArgs {
  @Field(() => LocalDate, { description: 'First day of the window.' })
  from!: string;

  @Field(() => LocalDate, {
    description: 'First day after the window: it is not counted. At most 3 years after `from`.',
  })
  to!: string;

  @Field(() => HandoverDimension, {
    nullable: true,
    description: 'By what to tell offers apart; leave out for the total alone.',
  })
  by?: HandoverDimension | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA name of the time zone in which the days begin; that of the organisation when left out.',
  })
  timeZone?: string | null;
}
