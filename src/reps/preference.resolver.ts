import { Arg, Authorized, Ctx as Context, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { ViewerView } from '../platform/read/viewer.graphql.js';
import { findPreferences } from './find-preferences.js';
import { PreferencesView, SetPreferencesInput, SetPreferencesPayload } from './preference.graphql.js';
import type { Preference } from './preference.js';
import { setPreferences } from './set-preferences.js';

@Resolver(() => ViewerView)
export class PreferenceResolver {
  @FieldResolver(() => PreferencesView, {
    nullable: true,
    description: 'What you have set for yourself; null as long as that is nothing.',
  })
  preferences(@Context() ctx: Ctx): Promise<Preference | null> {
    return findPreferences(ctx);
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR)
  @Mutation(() => SetPreferencesPayload, {
    description: 'Say in which language and time zone you want to be served. Yours alone: of whoever signs in as you.',
  })
  async setPreferences(
    @Context() ctx: Ctx,
    @Arg('input', () => SetPreferencesInput, { description: 'The input.' }) input: SetPreferencesInput,
  ): Promise<SetPreferencesPayload> {
    return { preferences: await setPreferences(ctx, input) };
  }
}
