import { Field, Float, Int, ObjectType } from 'type-graphql';
import { open, shape } from '../platform/read/view.js';
import { loads } from '../quotas/quota.graphql.js';
import { Lifecycle, Temperature, Tier } from './lead.enums.js';
import { StageView } from './pipeline.graphql.js';

const COUNT = 'Leads of it that are held and consume quota.';
const UNITS = 'What they weigh together, in load units.';

@ObjectType('LoadOfTier', { description: 'The part of a load that is of one tier.' })
export class LoadOfTierView {
  @Field(() => Tier, { nullable: true, description: 'The tier; null for leads that have none.' })
  tier!: Tier | null;

  @Field(() => Int, { description: COUNT })
  leadCount!: number;

  @Field(() => Float, { description: UNITS })
  units!: number;
}
shape(LoadOfTierView, { tier: open, leadCount: open, units: open });

@ObjectType('LoadOfLifecycle', { description: 'The part of a load that is in one part of the life of a customer.' })
export class LoadOfLifecycleView {
  @Field(() => Lifecycle, { description: 'The lifecycle.' })
  lifecycle!: Lifecycle;

  @Field(() => Int, { description: COUNT })
  leadCount!: number;

  @Field(() => Float, { description: UNITS })
  units!: number;
}
shape(LoadOfLifecycleView, { lifecycle: open, leadCount: open, units: open });

@ObjectType('LoadOfTemperature', { description: 'The part of a load that is of one temperature.' })
export class LoadOfTemperatureView {
  @Field(() => Temperature, { description: 'The temperature.' })
  temperature!: Temperature;

  @Field(() => Int, { description: COUNT })
  leadCount!: number;

  @Field(() => Float, { description: UNITS })
  units!: number;
}
shape(LoadOfTemperatureView, { temperature: open, leadCount: open, units: open });

@ObjectType('LoadOfStage', { description: 'The part of a load that stands in one stage.' })
export class LoadOfStageView {
  @Field(() => StageView, { nullable: true, description: 'The stage.' })
  stage!: StageView | null;

  @Field(() => Int, { description: COUNT })
  leadCount!: number;

  @Field(() => Float, { description: UNITS })
  units!: number;
}
shape(LoadOfStageView, { stage: open, leadCount: open, units: open });

loads.add({
  byTier: { mask: open },
  byLifecycle: { mask: open },
  byTemperature: { mask: open },
  byStage: { mask: open },
});
