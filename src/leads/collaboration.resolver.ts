import { Arg, Args, Authorized, Ctx as Context, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { RepView } from '../reps/rep.graphql.js';
import { addCollaborator } from './add-collaborator.js';
import {
  AddCollaboratorInput,
  AddCollaboratorPayload,
  CreditedWinsArgs,
  RemoveCollaboratorInput,
  RemoveCollaboratorPayload,
} from './collaboration.graphql.js';
import { findCreditedWins } from './find-credited-wins.js';
import { findCollaborators, findCredits } from './find-lead-party.js';
import { LeadView } from './lead.graphql.js';
import { LeadCollaboratorView, LeadCreditView } from './lead-parts.graphql.js';
import { removeCollaborator } from './remove-collaborator.js';

const DOERS = [Role.ADMIN, Role.MANAGER, Role.REP];

@Resolver(() => LeadView)
export class CollaborationResolver {
  @FieldResolver(() => [LeadCollaboratorView], {
    nullable: true,
    description: 'Reps who work on it beside its owner, longest first; null for partners.',
  })
  collaborators(@Root() lead: { id: string }, @Context() ctx: Ctx): Promise<object[]> {
    return loaderOf(ctx, 'lead collaborators', ids => findCollaborators(ctx, ids)).load(lead.id);
  }

  @FieldResolver(() => [LeadCreditView], {
    nullable: true,
    description: 'Who is credited for it beside whoever holds it when it is won, first one first; null for partners.',
  })
  credits(@Root() lead: { id: string }, @Context() ctx: Ctx): Promise<object[]> {
    return loaderOf(ctx, 'lead credits', ids => findCredits(ctx, ids)).load(lead.id);
  }

  @Authorized(...DOERS)
  @Mutation(() => AddCollaboratorPayload, {
    description:
      'Let a rep work on a lead beside its owner. It sees the lead and logs touches on it, moves nothing and carries no load. It loses its roles when it leaves.',
  })
  async addCollaborator(
    @Context() ctx: Ctx,
    @Arg('input', () => AddCollaboratorInput, { description: 'The input.' }) input: AddCollaboratorInput,
  ): Promise<AddCollaboratorPayload> {
    return { lead: await addCollaborator(ctx, input) };
  }

  @Authorized(...DOERS)
  @Mutation(() => RemoveCollaboratorPayload, {
    description:
      'End the work of a rep on a lead beside its owner; a rep may end its own. Of one who does not work on it nothing changes.',
  })
  async removeCollaborator(
    @Context() ctx: Ctx,
    @Arg('input', () => RemoveCollaboratorInput, { description: 'The input.' }) input: RemoveCollaboratorInput,
  ): Promise<RemoveCollaboratorPayload> {
    return { lead: await removeCollaborator(ctx, input) };
  }
}

@Resolver(() => RepView)
export class CreditedWinsResolver {
  @FieldResolver(() => Int, {
    description:
      'Wins in force, decided in the window, for which it is credited: of leads that it held when they were won, or handed over with shared credit. A lead counts once.',
  })
  creditedWinCount(
    @Root() rep: { id: string },
    @Context() ctx: Ctx,
    @Args(() => CreditedWinsArgs) { from, to }: CreditedWinsArgs,
  ): Promise<number> {
    const name = `credited wins ${from.getTime()} ${to.getTime()}`;
    return loaderOf(ctx, name, ids => findCreditedWins(ctx, ids, { from, to })).load(rep.id);
  }
}
