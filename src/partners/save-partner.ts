import { LockMode } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { refuseStale } from '../platform/refusal.js';
import { partnerChanged } from './partner.events.js';
import { Partner } from './partner.js';

export interface SavePartner {
  key: string;
  name: string;
  isActive?: boolean;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Makes a partner, or changes the one of that key. One that is switched off can neither send nor read, whatever keys it has. */
export function savePartner(ctx: Ctx, input: SavePartner): Promise<Partner> {
  return transact(
    ctx,
    async tx => {
      await tx.sql('select pg_advisory_xact_lock(7305, hashtext(?))', [input.key]);
      const known = await tx.em.findOne(Partner, { key: input.key }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (known) refuseStale(known, input);
      const now = await tx.now();
      const said = { name: input.name, isActive: input.isActive ?? true, updatedAt: now };
      const partner = known
        ? tx.em.assign(known, said)
        : tx.em.create(Partner, { ...said, key: input.key, version: 1, createdAt: now });
      tx.record(() => partnerChanged(partner, now));
      return partner;
    },
    {
      mutation: 'savePartner',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(Partner, { id: String(id) }),
    },
  );
}
