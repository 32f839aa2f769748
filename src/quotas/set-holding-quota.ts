import type { Ctx } from '../platform/context.js';
import { answerWithRow } from '../platform/db/answer-with-row.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { drawLinesOf } from './draw-lines.js';
import { HoldingQuota } from './holding-quota.js';
import { quotaChanged } from './quota.events.js';
import { judgeQuota } from './quota.rules.js';
import { findQuotaSubject, isInChargeOf, type SubjectNames } from './quota-subject.js';
import { addVersion, type NewVersion } from './quota-versions.js';
import { lockTeamLimits } from './team-line.js';
import { lockVersions } from './versions.js';

export interface SetHoldingQuota extends SubjectNames, NewVersion {
  idempotencyKey?: string | null;
}

/**
 * Sets how much a rep, a team, or everybody without a quota of their own may hold, from now or from later on; what is in force ends then.
 * What is held already stays: a lower line may leave a holder over it, which closes admission.
 */
export function setHoldingQuota(ctx: Ctx, input: SetHoldingQuota): Promise<HoldingQuota> {
  return transact(
    ctx,
    async tx => {
      refuseAll(judgeQuota(input));
      const subject = await findQuotaSubject(tx, input);
      if (!isInChargeOf(ctx.viewer, subject)) throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field: ['input'] });
      if (!subject.rep) await lockTeamLimits(tx);
      await lockVersions(tx, subject.key);
      const quota = await addVersion(tx, subject, input);
      await drawLinesOf(tx, subject);
      const now = await tx.now();
      tx.record(() => quotaChanged(quota, subject, now));
      return quota;
    },
    answerWithRow('setHoldingQuota', HoldingQuota, input),
  );
}
