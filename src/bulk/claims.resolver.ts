import { Arg, Authorized, Ctx as Context, Mutation, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { BulkStatus } from './bulk.enums.js';
import type { BulkOutcome } from './bulk-run.js';
import { claimLeads } from './claim-leads.js';
import { claimNext } from './claim-next.js';
import { ClaimLeadsInput, ClaimLeadsPayload, ClaimNextInput, ClaimNextPayload } from './claims.graphql.js';

@Resolver()
export class ClaimsResolver {
  @Authorized(Role.REP)
  @Mutation(() => ClaimLeadsPayload, {
    description:
      'Take up to 500 leads from their pools (批量领取), as many as you may. Each lead is judged by itself, in the order of their ids: one that is refused leaves the others be.',
  })
  async claimLeads(
    @Context() ctx: Ctx,
    @Arg('input', () => ClaimLeadsInput, { description: 'The input.' }) input: ClaimLeadsInput,
  ): Promise<ClaimLeadsPayload> {
    return payloadOf(await claimLeads(ctx, input));
  }

  @Authorized(Role.REP)
  @Mutation(() => ClaimNextPayload, {
    description:
      'Take the next leads of a pool that you may have (领取下一条): by tier, A first, then those that wait longest. Leads that somebody else is taking at the moment are passed over. It ends at the first for which you have no room; fewer than `count`, or none, is no error.',
  })
  async claimNext(
    @Context() ctx: Ctx,
    @Arg('input', () => ClaimNextInput, { description: 'The input.' }) input: ClaimNextInput,
  ): Promise<ClaimNextPayload> {
    return payloadOf(await claimNext(ctx, input));
  }
}

function payloadOf({ results }: BulkOutcome) {
  const count = (status: BulkStatus) => results.filter(result => result.status === status).length;
  return {
    claimedCount: count(BulkStatus.CHANGED),
    refusedCount: count(BulkStatus.REFUSED),
    results: [...results],
  };
}
