import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { RepView } from '../reps/rep.graphql.js';
import { Temperature, Tier, Validity } from './lead.enums.js';
import { StageView } from './pipeline.graphql.js';

@ObjectType('LeadAt', {
  description:
    'A lead as it was at an instant, by occurred time. It has no `id`, so that no cache mistakes it for the present.',
})
export class LeadAtView {
  @Field(() => DateTime, { description: 'The instant.' })
  at!: Date;

  @Field(() => StageView, { nullable: true, description: 'Where it stood.' })
  stage!: StageView | null;

  @Field(() => RepView, { nullable: true, description: 'Who held it; null when nobody did.' })
  owner!: RepView | null;

  @Field(() => Temperature, { nullable: true, description: 'How it behaved; null where that is not known.' })
  temperature!: Temperature | null;

  @Field(() => Tier, { nullable: true, description: 'Its tier; null where that is not known.' })
  tier!: Tier | null;

  @Field(() => Validity, {
    nullable: true,
    description: 'Whether it was worth a rep’s time; null where that is not known.',
  })
  validity!: Validity | null;

  @Field(() => Float, { nullable: true, description: 'What it weighed, in load units; null where that is not known.' })
  loadUnits!: number | null;
}
shape(LeadAtView, {
  at: open,
  stage: open,
  owner: open,
  temperature: open,
  tier: { [Role.PARTNER]: true },
  validity: { [Role.PARTNER]: true },
  loadUnits: { [Role.PARTNER]: true },
});

@ObjectType('RepLoadAt', { description: 'What a rep held at an instant, by occurred time.' })
export class RepLoadAtView {
  @Field(() => DateTime, { description: 'The instant.' })
  at!: Date;

  @Field(() => Int, { description: 'Leads held that consumed quota.' })
  heldCount!: number;

  @Field(() => Float, { description: 'What they weighed together, in load units.' })
  heldUnits!: number;

  @Field(() => Int, { description: 'Leads held, also those that weighed nothing, such as won ones.' })
  ownedCount!: number;
}
shape(RepLoadAtView, { at: open, heldCount: open, heldUnits: open, ownedCount: open });
