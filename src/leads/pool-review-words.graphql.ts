import { Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { label } from '../platform/read/enum-label.js';
import { PoolReviewAction } from './lead.enums.js';

registerEnumType(PoolReviewAction, {
  name: 'PoolReviewAction',
  description: 'What becomes of the leads of a pool that nobody gets through to.',
  valuesConfig: {
    ARCHIVE: { description: 'They end as DISQUALIFIED for NO_RESPONSE (归档).' },
    NURTURE: { description: 'They go into a pool where leads are nurtured (转入培育).' },
  },
});
label(PoolReviewAction, { ARCHIVE: ['Archive', '归档'], NURTURE: ['Nurture', '转入培育'] });

@InputType({
  description: 'When a lead of a pool is given up on, and what becomes of it; at least one of the two must be said.',
})
export class PoolReviewRuleInput {
  @Min(1)
  @Max(3650)
  @Field(() => Int, {
    nullable: true,
    description:
      'After so many days of 24 hours in pools in which nobody was in touch with it, 1 to 3,650; leave out for never.',
  })
  idleDays?: number | null;

  @Min(1)
  @Max(100)
  @Field(() => Int, {
    nullable: true,
    description: 'After so many failed attempts since the customer last took part, 1 to 100; leave out for never.',
  })
  failedAttempts?: number | null;

  @Field(() => PoolReviewAction, { description: 'What becomes of it.' })
  action!: PoolReviewAction;

  @Field(() => ID, { nullable: true, description: 'With `NURTURE` the pool for nurturing, another one.' })
  nurturePoolId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is carried out by itself, within the hour; else only `applyPoolReview` does.',
  })
  isAutomatic!: boolean;
}
