import { LockMode } from '@mikro-orm/core';
import { unknownId } from '../leads/lock-lead.js';
import { maySeeRow } from '../platform/access/row-rule.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { CANDIDATE_ROWS } from './candidate-rows.js';
import { DuplicateStatus } from './duplicate.enums.js';
import { DuplicateCandidate } from './duplicate-candidate.js';

export interface DismissDuplicate {
  id: string;
  reason: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Says that two leads are not one; the pair is not proposed again. */
export function dismissDuplicate(ctx: Ctx, input: DismissDuplicate): Promise<DuplicateCandidate> {
  return transact(
    ctx,
    async tx => {
      const pair = await tx.em.findOne(DuplicateCandidate, { id: input.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!pair) throw unknownId(['input', 'id']);
      await Promise.all([pair.lead.loadOrFail(), pair.other.loadOrFail()]);
      if (!maySeeRow(CANDIDATE_ROWS, ctx.viewer, pair)) throw unknownId(['input', 'id']);
      refuseStale(pair, input);
      if (pair.status === DuplicateStatus.DISMISSED) return pair;
      if (pair.status === DuplicateStatus.MERGED)
        throw new Refusal({ code: UserErrorCode.MERGED_INTO, field: ['input', 'id'] });
      const now = await tx.now();
      tx.em.assign(pair, { status: DuplicateStatus.DISMISSED, reason: input.reason, decidedAt: now, updatedAt: now });
      pair.decidedBy = ctx.viewer.subject;
      tx.record(() => ({
        type: 'duplicateDismissed',
        subjectId: pair.id,
        subjectVersion: pair.version,
        body: { leadId: pair.lead.id, otherId: pair.other.id },
        at: now,
      }));
      return pair;
    },
    {
      mutation: 'dismissDuplicate',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(DuplicateCandidate, { id: String(id) }),
    },
  );
}
