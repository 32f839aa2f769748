import type { Ctx } from '../platform/context.js';
import { answerWithRow } from '../platform/db/answer-with-row.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { drawLinesOf } from './draw-lines.js';
import { HoldingQuota } from './holding-quota.js';
import { quotaWithdrawn } from './quota.events.js';
import { findQuotaSubject, isInChargeOf } from './quota-subject.js';
import { lockTeamLimits } from './team-line.js';
import { lockVersions, QUOTA_VERSIONS, takeBackVersion } from './versions.js';

export interface WithdrawHoldingQuota {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Takes back a quota that is still to come; one that has begun stays on record and is refused INVALID. */
export function withdrawHoldingQuota(ctx: Ctx, input: WithdrawHoldingQuota): Promise<HoldingQuota> {
  return transact(
    ctx,
    async tx => {
      const field = ['input', 'id'];
      const seen = await tx.em.findOne(HoldingQuota, { id: input.id });
      if (!seen) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
      const { rep, team, level, pipelineId, productLine } = seen;
      const names = { repId: rep?.id ?? null, teamId: team?.id ?? null, level, pipelineId, productLine };
      const subject = await findQuotaSubject(tx, names);
      if (!isInChargeOf(ctx.viewer, subject)) throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field });
      if (!subject.rep) await lockTeamLimits(tx);
      await lockVersions(tx, subject.key);
      const quota = await tx.em.refresh(seen);
      if (!quota) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
      refuseStale(quota, input);
      const now = await tx.now();
      if (quota.withdrawnAt || quota.validFrom <= now) throw new Refusal({ code: UserErrorCode.INVALID, field });
      await takeBackVersion(tx, { of: QUOTA_VERSIONS, key: subject.key }, quota);
      await drawLinesOf(tx, subject);
      tx.record(() => quotaWithdrawn(quota, subject, now));
      return quota;
    },
    answerWithRow('withdrawHoldingQuota', HoldingQuota, input),
  );
}
