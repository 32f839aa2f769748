import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx as Context,
  Field,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { LeadView } from '../leads/lead.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, PageArgs, page } from '../platform/read/page.js';
import {
  API_KEY_CONDITIONS,
  API_KEY_LIST,
  ApiKeyConnection,
  ApiKeyFilter,
  ApiKeyOrder,
  ApiKeyView,
  CreateApiKeyInput,
  CreateApiKeyPayload,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
} from './api-key.graphql.js';
import type { ApiKey } from './api-key.js';
import { createApiKey } from './create-api-key.js';
import { findLiveKeys } from './find-live-keys.js';
import {
  PARTNER_CONDITIONS,
  PARTNER_LIST,
  PartnerConnection,
  PartnerFilter,
  PartnerOrder,
  PartnerView,
  SavePartnerInput,
  SavePartnerPayload,
} from './partner.graphql.js';
import type { Partner } from './partner.js';
import { revokeApiKey } from './revoke-api-key.js';
import { savePartner } from './save-partner.js';

@ArgsType()
class PartnerListArgs extends PageArgs {
  @Field(() => PartnerFilter, { nullable: true, description: 'Conditions.' })
  filter?: PartnerFilter | null;

  @Field(() => [PartnerOrder], { nullable: true, description: 'Sort keys, first one first; by name when left out.' })
  orderBy?: InstanceType<typeof PartnerOrder>[] | null;
}

@ArgsType()
class ApiKeyListArgs extends PageArgs {
  @Field(() => ApiKeyFilter, { nullable: true, description: 'Conditions.' })
  filter?: ApiKeyFilter | null;

  @Field(() => [ApiKeyOrder], { nullable: true, description: 'Sort keys, first one first; newest when left out.' })
  orderBy?: InstanceType<typeof ApiKeyOrder>[] | null;
}

@Resolver()
export class PartnerResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.MARKETER, Role.AUDITOR, Role.PARTNER)
  @Query(() => PartnerConnection.Connection, { description: 'Partners that you may see; a partner sees itself.' })
  partners(@Context() ctx: Ctx, @Args(() => PartnerListArgs) args: PartnerListArgs): Promise<Page<Partner>> {
    return page(ctx, PARTNER_LIST, { ...args, where: whereOf(args.filter, PARTNER_CONDITIONS) });
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => SavePartnerPayload, { description: 'Make a partner, or change the one of that key.' })
  async savePartner(
    @Context() ctx: Ctx,
    @Arg('input', () => SavePartnerInput, { description: 'The input.' }) input: SavePartnerInput,
  ): Promise<SavePartnerPayload> {
    return { partner: await savePartner(ctx, input) };
  }
}

@Resolver(() => ApiKeyView)
export class ApiKeyResolver {
  @Authorized(Role.ADMIN)
  @Query(() => ApiKeyConnection.Connection, { description: 'The keys that were issued, also those that are over.' })
  apiKeys(@Context() ctx: Ctx, @Args(() => ApiKeyListArgs) args: ApiKeyListArgs): Promise<Page<ApiKey>> {
    return page(ctx, API_KEY_LIST, { ...args, where: whereOf(args.filter, API_KEY_CONDITIONS) });
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it lets somebody in now: not revoked, not over, and its partner or rep is active.',
  })
  isActive(@Root() key: ApiKey, @Context() ctx: Ctx): Promise<boolean> {
    return loaderOf(ctx, 'liveKeys', ids => findLiveKeys(ctx, ids)).load(key.id);
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => CreateApiKeyPayload, {
    description:
      'Issue a key. Of a partner or a rep two may be live at a time: issue the new one, change over, revoke the old one.',
  })
  createApiKey(
    @Context() ctx: Ctx,
    @Arg('input', () => CreateApiKeyInput, { description: 'The input.' }) input: CreateApiKeyInput,
  ): Promise<CreateApiKeyPayload> {
    return createApiKey(ctx, input);
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => RevokeApiKeyPayload, {
    description: 'End a key for good: it lets nobody in from now on, and its sockets are closed with 4403.',
  })
  async revokeApiKey(
    @Context() ctx: Ctx,
    @Arg('input', () => RevokeApiKeyInput, { description: 'The input.' }) input: RevokeApiKeyInput,
  ): Promise<RevokeApiKeyPayload> {
    return { apiKey: await revokeApiKey(ctx, input) };
  }
}

/** Which partner sent a lead. */
@Resolver(() => LeadView)
export class LeadPartnerResolver {
  @FieldResolver(() => PartnerView, {
    nullable: true,
    description: 'The partner that sent it; null where it was none or you may not see it.',
  })
  partner(@Root() lead: { readonly partnerId: string | null }): string | null {
    return lead.partnerId;
  }
}
