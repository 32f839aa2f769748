import { Arg, Authorized, Ctx as Context, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { chosenBy, payloadOf } from '../bulk/bulk-payload.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { LiftedLoadView, RegradeLeadsInput, RegradeLeadsPayload } from './regrade.graphql.js';
import { tierChanges } from './regrade.rules.js';
import { regradeLeads } from './regrade-leads.js';

@Resolver()
export class RegradeResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER)
  @Mutation(() => RegradeLeadsPayload, {
    description:
      'Grade and screen up to 500 leads now by the criteria models, the matrix and the screening rules in force, as otherwise happens by itself where something of a lead changes; what only the clock changes, such as how long ago a lead was touched, is seen by this. What was said of a lead stays. With `dryRun` it answers which leads would change tier and whose load would go over the line. It cannot be taken back: it finds what is so.',
  })
  async regradeLeads(
    @Context() ctx: Ctx,
    @Arg('input', () => RegradeLeadsInput, { description: 'The input.' }) input: RegradeLeadsInput,
  ): Promise<RegradeLeadsPayload> {
    const outcome = await regradeLeads(ctx, await chosenBy(ctx, input));
    const { bulkChange: _, ...payload } = await payloadOf(ctx, outcome);
    return { ...payload, tierChanges: tierChanges(outcome.results), liftedLoads: [...(outcome.lifted ?? [])] };
  }
}

@Resolver(() => LiftedLoadView)
export class LiftedLoadResolver {
  @FieldResolver()
  rep(@Root() { repId }: { repId: string }): string | null {
    return repId;
  }
}
