import { Arg, Authorized, Ctx as Context, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { PoolView } from '../leads/pool.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { findPoolDays, type PoolDay } from './find-pool-days.js';
import {
  PoolDayView,
  RetirePoolInput,
  RetirePoolPayload,
  RevealLeadInput,
  RevealLeadPayload,
} from './pool-claims.graphql.js';
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

@Resolver(() => PoolView)
export class PoolDayResolver {
  @FieldResolver(() => PoolDayView, {
    nullable: true,
    description: 'What you took here today and may still take (今日剩余); null where you are no rep.',
  })
  yourDay(@Root() pool: { id: string }, @Context() ctx: Ctx): Promise<PoolDay | null> | null {
    const { repId } = ctx.viewer;
    return repId ? loaderOf(ctx, 'pool days', ids => findPoolDays(ctx, repId, ids)).load(pool.id) : null;
  }
}
