import type { Ctx } from '../platform/context.js';
import { answerWithRow } from '../platform/db/answer-with-row.js';
import { transact } from '../platform/db/transact.js';
import { drawLinesOf } from './draw-lines.js';
import { HoldingQuota } from './holding-quota.js';
import { quotaWithdrawn } from './quota.events.js';
import { QUOTA_VERSIONS, type Withdrawal, withdrawVersion } from './versions.js';

/** Takes back a quota that is still to come; one that has begun stays on record and is refused INVALID. */
export function withdrawHoldingQuota(ctx: Ctx, input: Withdrawal): Promise<HoldingQuota> {
  return transact(
    ctx,
    async tx => {
      const { version: quota, subject, now } = await withdrawVersion(tx, input, [HoldingQuota, QUOTA_VERSIONS]);
      await drawLinesOf(tx, subject);
      tx.record(() => quotaWithdrawn(quota, subject, now));
      return quota;
    },
    answerWithRow('withdrawHoldingQuota', HoldingQuota, input),
  );
}
