import { ArrayMaxSize, Max, Min } from 'class-validator';
import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';
import { LoadGrouping, LoadMeasure } from './evaluation.enums.js';

registerEnumType(LoadGrouping, {
  name: 'LoadGrouping',
  description: 'Whose load is told apart.',
  valuesConfig: {
    REP: { description: 'Each rep (销售人员).' },
    TEAM: {
      description:
        'Each team, with the reps of the teams below it; a rep counts where it belongs today, also for the past (团队).',
    },
  },
});

registerEnumType(LoadMeasure, {
  name: 'LoadMeasure',
  description: 'What of a load is counted. A line has a basis of its own, whatever is counted beside it.',
  valuesConfig: {
    HELD_LEADS: { description: 'Leads held while they weighed something: what `heldCount` counts (计入保有量的线索).' },
    HELD_UNITS: { description: 'What these weighed, in load units (负载单位).' },
    OWNED_LEADS: { description: 'All leads held, also while they weighed nothing (持有的全部线索).' },
  },
});

@ObjectType('LoadPeak', { description: 'The greatest load of a window.' })
export class LoadPeakView {
  @Field(() => DateTime, {
    description: 'The first instant at which it was reached; the start of the window where nothing was held at all.',
  })
  at!: Date;

  @Field(() => Float, { description: 'How much, in leads or load units by `measure`.' })
  value!: number;
}
shape(LoadPeakView, { at: open, value: open });

@ObjectType('TimeOverQuota', {
  description:
    'How long more was held than the line allowed, by the line in force at each instant: the quota of then, the boosts that had been granted and had not run out, and the basis of that quota.',
})
export class TimeOverQuotaView {
  @Field(() => Float, { description: 'Hours in which more was held than the line allowed.' })
  hours!: number;

  @Field(() => Float, { description: 'Hours of the window in which there was a line.' })
  limitedHours!: number;

  @Field(() => Float, {
    nullable: true,
    description: '`hours` as a share of `limitedHours`, 0 to 1; null, not 0, where there was no line.',
  })
  share!: number | null;
}
shape(TimeOverQuotaView, { hours: open, limitedHours: open, share: open });

@ObjectType('LoadBreach', {
  description: 'How long and how often a load was greater than a limit that was asked about.',
})
export class LoadBreachView {
  @Field(() => Float, { description: 'The limit, in leads or load units by `measure`.' })
  limit!: number;

  @Field(() => Float, { description: 'Hours in which more than the limit was held.' })
  hours!: number;

  @Field(() => Float, { description: '`hours` as a share of the window, 0 to 1.' })
  share!: number;

  @Field(() => Int, {
    description:
      'How many times it came to be over the limit and stayed for a while; one that was at the start of the window counts.',
  })
  episodeCount!: number;
}
shape(LoadBreachView, { limit: open, hours: open, share: open, episodeCount: open });

@ObjectType('LoadStatistics', {
  description:
    'How the load of one rep or team went in a half-open window of time, from the intervals in which leads were held, by occurred time. A lead is held from the instant at which its holder came to it, and no more at the instant at which it left.',
})
export class LoadStatisticsView {
  @Field(() => RepView, { nullable: true, description: 'The rep, with `groupBy: REP`.' })
  rep!: RepView | null;

  @Field(() => TeamView, { nullable: true, description: 'The team, with `groupBy: TEAM`.' })
  team!: TeamView | null;

  @Field(() => DateTime, { description: 'Start of the window.' })
  from!: Date;

  @Field(() => DateTime, { description: 'End of the window: what was asked for, or now where that is still to come.' })
  to!: Date;

  @Field(() => LoadMeasure, { description: 'What `peak`, `mean` and `breaches` count.' })
  measure!: LoadMeasure;

  @Field(() => LoadPeakView, { description: 'The greatest load, and when it was reached first.' })
  peak!: LoadPeakView;

  @Field(() => Float, {
    description: 'The load at every instant, averaged over the time of the window: Σ load × duration ÷ Σ duration.',
  })
  mean!: number;

  @Field(() => TimeOverQuotaView, { description: 'How long it was over its line.' })
  timeOverQuota!: TimeOverQuotaView;

  @Field(() => [LoadBreachView], {
    description: 'For each of `breachLimits`, in their order, how long it was over it.',
  })
  breaches!: LoadBreachView[];

  @Field(() => Int, { description: 'Increases whenever the meaning of a figure changes.' })
  definitionVersion!: number;
}
shape(LoadStatisticsView, {
  rep: open,
  team: open,
  from: open,
  to: open,
  measure: open,
  peak: open,
  mean: open,
  timeOverQuota: open,
  breaches: open,
  definitionVersion: open,
});

@ArgsType()
export class LoadStatisticsArgs {
  @Field(() => DateTime, { description: 'Start of the window, in the past.' })
  from!: Date;

  @Field(() => DateTime, {
    description:
      'First instant after the window, at most 3 years after `from`; what is still to come of it is left out.',
  })
  to!: Date;

  @Field(() => LoadGrouping, { description: 'Whether a row is a rep or a team.' })
  groupBy!: LoadGrouping;

  @Field(() => LoadMeasure, {
    defaultValue: LoadMeasure.HELD_LEADS,
    description: 'What `peak`, `mean` and `breaches` count.',
  })
  measure!: LoadMeasure;

  @ArrayMaxSize(500)
  @Field(() => [ID], { nullable: true, description: 'These reps alone, at most 500. Only with `groupBy: REP`.' })
  repIds?: string[] | null;

  @ArrayMaxSize(500)
  @Field(() => [ID], {
    nullable: true,
    description:
      'At most 500 teams: with `groupBy: TEAM` these alone, with `groupBy: REP` the reps of them and of the teams below.',
  })
  teamIds?: string[] | null;

  @ArrayMaxSize(10)
  @Min(0, { each: true })
  @Max(1_000_000, { each: true })
  @Field(() => [Float], {
    defaultValue: [],
    description: 'Limits to look for breaches of, 0 to 1,000,000 in leads or load units by `measure`; at most 10.',
  })
  breachLimits!: number[];
}
