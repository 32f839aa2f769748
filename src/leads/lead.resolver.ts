import {
  Arg,
  Args,
  Authorized,
  Ctx as Context,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { findVisible } from '../platform/read/find.js';
import { type Page, page } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { closeLead } from './close-lead.js';
import { createLead } from './create-lead.js';
import { findLeadAt, type LeadPast } from './find-lead-at.js';
import { findLeadContacts } from './find-lead-party.js';
import { findOutcomes, type ShownOutcome } from './find-outcomes.js';
import { LeadConnection, LeadView, leads } from './lead.graphql.js';
import type { Lead } from './lead.js';
import {
  CloseLeadInput,
  CreateLeadInput,
  MoveLeadInput,
  ReopenLeadInput,
  UpdateLeadInput,
} from './lead-inputs.graphql.js';

import { LEAD_LIST, LeadListArgs } from './lead-lists.graphql.js';
import { LeadContactView, LeadOutcomeView, LeadPermissionsView } from './lead-parts.graphql.js';

import {
  CloseLeadPayload,
  CreateLeadPayload,
  MoveLeadPayload,
  ReopenLeadPayload,
  UpdateLeadPayload,
} from './lead-payloads.graphql.js';
import { LeadAction, mayAct } from './lead-permission.js';
import { leadsAsked } from './lead-where.graphql.js';
import { moveLead } from './move-lead.js';
import { LeadAtView } from './past.graphql.js';
import { reopenLead } from './reopen-lead.js';
import { updateLead } from './update-lead.js';

const DOERS = [Role.ADMIN, Role.MANAGER, Role.REP];
const EVERYBODY = [...DOERS, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD, Role.PARTNER];

@Resolver(() => LeadView)
export class LeadResolver {
  @Authorized(...EVERYBODY)
  @Query(() => LeadView, {
    nullable: true,
    description: 'One lead; null when it does not exist or is not visible to you.',
  })
  lead(@Arg('id', () => ID, { description: 'The lead.' }) id: string): string {
    return id;
  }

  @Authorized(...EVERYBODY)
  @Query(() => LeadAtView, {
    nullable: true,
    description: 'A lead as it was at an instant; null before it came in, and when it is not visible to you.',
  })
  async leadAt(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The lead.' }) id: string,
    @Arg('at', () => DateTime, { description: 'The instant, by occurred time.' }) at: Date,
  ): Promise<LeadPast | null> {
    return (await findVisible(ctx, leads, id)) ? findLeadAt(ctx, id, at) : null;
  }

  @Authorized(...EVERYBODY)
  @Query(() => LeadConnection.Connection, { description: 'Leads that you may see.' })
  async leads(@Context() ctx: Ctx, @Args(() => LeadListArgs) args: LeadListArgs): Promise<Page<Lead>> {
    return page(ctx, LEAD_LIST, await leadsAsked(ctx, args));
  }

  @FieldResolver(() => LeadPermissionsView, { description: 'What you may do to it now.' })
  viewerCan(@Root() lead: Lead, @Context() ctx: Ctx): Record<string, boolean> {
    const sight = lead.sight();
    return Object.fromEntries(
      Object.values(LeadAction).map(action => [
        action.toLowerCase(),
        !lead.mergedInto && mayAct(action, ctx.viewer, sight),
      ]),
    );
  }

  @FieldResolver(() => [LeadContactView], {
    nullable: true,
    description: 'Further people on the buying side; null where your role may not see who somebody is.',
  })
  contacts(@Root() lead: Lead, @Context() ctx: Ctx): Promise<object[]> {
    return loaderOf(ctx, 'lead contacts', ids => findLeadContacts(ctx, ids)).load(lead.id);
  }

  @FieldResolver(() => LeadOutcomeView, { nullable: true, description: 'How it was decided, once it was.' })
  outcome(@Root() lead: Lead, @Context() ctx: Ctx): Promise<ShownOutcome | null> {
    return loaderOf(ctx, 'outcome', ids => findOutcomes(ctx, ids)).load(lead.id);
  }

  @Authorized(...DOERS, Role.MARKETER, Role.PARTNER)
  @Mutation(() => CreateLeadPayload, {
    description:
      'Bring a lead in. It goes to its owner if there is room, else it is refused; without an owner it goes to a pool.',
  })
  async createLead(
    @Context() ctx: Ctx,
    @Arg('input', () => CreateLeadInput, { description: 'The input.' }) input: CreateLeadInput,
  ): Promise<CreateLeadPayload> {
    return { lead: await createLead(ctx, input) };
  }

  @Authorized(...DOERS, Role.MARKETER)
  @Mutation(() => UpdateLeadPayload, {
    description: 'Correct a lead. A new tier or validity weighs it anew, which may lift its holder over the line.',
  })
  async updateLead(
    @Context() ctx: Ctx,
    @Arg('input', () => UpdateLeadInput, { description: 'The input.' }) input: UpdateLeadInput,
  ): Promise<UpdateLeadPayload> {
    return { lead: await updateLead(ctx, input) };
  }

  @Authorized(...DOERS)
  @Mutation(() => MoveLeadPayload, {
    description: 'Move a lead to another stage of its pipeline. Won and ended stages are reached by `closeLead`.',
  })
  async moveLead(
    @Context() ctx: Ctx,
    @Arg('input', () => MoveLeadInput, { description: 'The input.' }) input: MoveLeadInput,
  ): Promise<MoveLeadPayload> {
    return { lead: await moveLead(ctx, input) };
  }

  @Authorized(...DOERS)
  @Mutation(() => CloseLeadPayload, {
    description: 'Decide a lead and say why. A won lead stays with its owner; a lost or disqualified one leaves play.',
  })
  async closeLead(
    @Context() ctx: Ctx,
    @Arg('input', () => CloseLeadInput, { description: 'The input.' }) input: CloseLeadInput,
  ): Promise<CloseLeadPayload> {
    return { lead: await closeLead(ctx, input) };
  }

  @Authorized(...DOERS)
  @Mutation(() => ReopenLeadPayload, {
    description: 'Bring an ended lead back into play: to its former owner if there is room, else to a pool.',
  })
  async reopenLead(
    @Context() ctx: Ctx,
    @Arg('input', () => ReopenLeadInput, { description: 'The input.' }) input: ReopenLeadInput,
  ): Promise<ReopenLeadPayload> {
    return { lead: await reopenLead(ctx, input) };
  }
}
