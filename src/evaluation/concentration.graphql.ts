import { ArgsType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { TeamView } from '../reps/rep.graphql.js';
import { LoadMeasure } from './evaluation.enums.js';
import { RateView } from './figure.graphql.js';

@ObjectType('ConcentrationFigure', { description: 'A figure over the loads of the reps of a team.' })
export class ConcentrationFigureView {
  @Field(() => Float, { nullable: true, description: 'The figure; null, not 0, where nothing is held.' })
  value!: number | null;

  @Field(() => Int, { description: 'How many reps it rests on, those without load included.' })
  n!: number;
}
shape(ConcentrationFigureView, { value: open, n: open });

@ObjectType('Concentration', {
  description:
    'How evenly the load of a team was spread over its reps and those of the teams below, at an instant, by occurred time. It counts the reps who are here today and were known by then, and whoever else held something then; a rep counts in the team of today.',
})
export class ConcentrationView {
  @Field(() => TeamView, { nullable: true, description: 'The team.' })
  team!: TeamView | null;

  @Field(() => DateTime, { description: 'The instant.' })
  at!: Date;

  @Field(() => LoadMeasure, { description: 'What of a load is counted.' })
  measure!: LoadMeasure;

  @Field(() => Int, { description: 'How many reps (n).' })
  repCount!: number;

  @Field(() => Float, { description: 'What they held together, in leads or load units by `measure`.' })
  total!: number;

  @Field(() => ConcentrationFigureView, {
    description:
      'Index of Herfindahl and Hirschman: Σ s², where s is the load of a rep ÷ `total`. 1 where one rep holds everything, 1 ÷ n where all hold the same.',
  })
  hhi!: ConcentrationFigureView;

  @Field(() => ConcentrationFigureView, {
    description:
      'Gini coefficient: Σ (2i − n − 1) × load ÷ (n × `total`) over the loads in ascending order, i from 1. 0 where all hold the same, (n − 1) ÷ n where one holds everything.',
  })
  gini!: ConcentrationFigureView;

  @Field(() => ConcentrationFigureView, {
    description: 'The greatest load ÷ the mean load. 1 where all hold the same, n where one holds everything.',
  })
  maxToMean!: ConcentrationFigureView;

  @Field(() => RateView, {
    description: 'Reps who held nothing, of all; 1 where nobody held anything, null where there is no rep.',
  })
  idleShare!: RateView;

  @Field(() => Int, { description: 'Increases whenever the meaning of a figure changes.' })
  definitionVersion!: number;
}
shape(ConcentrationView, {
  team: open,
  at: open,
  measure: open,
  repCount: open,
  total: open,
  hhi: open,
  gini: open,
  maxToMean: open,
  idleShare: open,
  definitionVersion: open,
});

@ArgsType()
export class ConcentrationArgs {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => DateTime, { nullable: true, description: 'The instant, in the past; now when left out.' })
  at?: Date | null;

  @Field(() => LoadMeasure, { defaultValue: LoadMeasure.HELD_LEADS, description: 'What of a load is counted.' })
  measure!: LoadMeasure;
}
