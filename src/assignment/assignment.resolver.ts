import { Arg, Authorized, Ctx as Context, Mutation, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { assignLead } from './assign-lead.js';
import {
  AssignLeadInput,
  AssignLeadPayload,
  ClaimLeadInput,
  ClaimLeadPayload,
  DeactivateRepInput,
  DeactivateRepPayload,
  ReactivateRepInput,
  ReactivateRepPayload,
  RecallLeadInput,
  RecallLeadPayload,
  ReleaseLeadInput,
  ReleaseLeadPayload,
  TransferLeadInput,
  TransferLeadPayload,
} from './assignment.graphql.js';
import { claimLead } from './claim-lead.js';
import { deactivateRep } from './deactivate-rep.js';
import { reactivateRep } from './reactivate-rep.js';
import { recallLead } from './recall-lead.js';
import { releaseLead } from './release-lead.js';
import { transferLead } from './transfer-lead.js';

@Resolver()
export class AssignmentResolver {
  @Authorized(Role.REP)
  @Mutation(() => ClaimLeadPayload, {
    description: 'Take a lead from a pool (领取). Of any number who try at once one succeeds, and only with room.',
  })
  async claimLead(
    @Context() ctx: Ctx,
    @Arg('input', () => ClaimLeadInput, { description: 'The input.' }) input: ClaimLeadInput,
  ): Promise<ClaimLeadPayload> {
    const claimed = await claimLead(ctx, input);
    return { lead: await claimed.shown() };
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => AssignLeadPayload, {
    description: 'Give a pooled or waiting lead to a rep (分配), who must have room; `boost` makes some, on record.',
  })
  async assignLead(
    @Context() ctx: Ctx,
    @Arg('input', () => AssignLeadInput, { description: 'The input.' }) input: AssignLeadInput,
  ): Promise<AssignLeadPayload> {
    return { lead: await assignLead(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP)
  @Mutation(() => TransferLeadPayload, { description: 'Hand a held lead to another rep (转移), who must have room.' })
  async transferLead(
    @Context() ctx: Ctx,
    @Arg('input', () => TransferLeadInput, { description: 'The input.' }) input: TransferLeadInput,
  ): Promise<TransferLeadPayload> {
    return { lead: await transferLead(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP)
  @Mutation(() => ReleaseLeadPayload, { description: 'Give a held lead back to a pool (退回).' })
  async releaseLead(
    @Context() ctx: Ctx,
    @Arg('input', () => ReleaseLeadInput, { description: 'The input.' }) input: ReleaseLeadInput,
  ): Promise<ReleaseLeadPayload> {
    return { lead: await releaseLead(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => RecallLeadPayload, { description: 'Take a held lead back from its holder into a pool (收回).' })
  async recallLead(
    @Context() ctx: Ctx,
    @Arg('input', () => RecallLeadInput, { description: 'The input.' }) input: RecallLeadInput,
  ): Promise<RecallLeadPayload> {
    return { lead: await recallLead(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => DeactivateRepPayload, {
    description:
      'A rep leaves: no further leads, no further sign-in, and all that was held goes where `handover` says.',
  })
  deactivateRep(
    @Context() ctx: Ctx,
    @Arg('input', () => DeactivateRepInput, { description: 'The input.' }) input: DeactivateRepInput,
  ): Promise<DeactivateRepPayload> {
    return deactivateRep(ctx, input);
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => ReactivateRepPayload, {
    description: 'A rep who had left is back, with the line now in force and without leads.',
  })
  async reactivateRep(
    @Context() ctx: Ctx,
    @Arg('input', () => ReactivateRepInput, { description: 'The input.' }) input: ReactivateRepInput,
  ): Promise<ReactivateRepPayload> {
    return { rep: await reactivateRep(ctx, input) };
  }
}
