import { Arg, Authorized, Ctx as Context, Mutation, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { RetirePoolInput, RetirePoolPayload, RevealLeadInput, RevealLeadPayload } from './pool-claims.graphql.js';
import { retirePool } from './retire-pool.js';
import { revealLead } from './reveal-lead.js';

@Resolver()
export class PoolClaimsResolver {
  @Authorized(Role.REP)
  @Mutation(() => RevealLeadPayload, {
    description:
      'Look who somebody in a pool is, before claiming (查看). The first look at a lead on a day counts against `viewsPerDay` of its pool; reading lists costs nothing and stays masked.',
  })
  revealLead(
    @Context() ctx: Ctx,
    @Arg('input', () => RevealLeadInput, { description: 'The input.' }) input: RevealLeadInput,
  ): Promise<RevealLeadPayload> {
    return revealLead(ctx, input);
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => RetirePoolPayload, {
    description:
      'Close a pool for good (停用线索池): its leads, at most 1,000, and the sources that name it go to its successor, and no lead enters it any more. A manager may for pools of its teams.',
  })
  retirePool(
    @Context() ctx: Ctx,
    @Arg('input', () => RetirePoolInput, { description: 'The input.' }) input: RetirePoolInput,
  ): Promise<RetirePoolPayload> {
    return retirePool(ctx, input);
  }
}
