import { Arg, Authorized, Ctx as Context, Mutation, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { UpdateRepInput, UpdateRepPayload } from '../reps/change-inputs.graphql.js';
import { updateRep } from './update-rep.js';

@Resolver()
export class PeopleResolver {
  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => UpdateRepPayload, {
    description:
      'Change what is known of a rep. A new team takes what the rep holds along, which may leave it over its line.',
  })
  async updateRep(
    @Context() ctx: Ctx,
    @Arg('input', () => UpdateRepInput, { description: 'The input.' }) input: UpdateRepInput,
  ): Promise<UpdateRepPayload> {
    return { rep: await updateRep(ctx, input) };
  }
}
