import type { Ctx } from '../platform/context.js';
import { answerWithRow } from '../platform/db/answer-with-row.js';
import { transact } from '../platform/db/transact.js';
import { IntakeCap } from './intake-cap.js';
import { drawIntakeOf } from './intake-draw.js';
import { capWithdrawn } from './quota.events.js';
import { CAP_VERSIONS, type Withdrawal, withdrawVersion } from './versions.js';

/** Takes back an intake cap that is still to come; one that has begun stays on record and is refused INVALID. */
export function withdrawIntakeCap(ctx: Ctx, input: Withdrawal): Promise<IntakeCap> {
  return transact(
    ctx,
    async tx => {
      const { version: cap, subject, now } = await withdrawVersion(tx, input, [IntakeCap, CAP_VERSIONS]);
      await drawIntakeOf(tx, subject);
      tx.record(() => capWithdrawn(cap, subject, now));
      return cap;
    },
    answerWithRow('withdrawIntakeCap', IntakeCap, input),
  );
}
