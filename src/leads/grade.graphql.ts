import { Length } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/read/scalars.js';
import { Temperature, Tier, Validity } from './lead.enums.js';
import { LeadChangeInput } from './lead-inputs.graphql.js';
import { LeadPayload } from './lead-payloads.graphql.js';

@InputType({ description: 'What every grading of a lead takes.' })
abstract class GradeInput extends LeadChangeInput {
  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'Why, 1 to 1,000 characters; kept with the fact.' })
  reason?: string | null;
}

@InputType({ description: 'Input of `setTier`.' })
export class SetTierInput extends GradeInput {
  @Field(() => Tier, {
    nullable: true,
    description:
      'The tier: it stays until it is said otherwise, whatever criteria models make of the lead. Null where it is not known any more: so a tier is given back to the models in force. It must be said, so that nothing is cleared by chance.',
  })
  tier?: Tier | null;
}

@InputType({ description: 'Input of `setTemperature`.' })
export class SetTemperatureInput extends GradeInput {
  @Field(() => Temperature, { description: 'How it behaves.' })
  temperature!: Temperature;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when, in the future: then the temperature before comes back by itself. For good when left out.',
  })
  until?: Date | null;
}

@InputType({ description: 'Input of `setValidity`.' })
export class SetValidityInput extends GradeInput {
  @Field(() => Validity, {
    description:
      'Whether it is worth a rep’s time: it stays until it is said otherwise, whatever screening rules make of the lead. UNSCREENED gives it back to the rules in force.',
  })
  validity!: Validity;
}

@ObjectType({ description: 'Result of `setTier`.' })
export class SetTierPayload extends LeadPayload {}

@ObjectType({ description: 'Result of `setTemperature`.' })
export class SetTemperaturePayload extends LeadPayload {}

@ObjectType({ description: 'Result of `setValidity`.' })
export class SetValidityPayload extends LeadPayload {}
