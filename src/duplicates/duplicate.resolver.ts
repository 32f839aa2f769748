import { Arg, Args, Authorized, Ctx as Context, Mutation, Query, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, page } from '../platform/read/page.js';
import {
  CANDIDATE_CONDITIONS,
  CANDIDATE_LIST,
  DismissDuplicateInput,
  DismissDuplicatePayload,
  DuplicateCandidateConnection,
  DuplicateCandidateListArgs,
} from './candidate.graphql.js';
import { dismissDuplicate } from './dismiss-duplicate.js';
import {
  MergeCompaniesInput,
  MergeCompaniesPayload,
  MergeContactsInput,
  MergeContactsPayload,
  MergeLeadsInput,
  MergeLeadsPayload,
} from './duplicate.graphql.js';
import type { DuplicateCandidate } from './duplicate-candidate.js';
import { mergeCompanies } from './merge-companies.js';
import { mergeContacts } from './merge-contacts.js';
import { mergeLeads } from './merge-leads.js';

@Resolver()
export class DuplicateResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.MARKETER)
  @Query(() => DuplicateCandidateConnection.Connection, {
    description:
      'Pairs of leads that may be one; a manager is shown those of which it sees both. Of a lead at most 20 are open.',
  })
  duplicateCandidates(
    @Context() ctx: Ctx,
    @Args(() => DuplicateCandidateListArgs) args: DuplicateCandidateListArgs,
  ): Promise<Page<DuplicateCandidate>> {
    return page(ctx, CANDIDATE_LIST, { ...args, where: whereOf(args.filter, CANDIDATE_CONDITIONS) });
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.MARKETER)
  @Mutation(() => DismissDuplicatePayload, {
    description: 'Say that two leads are not one; they are not proposed again.',
  })
  async dismissDuplicate(
    @Context() ctx: Ctx,
    @Arg('input', () => DismissDuplicateInput, { description: 'The input.' }) input: DismissDuplicateInput,
  ): Promise<DismissDuplicatePayload> {
    return { duplicateCandidate: await dismissDuplicate(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => MergeLeadsPayload, {
    description:
      'Make several leads one. Touches, deliveries, programs, needs and contacts go along; duplicates leave their holders and play and keep their own history.',
  })
  async mergeLeads(
    @Context() ctx: Ctx,
    @Arg('input', () => MergeLeadsInput, { description: 'The input.' }) input: MergeLeadsInput,
  ): Promise<MergeLeadsPayload> {
    const { survivor, duplicates } = await mergeLeads(ctx, input);
    return { lead: survivor, duplicates };
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.MARKETER)
  @Mutation(() => MergeCompaniesPayload, {
    description: 'Make several companies one. Their leads and contacts go along, and leads are shown under its name.',
  })
  async mergeCompanies(
    @Context() ctx: Ctx,
    @Arg('input', () => MergeCompaniesInput, { description: 'The input.' }) input: MergeCompaniesInput,
  ): Promise<MergeCompaniesPayload> {
    const { survivor, duplicates } = await mergeCompanies(ctx, input);
    return { company: survivor, duplicates };
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => MergeContactsPayload, {
    description:
      'Make several contacts one. Leads, touches and findings go along; it takes the e-mail and telephone that it lacks.',
  })
  async mergeContacts(
    @Context() ctx: Ctx,
    @Arg('input', () => MergeContactsInput, { description: 'The input.' }) input: MergeContactsInput,
  ): Promise<MergeContactsPayload> {
    const { survivor, duplicates } = await mergeContacts(ctx, input);
    return { contact: survivor, duplicates };
  }
}
