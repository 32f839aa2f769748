import { Arg, Args, ArgsType, Authorized, Ctx as Context, Field, Mutation, Query, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { userErrorsOf } from '../platform/read/answer.js';
import { findVisibleMany } from '../platform/read/find.js';
import { EmailAddress, PhoneNumber } from '../platform/read/scalars.js';
import { Refusal } from '../platform/refusal.js';
import { findLeadCheck, type LeadCheck } from './find-lead-check.js';
import { LeadCheckView } from './intake.graphql.js';
import { leads } from './lead.graphql.js';
import { UpsertLeadsInput } from './lead-inputs.graphql.js';
import { UpsertLeadsPayload } from './lead-payloads.graphql.js';
import { BulkRowStatus, type RowResult, upsertLeads } from './upsert-leads.js';

@ArgsType()
class LeadCheckArgs {
  @Field(() => EmailAddress, { nullable: true, description: 'Ask by e-mail.' })
  email?: string | null;

  @Field(() => PhoneNumber, { nullable: true, description: 'Ask by telephone.' })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Ask by the name of the company; legal forms and punctuation do not matter.',
  })
  company?: string | null;
}

const DOERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER];

@Resolver()
export class IntakeResolver {
  @Authorized(...DOERS, Role.PARTNER)
  @Query(() => LeadCheckView, {
    description:
      'Is somebody known, protected, until when, and by whom? Ask by exactly one of e-mail, telephone and company.',
  })
  leadCheck(@Context() ctx: Ctx, @Args(() => LeadCheckArgs) args: LeadCheckArgs): Promise<LeadCheck> {
    return findLeadCheck(ctx, args);
  }

  @Authorized(...DOERS, Role.PARTNER)
  @Mutation(() => UpsertLeadsPayload, { description: 'Create or correct up to 500 leads, each row by itself.' })
  async upsertLeads(
    @Context() ctx: Ctx,
    @Arg('input', () => UpsertLeadsInput, { description: 'The input.' }) input: UpsertLeadsInput,
  ): Promise<UpsertLeadsPayload> {
    return payloadOf(ctx, await upsertLeads(ctx, input));
  }
}

async function payloadOf(ctx: Ctx, rows: readonly RowResult[]): Promise<UpsertLeadsPayload> {
  const ids = rows.flatMap(row => row.leadId ?? []);
  const shown = new Map(
    (await findVisibleMany(ctx, leads, ids)).flatMap(lead => (lead ? [[lead.id, lead] as const] : [])),
  );
  const count = (status: BulkRowStatus) => rows.filter(row => row.status === status).length;
  return {
    createdCount: count(BulkRowStatus.CREATED),
    updatedCount: count(BulkRowStatus.UPDATED),
    rejectedCount: count(BulkRowStatus.REJECTED),
    results: rows.map(({ index, status, leadId, problems }) => ({
      index,
      status,
      lead: (leadId && shown.get(leadId)) || null,
      userErrors: userErrorsOf(ctx, new Refusal(problems)),
    })),
  };
}
