import { LockMode } from '@mikro-orm/core';
import { maySeeRow } from '../platform/access/row-rule.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { LeadImportStatus } from './lead-import.enums.js';
import { leadImportChanged } from './lead-import.events.js';
import { LeadImport } from './lead-import.js';
import { LEAD_IMPORT_ROWS } from './lead-import-rows.js';

export interface CancelLeadImport {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Ends an import that is not over: nothing more of its file is brought in, and what was brought in stays. */
export function cancelLeadImport(ctx: Ctx, input: CancelLeadImport): Promise<LeadImport> {
  return transact(
    ctx,
    async tx => {
      const found = await tx.em.findOne(LeadImport, { id: input.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!found || !maySeeRow(LEAD_IMPORT_ROWS, ctx.viewer, found))
        throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'id'] });
      refuseStale(found, input);
      if (found.status === LeadImportStatus.CANCELLED) return found;
      if (found.finishedAt) throw new Refusal({ code: UserErrorCode.IMPORT_OVER, field: ['input', 'id'] });
      const now = await tx.now();
      tx.em.assign(found, { status: LeadImportStatus.CANCELLED, finishedAt: now, updatedAt: now });
      tx.record(() => leadImportChanged(found, now));
      return found;
    },
    {
      mutation: 'cancelLeadImport',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(LeadImport, { id: String(id) }),
    },
  );
}
