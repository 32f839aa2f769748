import { LockMode } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { Contact } from './contact.js';
import { CustomFieldHolder } from './custom-field.enums.js';
import type { GivenValue } from './custom-field.rules.js';
import { settleCustom } from './custom-values.js';

export interface UpdateContact {
  id: string;
  name?: string | null;
  customValues?: readonly GivenValue[] | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Corrects what is known of a person. E-mail and telephone stay: duplicates are matched by them. */
export function updateContact(ctx: Ctx, input: UpdateContact): Promise<Contact> {
  return transact(
    ctx,
    async tx => {
      const contact = await tx.em.findOne(Contact, { id: input.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!contact) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'id'] });
      refuseStale(contact, input);
      contact.custom = await settleCustom(tx, CustomFieldHolder.CONTACT, {
        given: input.customValues,
        before: contact.custom,
        path: ['input', 'customValues'],
      });
      if (input.name !== undefined) contact.name = input.name;
      const now = await tx.now();
      contact.updatedAt = now;
      tx.record(() => ({
        type: 'contactChanged',
        subjectId: contact.id,
        subjectVersion: contact.version,
        body: {},
        at: now,
      }));
      return contact;
    },
    {
      mutation: 'updateContact',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(Contact, { id: String(id) }),
    },
  );
}
