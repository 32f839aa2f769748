import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { BulkResultsPayload, NamedLeadsInput } from '../bulk/bulk-inputs.graphql.js';
import { Tier } from '../leads/lead.enums.js';
import { Sized } from '../platform/http/sized.js';
import { open, shape } from '../platform/read/view.js';
import { RepView } from '../reps/rep.graphql.js';

@InputType({ description: 'Input of `regradeLeads`.' })
export class RegradeLeadsInput extends NamedLeadsInput {}

@ObjectType('TierChange', { description: 'How many leads go from one tier to another.' })
class TierChangeView {
  @Field(() => Tier, { nullable: true, description: 'The tier before; null where it had none.' })
  from!: Tier | null;

  @Field(() => Tier, { nullable: true, description: 'The tier after; null where it has none.' })
  to!: Tier | null;

  @Field(() => Int, { description: 'How many leads.' })
  leadCount!: number;
}
shape(TierChangeView, { from: open, to: open, leadCount: open });

@ObjectType('LiftedLoad', {
  description:
    'A rep who was within its line and is beyond it by a change; in leads or load units, by the basis of the line. Nothing is taken away, and nothing more is given.',
})
export class LiftedLoadView {
  @Field(() => RepView, { nullable: true, description: 'The rep.' })
  rep!: RepView | null;

  @Field(() => Float, { description: 'What it held before.' })
  heldBefore!: number;

  @Field(() => Float, { description: 'What it holds after.' })
  heldAfter!: number;

  @Field(() => Float, { description: 'Its line.' })
  capacity!: number;
}
shape(LiftedLoadView, { rep: open, heldBefore: open, heldAfter: open, capacity: open });

@ObjectType({ description: 'Result of `regradeLeads`.' })
export class RegradeLeadsPayload extends BulkResultsPayload {
  @Field(() => [TierChangeView], {
    description:
      'Which tiers changed, by the tier before, A first, none last; leads that were screened alone are in none.',
  })
  tierChanges?: object[];

  @Sized(25)
  @Field(() => [LiftedLoadView], {
    description: 'Whose load goes over the line by it, the furthest beyond it first.',
  })
  liftedLoads?: object[];
}
