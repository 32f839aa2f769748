import { Field, Int, ObjectType } from 'type-graphql';
import { Tier } from '../leads/lead.enums.js';
import { leads } from '../leads/lead.graphql.js';
import { Role } from '../platform/access/viewer.js';
import { open, shape } from '../platform/read/view.js';
import { CriteriaAxis, ScoreBand } from './criteria.enums.js';
import { CriteriaModelView } from './criteria.graphql.js';
import { ScreeningRuleView } from './screening.graphql.js';

@ObjectType('ScoreContribution', { description: 'What one criterion makes of one lead.' })
export class ScoreContributionView {
  @Field(() => CriteriaAxis, { description: 'The axis that it counts on.' })
  axis!: CriteriaAxis;

  @Field(() => String, { description: 'The name of the criterion in its model.' })
  criterion!: string;

  @Field(() => Int, { description: 'What it is worth where it holds, in points.' })
  points!: number;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it holds for the lead, so that its points count; null, and nothing counts, where it cannot be asked any more: the `problems` of the model say why.',
  })
  held!: boolean | null;
}
shape(ScoreContributionView, { axis: open, criterion: open, points: open, held: open });

@ObjectType('LeadScore', {
  description:
    'What the criteria models and screening rules in force make of a lead as it is now, with all that it is made of.',
})
export class LeadScoreView {
  @Field(() => Int, {
    nullable: true,
    description: 'Points on the axis FIT: those of the criteria that hold, summed; null where no model is in force.',
  })
  fit!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Points on the axis INTENT: those of the criteria that hold, summed; null where no model is in force.',
  })
  intent!: number | null;

  @Field(() => ScoreBand, { nullable: true, description: 'Where `fit` lies; null where no model is in force.' })
  fitBand!: ScoreBand | null;

  @Field(() => ScoreBand, { nullable: true, description: 'Where `intent` lies; null where no model is in force.' })
  intentBand!: ScoreBand | null;

  @Field(() => Tier, {
    nullable: true,
    description:
      'What the matrix in force makes of both bands; an axis without a model counts as MEDIUM. Null where no model is in force at all.',
  })
  tier!: Tier | null;

  @Field(() => CriteriaModelView, {
    nullable: true,
    description: 'The version by which `fit` was worked out; null where none is in force.',
  })
  fitModel!: object | null;

  @Field(() => CriteriaModelView, {
    nullable: true,
    description: 'The version by which `intent` was worked out; null where none is in force.',
  })
  intentModel!: object | null;

  @Field(() => Int, { description: 'The version of the matrix by which it was worked out.' })
  matrixVersion!: number;

  @Field(() => [ScoreContributionView], {
    description: 'Every criterion of these models, whether it holds or not, FIT first, in the order of the models.',
  })
  contributions!: ScoreContributionView[];

  @Field(() => ScreeningRuleView, {
    nullable: true,
    description: 'The first screening rule that holds for it now; null where none does.',
  })
  screenedBy!: object | null;
}
shape(LeadScoreView, {
  fit: open,
  intent: open,
  fitBand: open,
  intentBand: open,
  tier: open,
  fitModel: open,
  intentModel: open,
  matrixVersion: open,
  contributions: open,
  screenedBy: open,
});

// A criterion may ask for what a screen on a wall may not see, e.g. a value.
leads.add({ score: { mask: { [Role.PARTNER]: true, [Role.WALLBOARD]: true } } });
