import { ArrayMaxSize, ArrayMinSize, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, shape } from '../platform/read/view.js';
import { OrganisationView, organisations } from '../reps/organisation.graphql.js';
import { Tier } from './lead.enums.js';

@ObjectType('TierWeight', { description: 'What leads of a tier weigh.' })
export class TierWeightView {
  @Field(() => Tier, { description: 'The tier.' })
  tier!: Tier;

  @Field(() => Float, { description: 'A factor on the load units of the stage; 1: a lead weighs what its stage says.' })
  weight!: number;
}
shape(TierWeightView, { tier: open, weight: open });
organisations.add({ tierWeights: { mask: open } });

@InputType({ description: 'What leads of a tier are to weigh.' })
class TierWeightInput {
  @Field(() => Tier, { description: 'The tier.' })
  tier!: Tier;

  @Min(0.1)
  @Max(100)
  @Field(() => Float, {
    description: 'A factor on the load units of the stage, 0.1 to 100 with at most two decimals.',
  })
  weight!: number;
}

@InputType({ description: 'Input of `setTierWeights`. `expectedVersion` is that of the organisation.' })
export class SetTierWeightsInput extends VersionedInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Field(() => [TierWeightInput], {
    description: 'Each tier at most once, else `TAKEN`; one that is left out weighs what it did.',
  })
  weights!: TierWeightInput[];
}

@ObjectType({ description: 'Result of `setTierWeights`.' })
export class SetTierWeightsPayload extends PayloadView {
  @Field(() => OrganisationView, {
    nullable: true,
    description:
      'The organisation after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  organisation?: object | null;

  @Field(() => Int, { description: 'Leads that weigh something else now, held or not.' })
  changedLeadCount!: number;
}
