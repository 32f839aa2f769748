import { Arg, Authorized, Ctx as Context, Mutation, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { RevealLeadInput, RevealLeadPayload } from './pool-claims.graphql.js';
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
}
