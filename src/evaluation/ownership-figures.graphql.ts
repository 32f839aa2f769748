import { Max, Min } from 'class-validator';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { RateView, SpreadView } from './figure.graphql.js';

const VERSION = 'Increases whenever the meaning of a figure changes.';

@ObjectType('OwnerChanges', {
  description:
    'How often leads went from one holder to another in a half-open window of time, by occurred time. Invalid leads and duplicates are in no figure.',
})
export class OwnerChangesView {
  @Field(() => DateTime, { description: 'Start of the window.' })
  from!: Date;

  @Field(() => DateTime, { description: 'First instant after the window.' })
  to!: Date;

  @Field(() => Int, { description: 'Leads that somebody held at some time in the window.' })
  leadCount!: number;

  @Field(() => Int, {
    description:
      'How many times such a lead came, in the window, to another rep than the one who had it before, at once or by way of a pool. Its first holder is no change, and neither is a return to the same rep.',
  })
  changeCount!: number;

  @Field(() => SpreadView, { description: 'Changes per lead, those without any included.' })
  perLead!: SpreadView;

  @Field(() => Int, { description: VERSION })
  definitionVersion!: number;
}
shape(OwnerChangesView, {
  from: open,
  to: open,
  leadCount: open,
  changeCount: open,
  perLead: open,
  definitionVersion: open,
});

@ObjectType('LiveLeads', {
  description:
    'How many leads were being worked on at an instant, and how many of them had gone stale, by occurred time. Invalid leads and duplicates are in no figure.',
})
export class LiveLeadsView {
  @Field(() => DateTime, { description: 'The instant.' })
  at!: Date;

  @Field(() => Int, { description: 'After how many days of 24 hours without a touch a lead is stale.' })
  staleAfterDays!: number;

  @Field(() => Int, {
    description:
      'Leads that somebody held at the instant, whatever they weighed: from when their holder came, and no more at the instant at which it left.',
  })
  liveCount!: number;

  @Field(() => Int, {
    description:
      'Of them, those whose latest touch, of either direction, that was over by then had ended more than `staleAfterDays` before; without such a touch, those that came to their first holder so long before.',
  })
  staleCount!: number;

  @Field(() => RateView, { description: '`staleCount` of `liveCount`.' })
  staleShare!: RateView;

  @Field(() => Int, { description: VERSION })
  definitionVersion!: number;
}
shape(LiveLeadsView, {
  at: open,
  staleAfterDays: open,
  liveCount: open,
  staleCount: open,
  staleShare: open,
  definitionVersion: open,
});

@ArgsType()
export class OwnerChangesArgs {
  @Field(() => DateTime, { description: 'Start of the window.' })
  from!: Date;

  @Field(() => DateTime, { description: 'First instant after the window, at most 3 years after `from`.' })
  to!: Date;
}

@ArgsType()
export class LiveLeadsArgs {
  @Field(() => DateTime, { nullable: true, description: 'The instant, in the past; now when left out.' })
  at?: Date | null;

  @Min(1)
  @Max(1095)
  @Field(() => Int, {
    defaultValue: 7,
    description: 'After how many days of 24 hours without a touch a lead is stale, 1 to 1095.',
  })
  staleAfterDays!: number;
}
