import type { Ctx } from '../platform/context.js';
import { ApiKey } from './api-key.js';
import { findLiveKeys } from './find-live-keys.js';
import { Partner } from './partner.js';

/** A key as an operator's list shows it. */
export interface ListedKey {
  readonly id: string;
  readonly prefix: string;
  readonly name: string;
  readonly role: string;
  readonly scopes: readonly string[];
  /** The partner's key, or the id of the team or rep that it speaks for. */
  readonly of: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly isActive: boolean;
}

/** Every key that was issued, the newest first. */
export async function findApiKeys(ctx: Ctx): Promise<ListedKey[]> {
  const keys = await ctx.em.find(ApiKey, {}, { populate: ['partner'], orderBy: { createdAt: 'desc', id: 'desc' } });
  const live = await findLiveKeys(
    ctx,
    keys.map(({ id }) => id),
  );
  return keys.map((key, place) => ({
    id: key.id,
    prefix: key.prefix,
    name: key.name,
    role: key.role,
    scopes: key.scopes,
    of: key.partner?.getEntity().key ?? key.team?.id ?? key.rep?.id ?? null,
    createdAt: key.createdAt,
    expiresAt: key.expiresAt,
    lastUsedAt: key.lastUsedAt,
    revokedAt: key.revokedAt,
    isActive: live[place] ?? false,
  }));
}

/** The id of a key by its prefix, by the whole of it, or by the id itself; null where there is none. */
export async function findKeyId(ctx: Ctx, said: string): Promise<string | null> {
  const prefix = said.split('_').slice(0, 3).join('_');
  const where = said.startsWith('plk_') ? { prefix } : { id: said };
  return (await ctx.em.findOne(ApiKey, where))?.id ?? null;
}

/** The id of the partner of a key. */
export async function findPartnerId(ctx: Ctx, key: string): Promise<string | null> {
  return (await ctx.em.findOne(Partner, { key }))?.id ?? null;
}
