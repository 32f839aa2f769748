import { LockMode } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { Company } from './company.js';
import { CustomFieldHolder } from './custom-field.enums.js';
import type { GivenValue } from './custom-field.rules.js';
import { settleCustom } from './custom-values.js';

export interface UpdateCompany {
  id: string;
  domain?: string | null;
  customValues?: readonly GivenValue[] | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Corrects a company. Its name stays: duplicates are matched by it. */
export function updateCompany(ctx: Ctx, input: UpdateCompany): Promise<Company> {
  return transact(
    ctx,
    async tx => {
      const company = await tx.em.findOne(Company, { id: input.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!company) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'id'] });
      refuseStale(company, input);
      company.custom = await settleCustom(tx, CustomFieldHolder.COMPANY, {
        given: input.customValues,
        before: company.custom,
        path: ['input', 'customValues'],
      });
      if (input.domain !== undefined) company.domain = input.domain;
      const now = await tx.now();
      company.updatedAt = now;
      tx.record(() => ({
        type: 'companyChanged',
        subjectId: company.id,
        subjectVersion: company.version,
        body: {},
        at: now,
      }));
      return company;
    },
    {
      mutation: 'updateCompany',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(Company, { id: String(id) }),
    },
  );
}
