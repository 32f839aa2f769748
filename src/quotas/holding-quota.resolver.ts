import { Arg, Args, Authorized, Ctx as Context, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { findVisible } from '../platform/read/find.js';
import { type Page, page } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { reps } from '../reps/rep.graphql.js';
import { EffectiveHoldingQuotaView } from './effective-quota.graphql.js';
import { type EffectiveQuota, findEffectiveQuota } from './find-effective-quota.js';
import type { HoldingQuota } from './holding-quota.js';
import {
  HoldingQuotaConnection,
  QUOTA_HISTORY,
  QuotaHistoryArgs,
  SetHoldingQuotaInput,
  SetHoldingQuotaPayload,
  WithdrawHoldingQuotaInput,
  WithdrawHoldingQuotaPayload,
} from './quota-inputs.graphql.js';
import { versionsNamed } from './quota-subject.js';
import { setHoldingQuota } from './set-holding-quota.js';
import { withdrawHoldingQuota } from './withdraw-holding-quota.js';

@Resolver()
export class HoldingQuotaResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => HoldingQuotaConnection.Connection, {
    description:
      'Every version of the holding quota of a rep, of a team, of a level, of a pipeline, of a level in a pipeline or of a product line, or, where nothing is named, of the organisation: what is to come, what is in force, what was, and what was withdrawn; the latest to begin first.',
  })
  holdingQuotaHistory(
    @Context() ctx: Ctx,
    @Args(() => QuotaHistoryArgs) args: QuotaHistoryArgs,
  ): Promise<Page<HoldingQuota>> {
    return page(ctx, QUOTA_HISTORY, { ...args, where: versionsNamed(args) });
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => EffectiveHoldingQuotaView, {
    nullable: true,
    description:
      'How much a rep may hold at an instant, and which quota says so; null when the rep does not exist or is not visible to you.',
  })
  async effectiveHoldingQuota(
    @Context() ctx: Ctx,
    @Arg('repId', () => ID, { description: 'The rep.' }) repId: string,
    @Arg('at', () => DateTime, { nullable: true, description: 'The instant; now where it is left out.' })
    at: Date | null,
  ): Promise<EffectiveQuota | null> {
    return (await findVisible(ctx, reps, repId)) ? findEffectiveQuota(ctx, repId, at ?? null) : null;
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => SetHoldingQuotaPayload, {
    description:
      'Set how much a rep, a team, the reps of a level or everybody may hold, in all or of a pipeline or product line, from now or from later on. What is held stays; a lower line may leave a holder over it.',
  })
  async setHoldingQuota(
    @Context() ctx: Ctx,
    @Arg('input', () => SetHoldingQuotaInput, { description: 'The input.' }) input: SetHoldingQuotaInput,
  ): Promise<SetHoldingQuotaPayload> {
    return { holdingQuota: await setHoldingQuota(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => WithdrawHoldingQuotaPayload, {
    description:
      'Take back a holding quota that has not begun; the version before it goes on as if it had never been set. One that has begun stays on record: set another one.',
  })
  async withdrawHoldingQuota(
    @Context() ctx: Ctx,
    @Arg('input', () => WithdrawHoldingQuotaInput, { description: 'The input.' }) input: WithdrawHoldingQuotaInput,
  ): Promise<WithdrawHoldingQuotaPayload> {
    return { holdingQuota: await withdrawHoldingQuota(ctx, input) };
  }
}
