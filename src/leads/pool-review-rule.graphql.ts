import { Field, Int, ObjectType } from 'type-graphql';
import { open, shape } from '../platform/read/view.js';
import { PoolReviewAction } from './lead.enums.js';
import { PoolView, pools } from './pool.graphql.js';

@ObjectType('PoolReviewRule', {
  description:
    'When a lead of a pool is given up on (公海清理规则); one of the two is enough. `poolReview` and `applyPoolReview` go by it where they are told nothing else; nothing happens by itself unless `isAutomatic`.',
})
export class PoolReviewRuleView {
  @Field(() => Int, {
    nullable: true,
    description:
      'After so many days of 24 hours in pools in which nobody was in touch with it. Null: it is never given up on for that.',
  })
  idleDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'After so many failed attempts since the customer last took part. Null: it is never given up on for that.',
  })
  failedAttempts!: number | null;

  @Field(() => PoolReviewAction, { description: 'What becomes of the leads that are due.' })
  action!: PoolReviewAction;

  @Field(() => PoolView, { nullable: true, description: 'Where they are nurtured; set exactly with `NURTURE`.' })
  nurturePool!: PoolView | null;

  @Field(() => Boolean, {
    description:
      'Whether it is carried out by itself, within the hour after a lead is due; ten minutes long an administrator may take it back.',
  })
  isAutomatic!: boolean;
}
shape(PoolReviewRuleView, {
  idleDays: open,
  failedAttempts: open,
  action: open,
  nurturePool: open,
  isAutomatic: open,
});
pools.add({ reviewRule: { mask: open } });
