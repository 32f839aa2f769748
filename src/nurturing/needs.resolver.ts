import { Arg, Authorized, Ctx as Context, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { LeadView } from '../leads/lead.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { findNeeds } from './find-needs.js';
import { SetNeedsInput, SetNeedsPayload } from './needs.graphql.js';
import { setNeeds } from './set-needs.js';

@Resolver(() => LeadView)
export class LeadNeedsResolver {
  @FieldResolver(() => [String], {
    nullable: true,
    description: 'What it needs, in the words that content is tagged with; null for partners.',
  })
  needTags(@Root() lead: { readonly id: string }, @Context() ctx: Ctx): Promise<string[]> {
    return loaderOf(ctx, 'needs of lead', ids => findNeeds(ctx, ids)).load(lead.id);
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER)
  @Mutation(() => SetNeedsPayload, {
    description: 'Say what a lead needs; what was said before is replaced. Content that answers it is suggested first.',
  })
  async setNeeds(
    @Context() ctx: Ctx,
    @Arg('input', () => SetNeedsInput, { description: 'The input.' }) input: SetNeedsInput,
  ): Promise<SetNeedsPayload> {
    return { lead: await setNeeds(ctx, input) };
  }
}
