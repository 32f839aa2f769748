import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { ScreeningReason, Tier } from '../leads/lead.enums.js';
import { LeadSourceView } from '../leads/party.graphql.js';
import { Sized } from '../platform/http/sized.js';
import { DateTime, LocalDate } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';
import { EvaluationDimension } from './evaluation.enums.js';
import { RateView } from './figure.graphql.js';

@ObjectType('InvalidCount', { description: 'How many leads are invalid for one reason.' })
export class InvalidCountView {
  @Field(() => ScreeningReason, {
    nullable: true,
    description: 'The reason of the rule that found them; null for those that somebody said to be invalid.',
  })
  reason!: ScreeningReason | null;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}
shape(InvalidCountView, { reason: open, count: open });

@ObjectType('TierShare', { description: 'How many leads are of one tier.' })
export class TierShareView {
  @Field(() => Tier, { nullable: true, description: 'The tier; null for leads of which it is not known.' })
  tier!: Tier | null;

  @Field(() => RateView, {
    description: 'Of the leads of the group that are neither invalid nor duplicates, those of it.',
  })
  share!: RateView;
}
shape(TierShareView, { tier: open, share: open });

@ObjectType('ScreeningRow', {
  description:
    'What the leads of one group are screened and graded as. `leadCount` = `invalid.denominator` + `unscreenedCount` + `duplicateCount`.',
})
export class ScreeningRowView {
  @Field(() => String, {
    nullable: true,
    description:
      'What tells the group: the id of the source, rep or team, or the segment or channel itself; null for leads without one, and in the total.',
  })
  key!: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the source, rep or team; otherwise the key.' })
  label!: string | null;

  @Field(() => LeadSourceView, { nullable: true, description: 'The source, where told apart by source.' })
  source!: LeadSourceView | null;

  @Field(() => RepView, { nullable: true, description: 'The rep, where told apart by rep.' })
  rep!: RepView | null;

  @Field(() => TeamView, { nullable: true, description: 'The team, where told apart by team.' })
  team!: TeamView | null;

  @Field(() => Int, { description: 'Leads that came in the window.' })
  leadCount!: number;

  @Field(() => Int, { description: 'Of them, those that are UNSCREENED: in no share of the invalid.' })
  unscreenedCount!: number;

  @Field(() => Int, { description: 'Of them, those that are DUPLICATE: in no share at all.' })
  duplicateCount!: number;

  @Field(() => RateView, { description: 'Of the leads that are VALID or INVALID, those that are INVALID (无效率).' })
  invalid!: RateView;

  @Field(() => [InvalidCountView], { description: 'Why leads are invalid, the most frequent reason first.' })
  reasons!: InvalidCountView[];

  @Field(() => [TierShareView], { description: 'How tiers are spread: A, B, C, D, then those not known.' })
  tiers!: TierShareView[];
}
shape(ScreeningRowView, {
  key: open,
  label: open,
  source: open,
  rep: open,
  team: open,
  leadCount: open,
  unscreenedCount: open,
  duplicateCount: open,
  invalid: open,
  reasons: open,
  tiers: open,
});

@ObjectType('ScreeningFigures', {
  description: 'How good the leads are that came in a window of days, as they are screened and graded now.',
})
export class ScreeningFiguresView {
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

  @Field(() => ScreeningRowView, { description: 'All leads together.' })
  total!: ScreeningRowView;

  @Sized(25)
  @Field(() => [ScreeningRowView], {
    description: 'The groups, most `leadCount` first, at most 200; empty without `by`.',
  })
  rows!: ScreeningRowView[];
}
shape(ScreeningFiguresView, {
  from: open,
  to: open,
  timeZone: open,
  asOf: open,
  definitionVersion: open,
  total: open,
  rows: open,
});

@ArgsType()
export class ScreeningFiguresArgs {
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

  @Field(() => String, {
    nullable: true,
    description: 'IANA name of the time zone in which the days begin; that of the organisation when left out.',
  })
  timeZone?: string | null;
}
