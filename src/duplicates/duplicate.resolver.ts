import { Arg, Authorized, Ctx as Context, Mutation, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { MergeLeadsInput, MergeLeadsPayload } from './duplicate.graphql.js';
import { mergeLeads } from './merge-leads.js';

@Resolver()
export class DuplicateResolver {
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
}
