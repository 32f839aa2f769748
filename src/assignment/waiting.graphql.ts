import { Field, Int, ObjectType } from 'type-graphql';
import { TierCountView, wallboards } from '../leads/wallboard.graphql.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { UserErrorCode } from '../platform/refusal.js';

@ObjectType('WaitingCount', { description: 'How many leads wait for a holder for one reason.' })
export class WaitingCountView {
  @Field(() => UserErrorCode, { description: 'Why they wait.' })
  reason!: UserErrorCode;

  @Field(() => Int, { description: 'How many.' })
  leadCount!: number;

  @Field(() => [TierCountView], {
    description: 'The same by tier, A first, those without one last; tiers without leads are left out.',
  })
  tiers!: TierCountView[];

  @Field(() => DateTime, {
    description: 'Since when the one that waits longest waits, whatever it waited for before.',
  })
  oldestSince!: Date;
}
shape(WaitingCountView, { reason: open, leadCount: open, tiers: open, oldestSince: open });

wallboards.add({ waiting: { mask: open } });
