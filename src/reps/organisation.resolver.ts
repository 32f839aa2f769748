import { Arg, Authorized, Ctx as Context, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { findZones } from './find-zones.js';
import { OrganisationView, SaveTimeZoneInput, SaveTimeZonePayload } from './organisation.graphql.js';
import { Organisation } from './organisation.js';
import { TeamView } from './rep.graphql.js';
import { saveTimeZone } from './save-time-zone.js';
import { Team } from './team.js';

@Resolver(() => TeamView)
export class OrganisationResolver {
  @FieldResolver(() => String, {
    description:
      'IANA name of the time zone that its days follow: its own, else that of the team above, at the top that of the organisation.',
  })
  timeZone(@Root() team: Team, @Context() ctx: Ctx): Promise<string> {
    return loaderOf(ctx, 'zones of teams', ids => findZones(ctx, ids)).load(team.id);
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => OrganisationView, { description: 'The organisation that this server is of.' })
  organisation(@Context() ctx: Ctx): Promise<Organisation> {
    return ctx.em.findOneOrFail(Organisation, { onlyRow: true });
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Mutation(() => SaveTimeZonePayload, {
    description:
      'Set the time zone that days follow: an administrator that of the organisation or of a team, a manager that of its teams.',
  })
  async saveTimeZone(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveTimeZoneInput, { description: 'The input.' }) input: SaveTimeZoneInput,
  ): Promise<SaveTimeZonePayload> {
    const saved = await saveTimeZone(ctx, input);
    return saved instanceof Team ? { team: saved } : { organisation: saved };
  }
}
