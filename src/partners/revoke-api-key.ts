import { LockMode } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { ApiKey } from './api-key.js';
import { apiKeyChanged } from './partner.events.js';

export interface RevokeApiKey {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Ends a key for good: it signs nobody in from the commit on, and its sockets are closed. One that is revoked stays so. */
export function revokeApiKey(ctx: Ctx, input: RevokeApiKey): Promise<ApiKey> {
  return transact(
    ctx,
    async tx => {
      const key = await tx.em.findOne(ApiKey, { id: input.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!key) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'id'] });
      refuseStale(key, input);
      const now = await tx.now();
      if (key.revoke(now)) tx.record(() => apiKeyChanged(key, now));
      return key;
    },
    {
      mutation: 'revokeApiKey',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(ApiKey, { id: String(id) }),
    },
  );
}
