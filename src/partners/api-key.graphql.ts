import { ArrayMaxSize, ArrayMinSize, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Role, Scope } from '../platform/access/viewer.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { enumFilter, IDFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, view } from '../platform/read/view.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';
import { ApiKey } from './api-key.js';
import { PartnerView } from './partner.graphql.js';

registerEnumType(Scope, {
  name: 'ApiKeyScope',
  description: 'What a key may be used for, within what its role may.',
  valuesConfig: {
    LEADS_READ: { description: 'Queries.' },
    LEADS_WRITE: { description: 'Mutations, and what their payloads show.' },
    FEEDS: { description: 'Subscriptions.' },
  },
});

@ObjectType('ApiKey', {
  description:
    'A key (密钥) that lets a program or a screen in: sent like a token, as `authorization: Bearer plk_…`, over HTTP or in `connection_init`. Never in an address.',
  implements: Node,
})
export class ApiKeyView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change; being used is none.' })
  version!: number;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => String, { description: 'The part of it that may be shown, e.g. `plk_live_6x2m9k4t7w1c`.' })
  prefix!: string;

  @Field(() => Role, { description: 'The role that it has.' })
  role!: Role;

  @Field(() => [Scope], { description: 'What it may be used for.' })
  scopes!: Scope[];

  @Field(() => PartnerView, {
    nullable: true,
    description: 'The partner that it speaks for, if it is one of a partner.',
  })
  partner!: PartnerView | null;

  @Field(() => TeamView, {
    nullable: true,
    description: 'The team that it is in charge of, if it is one of a manager.',
  })
  team!: TeamView | null;

  @Field(() => RepView, { nullable: true, description: 'The rep that it speaks for, if it is one of a rep.' })
  rep!: RepView | null;

  @Field(() => DateTime, { description: 'When it was issued.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ends; null: it does not, as those of screens may.' })
  expiresAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last used, to the minute; null: never yet.' })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked.' })
  revokedAt!: Date | null;
}

const apiKeys = view(
  ApiKeyView,
  ApiKey,
  {},
  {
    id: 'key',
    rows: {
      [Role.ADMIN]: 'ALL',
      [Role.MANAGER]: 'NONE',
      [Role.REP]: 'NONE',
      [Role.MARKETER]: 'NONE',
      [Role.AUDITOR]: 'NONE',
      [Role.WALLBOARD]: 'NONE',
      [Role.PARTNER]: 'NONE',
    },
    masks: {
      version: open,
      name: open,
      prefix: open,
      role: open,
      scopes: open,
      partner: open,
      team: open,
      rep: open,
      createdAt: open,
      expiresAt: open,
      lastUsedAt: open,
      revokedAt: open,
    },
  },
);
apiKeys.add({ isActive: { mask: open } });

export const ApiKeyConnection = connectionOf(ApiKeyView, 'ApiKey');

/** Fields that keys can be sorted by. */
enum ApiKeyOrderField {
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
}
registerEnumType(ApiKeyOrderField, {
  name: 'ApiKeyOrderField',
  description: 'Fields that keys can be sorted by.',
  valuesConfig: { NAME: { description: 'Name.' }, CREATED_AT: { description: 'When the key was issued.' } },
});
label(ApiKeyOrderField, { NAME: ['Name', '名称'], CREATED_AT: ['Created', '创建时间'] });
export const ApiKeyOrder = orderInput(ApiKeyOrderField, 'ApiKeyOrder');
const RoleFilter = enumFilter(Role, 'RoleFilter');

@InputType({ description: 'Conditions on keys. All given conditions must hold. At most 5 levels and 50 conditions.' })
export class ApiKeyFilter {
  @Field(() => [ApiKeyFilter], { nullable: true, description: 'All of these must hold.' })
  and?: ApiKeyFilter[] | null;

  @Field(() => [ApiKeyFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: ApiKeyFilter[] | null;

  @Field(() => ApiKeyFilter, { nullable: true, description: 'This must not hold.' })
  not?: ApiKeyFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By prefix, to find the key that somebody has found.' })
  prefix?: StringFilter | null;

  @Field(() => RoleFilter, { nullable: true, description: 'By role.' })
  role?: InstanceType<typeof RoleFilter> | null;

  @Field(() => IDFilter, { nullable: true, description: 'By partner.' })
  partnerId?: IDFilter | null;
}

export const API_KEY_CONDITIONS: Record<string, FieldCondition> = {
  name: 'name',
  prefix: 'prefix',
  role: 'role',
  partnerId: { path: 'partner', id: 'partner' },
};

export const API_KEY_LIST: PageSpec<ApiKey, ApiKeyOrderField> = {
  view: apiKeys,
  orders: { NAME: { property: 'name', nullable: false }, CREATED_AT: { property: 'createdAt', nullable: false } },
  byDefault: [{ field: ApiKeyOrderField.CREATED_AT, direction: OrderDirection.DESC }],
};

@InputType({ description: 'Input of `createApiKey`.' })
export class CreateApiKeyInput {
  @Length(1, 200)
  @Field(() => String, { description: 'What it is for, 1 to 200 characters.' })
  name!: string;

  @Field(() => Role, { description: 'The role that it has.' })
  role!: Role;

  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Field(() => [Scope], { description: 'What it may be used for; at least one.' })
  scopes!: Scope[];

  @Field(() => ID, { nullable: true, description: 'The partner: given exactly for PARTNER.' })
  partnerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The team that it is in charge of: given exactly for MANAGER.' })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The rep: given exactly for REP.' })
  repId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends. Left out: a year from now, and never for WALLBOARD, since a screen hangs for years.',
  })
  expiresAt?: Date | null;

  @Length(1, 255)
  @Field(() => String, {
    nullable: true,
    description:
      'The same key and input within 7 days give the same object again, but not its `secret`: that is told once.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Input of `revokeApiKey`.' })
export class RevokeApiKeyInput extends VersionedInput {
  @Field(() => ID, { description: 'The key.' })
  id!: string;
}

@ObjectType({ description: 'Result of `createApiKey`.' })
export class CreateApiKeyPayload extends PayloadView {
  @Field(() => ApiKeyView, { nullable: true, description: 'The key; null when `userErrors` is not empty.' })
  apiKey?: ApiKey | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The whole key, `plk_<env>_<id>_<secret><check>`. It is shown this once and cannot be read again: only a hash is kept. Null when the call is a repetition or was refused.',
  })
  secret?: string | null;
}

@ObjectType({ description: 'Result of `revokeApiKey`.' })
export class RevokeApiKeyPayload extends PayloadView {
  @Field(() => ApiKeyView, {
    nullable: true,
    description: 'The key; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  apiKey?: ApiKey | null;
}
