import { Field, Int, ObjectType } from 'type-graphql';
import { Lifecycle } from '../leads/lead.enums.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { TeamView } from '../reps/rep.graphql.js';

@ObjectType('AttentionOfLifecycle', {
  description: 'Whether leads in one part of the life of a customer get attention.',
})
export class AttentionOfLifecycleView {
  @Field(() => Lifecycle, { description: 'The lifecycle.' })
  lifecycle!: Lifecycle;

  @Field(() => Int, {
    description:
      'Leads held that are neither invalid nor duplicates, customers included, whatever they weigh; those of stages without a `maxSilenceDays` are in no other figure.',
  })
  heldCount!: number;

  @Field(() => Int, {
    description:
      'Of them, those without two-way contact for the `maxSilenceDays` of their stage, in days of 24 hours, since that contact or since their holder came, whichever was later.',
  })
  silentCount!: number;

  @Field(() => Int, {
    description:
      'Of `silentCount`, those that can still be won: exactly the leads that the finding `NEGLECTED` is about. A customer who is quiet is not neglected.',
  })
  neglectedCount!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when the one of `silentCount` that waits longest has been silent; null where none is.',
  })
  oldestSilenceSince!: Date | null;
}
shape(AttentionOfLifecycleView, {
  lifecycle: open,
  heldCount: open,
  silentCount: open,
  neglectedCount: open,
  oldestSilenceSince: open,
});

@ObjectType('Attention', {
  description:
    'Whether the leads that a team and the teams below it hold get the attention that their stages ask for, now (跟进情况).',
})
export class AttentionView {
  @Field(() => TeamView, { nullable: true, description: 'The team.' })
  team!: TeamView | null;

  @Field(() => DateTime, { description: 'When it was read; silence is as of then.' })
  asOf!: Date;

  @Field(() => [AttentionOfLifecycleView], {
    description:
      'All lifecycles in which a lead can be held, in the order of a customer’s life, those without leads included.',
  })
  byLifecycle!: AttentionOfLifecycleView[];
}
shape(AttentionView, { team: open, asOf: open, byLifecycle: open });
