import type { Ctx } from '../platform/context.js';
import { answerWithRow } from '../platform/db/answer-with-row.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { IntakeCap } from './intake-cap.js';
import { drawIntakeOf } from './intake-draw.js';
import { capWithdrawn } from './quota.events.js';
import { findQuotaSubject, isInChargeOf } from './quota-subject.js';
import { lockTeamLimits } from './team-line.js';
import { CAP_VERSIONS, lockVersions, takeBackVersion } from './versions.js';

export interface WithdrawIntakeCap {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Takes back an intake cap that is still to come; one that has begun stays on record and is refused INVALID. */
export function withdrawIntakeCap(ctx: Ctx, input: WithdrawIntakeCap): Promise<IntakeCap> {
  return transact(
    ctx,
    async tx => {
      const field = ['input', 'id'];
      const seen = await tx.em.findOne(IntakeCap, { id: input.id });
      if (!seen) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
      const names = { repId: seen.rep?.id ?? null, teamId: seen.team?.id ?? null, level: seen.level };
      const subject = await findQuotaSubject(tx, names);
      if (!isInChargeOf(ctx.viewer, subject)) throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field });
      if (!subject.rep) await lockTeamLimits(tx);
      await lockVersions(tx, subject.key);
      const cap = await tx.em.refresh(seen);
      if (!cap) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
      refuseStale(cap, input);
      const now = await tx.now();
      if (cap.withdrawnAt || cap.validFrom <= now) throw new Refusal({ code: UserErrorCode.INVALID, field });
      await takeBackVersion(tx, { of: CAP_VERSIONS, key: subject.key }, cap);
      await drawIntakeOf(tx, subject);
      tx.record(() => capWithdrawn(cap, subject, now));
      return cap;
    },
    answerWithRow('withdrawIntakeCap', IntakeCap, input),
  );
}
