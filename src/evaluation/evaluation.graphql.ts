import { Max, Min } from 'class-validator';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LeadSourceView } from '../leads/party.graphql.js';
import { StageView } from '../leads/pipeline.graphql.js';
import { Sized } from '../platform/http/sized.js';
import { DateTime, LocalDate } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';
import { EvaluationDimension } from './evaluation.enums.js';
import { AverageView, CycleDaysView, FrequencyView, QuantileView, RateView, RevenueView } from './figure.graphql.js';

registerEnumType(EvaluationDimension, {
  name: 'EvaluationDimension',
  description: 'By what leads are told apart in an evaluation. Leads without a value are a group of their own.',
  valuesConfig: {
    SOURCE: { description: 'By where they came from (来源).' },
    SEGMENT: { description: 'By market segment (细分市场).' },
    REP: { description: 'By the rep who holds them, or held them last (销售人员).' },
    TEAM: { description: 'By the team of that rep; teams below are groups of their own (团队).' },
    CHANNEL: { description: 'By the channel of their first touch (渠道).' },
  },
});

@ObjectType('StageConversion', {
  description: 'How many of the leads that entered one stage in the window entered another within the horizon.',
})
export class StageConversionView {
  @Field(() => StageView, { nullable: true, description: 'The stage that they entered in the window.' })
  from!: StageView | null;

  @Field(() => StageView, {
    nullable: true,
    description: 'The stage that they entered later, at once or by way of others.',
  })
  to!: StageView | null;

  @Field(() => RateView, {
    description:
      'Of the leads that entered `from` at least the horizon ago; a lead counts once, from its first entry in the window.',
  })
  rate!: RateView;

  @Field(() => Int, {
    description: 'Leads that entered `from` for the first time less than the horizon ago; not in the rate.',
  })
  immatureCount!: number;

  @Field(() => Int, {
    description: 'Further entries into `from` in the window, beyond the first of each lead; not in the rate.',
  })
  reentryCount!: number;
}
shape(StageConversionView, { from: open, to: open, rate: open, immatureCount: open, reentryCount: open });

@ObjectType('EvaluationRow', {
  description:
    'The figures of one group of leads. `leadCount` = `conversion.denominator` + `immatureCount` + `decidedEarlyCount`.',
})
export class EvaluationRowView {
  @Field(() => String, {
    nullable: true,
    description:
      'What tells the group: the id of the source, rep or team, or the segment or channel itself; null for leads without one, and in the total.',
  })
  key!: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the source, rep or team; otherwise the key.' })
  label!: string | null;

  @Field(() => LeadSourceView, { nullable: true, description: 'The source, in an evaluation by source.' })
  source!: LeadSourceView | null;

  @Field(() => RepView, { nullable: true, description: 'The rep, in an evaluation by rep.' })
  rep!: RepView | null;

  @Field(() => TeamView, { nullable: true, description: 'The team, in an evaluation by team.' })
  team!: TeamView | null;

  @Field(() => Int, { description: 'Leads that came in the window, without those left out.' })
  leadCount!: number;

  @Field(() => Int, {
    description: 'Of them, those younger than the horizon and not decided: what becomes of them is not known yet.',
  })
  immatureCount!: number;

  @Field(() => Int, {
    description:
      'Of them, those younger than the horizon but decided: they count as soon as the undecided of their age do, lest quick decisions weigh more.',
  })
  decidedEarlyCount!: number;

  @Field(() => Int, { description: 'Leads that came in the window and are invalid or duplicates: in no figure.' })
  leftOutCount!: number;

  @Field(() => RateView, {
    description:
      'Of the leads that came in the window and are at least as old as the horizon, those won within the horizon from when they came. A win that was taken back does not count.',
  })
  conversion!: RateView;

  @Field(() => QuantileView, { description: 'Median of the days from arrival to win, over the leads that converted.' })
  timeToWinDays!: QuantileView;

  @Field(() => RateView, {
    description:
      'Of the leads that came in the window and were won or lost within the horizon, those won (赢率). Leads still open, and those put aside as no chance of a sale, are not in it: by itself it looks better than `conversion`.',
  })
  winRate!: RateView;

  @Field(() => CycleDaysView, { description: 'How long it took from arrival to decision (成交周期).' })
  cycleDays!: CycleDaysView;

  @Field(() => [RevenueView], { description: 'What the leads that converted brought, by currency.' })
  revenue!: RevenueView[];

  @Field(() => RateView, {
    description:
      'Of the leads that came in the window cold and are as old as the horizon, those that were hot within the horizon (冷→热).',
  })
  coldToHot!: RateView;

  @Field(() => RateView, {
    description:
      'Of the leads that were touched in the window, those that responded: they answered such a touch, or wrote or called after the first, at the latest 7 days after the window. Touches that bounced or went to a wrong number were none; opens, clicks and unsubscriptions are no response.',
  })
  responseRate!: RateView;

  @Field(() => RateView, {
    description:
      'Of our touches in the window, those that were answered: a call or meeting at once, anything written within 7 days on the same channel, where a reply belongs to the last touch before it. Touches less than 7 days old that wait for a written reply are not counted yet.',
  })
  touchResponseRate!: RateView;

  @Field(() => FrequencyView, {
    description:
      'Touches of both directions per week in which a lead was held and in play (neither won nor ended), within the window.',
  })
  touchesPerWeek!: FrequencyView;

  @Field(() => AverageView, {
    description: 'Mean of the satisfaction, 1 to 5, that was noted with touches in the window.',
  })
  satisfaction!: AverageView;

  @Field(() => [StageConversionView], {
    description:
      'The pairs of stages that leads went in the window, and each stage to the next also where none went; by pipeline and position.',
  })
  stages!: StageConversionView[];
}
shape(EvaluationRowView, {
  key: open,
  label: open,
  source: open,
  rep: open,
  team: open,
  leadCount: open,
  immatureCount: open,
  decidedEarlyCount: open,
  leftOutCount: open,
  conversion: open,
  timeToWinDays: open,
  winRate: open,
  cycleDays: open,
  revenue: open,
  coldToHot: open,
  responseRate: open,
  touchResponseRate: open,
  touchesPerWeek: open,
  satisfaction: open,
  stages: open,
});

@ObjectType('Evaluation', {
  description: 'What came of leads and of the work on them in a window of days, each figure with what it rests on.',
})
export class EvaluationView {
  @Field(() => LocalDate, { description: 'First day of the window.' })
  from!: string;

  @Field(() => LocalDate, { description: 'First day after the window.' })
  to!: string;

  @Field(() => String, { description: 'IANA name of the time zone in which the days begin.' })
  timeZone!: string;

  @Field(() => Int, { description: 'How long a lead is given to be won, from when it came, in days of 24 hours.' })
  horizonDays!: number;

  @Field(() => DateTime, { description: 'When it was worked out; ages are as of then.' })
  asOf!: Date;

  @Field(() => Int, { description: 'Increases whenever the meaning of a figure changes.' })
  definitionVersion!: number;

  @Field(() => EvaluationRowView, { description: 'All leads together.' })
  total!: EvaluationRowView;

  @Sized(25)
  @Field(() => [EvaluationRowView], {
    description:
      'The groups of all leads that had come by the end of the window, most `leadCount` first, at most 200; empty without `by`.',
  })
  rows!: EvaluationRowView[];
}
shape(EvaluationView, {
  from: open,
  to: open,
  timeZone: open,
  horizonDays: open,
  asOf: open,
  definitionVersion: open,
  total: open,
  rows: open,
});

@ArgsType()
export class EvaluationArgs {
  @Field(() => LocalDate, { description: 'First day of the window.' })
  from!: string;

  @Field(() => LocalDate, {
    description: 'First day after the window: it is not counted. At most 3 years after `from`.',
  })
  to!: string;

  @Field(() => EvaluationDimension, {
    nullable: true,
    description: 'By what to tell leads apart; leave out for the total alone.',
  })
  by?: EvaluationDimension | null;

  @Min(1)
  @Max(1095)
  @Field(() => Int, {
    defaultValue: 90,
    description: 'How long a lead is given to be won, from when it came, in days, 1 to 1095.',
  })
  horizonDays!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'IANA name of the time zone in which the days begin; when left out, the one that you have set, else that of your team, else that of the organisation.',
  })
  timeZone?: string | null;
}
