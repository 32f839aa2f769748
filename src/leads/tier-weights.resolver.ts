import { Arg, Authorized, Ctx as Context, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { OrganisationView } from '../reps/organisation.graphql.js';
import { Tier } from './lead.enums.js';
import { setTierWeights } from './set-tier-weights.js';
import { SetTierWeightsInput, SetTierWeightsPayload, TierWeightView } from './tier-weights.graphql.js';
import type { TierWeights } from './tier-weights.js';

@Resolver(() => OrganisationView)
export class TierWeightsResolver {
  @FieldResolver(() => [TierWeightView], {
    description: 'What a lead of each tier weighs, A first. A lead of no tier weighs what its stage says.',
  })
  tierWeights(@Root() organisation: { tierWeights: TierWeights }): TierWeightView[] {
    return Object.values(Tier).map(tier => ({ tier, weight: organisation.tierWeights[tier] }));
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => SetTierWeightsPayload, {
    description:
      'Say what leads of each tier weigh. All of them are weighed anew, held or not, which may leave a holder over its line; it is refused as a whole where the quota of a holder refuses heavier leads. The same weights again change nothing.',
  })
  setTierWeights(
    @Context() ctx: Ctx,
    @Arg('input', () => SetTierWeightsInput, { description: 'The input.' }) input: SetTierWeightsInput,
  ): Promise<SetTierWeightsPayload> {
    return setTierWeights(ctx, input);
  }
}
