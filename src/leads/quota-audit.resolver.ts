import { Arg, Authorized, Ctx as Context, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { type CounterAudit, findLoadDrift } from './find-load-drift.js';
import { CounterAuditView, HoldingQuotaAuditView } from './quota-audit.graphql.js';

const LIMIT_ROWS = 500;

@Resolver(() => CounterAuditView)
export class HoldingQuotaAuditResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.AUDITOR)
  @Query(() => HoldingQuotaAuditView, {
    description:
      'Compares every load counter, those of walls too, with what is owned. It only looks; what drifted is repaired by a job.',
  })
  async holdingQuotaAudit(
    @Context() ctx: Ctx,
    @Arg('onlyDrifted', () => Boolean, {
      defaultValue: false,
      description: 'Whether to leave out the rows of counters that are right.',
    })
    onlyDrifted: boolean,
  ): Promise<object> {
    const asOf = await ctx.runtime.now();
    return { asOf, ...(await findLoadDrift(ctx, { onlyDrifted, limitRows: LIMIT_ROWS })) };
  }

  @FieldResolver()
  rep(@Root() { kind, id }: CounterAudit): string | null {
    return kind === 'rep' ? id : null;
  }

  @FieldResolver()
  team(@Root() { kind, id }: CounterAudit): string | null {
    return kind === 'team' ? id : null;
  }
}
