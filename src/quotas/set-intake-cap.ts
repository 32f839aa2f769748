import { ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { answerWithRow } from '../platform/db/answer-with-row.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { IntakeCap } from './intake-cap.js';
import { type JudgedCap, judgeIntakeCap, lengthOf } from './intake-cap.rules.js';
import { drawIntakeOf } from './intake-draw.js';
import { capChanged } from './quota.events.js';
import { findQuotaSubject, isInChargeOf } from './quota-subject.js';
import { lockTeamLimits } from './team-line.js';
import { type AskedSpan, CAP_VERSIONS, lockVersions, placeVersion } from './versions.js';

export interface SetIntakeCap extends Omit<JudgedCap, 'level'>, AskedSpan {
  level?: IntakeCap['level'];
  reason?: string | null;
  idempotencyKey?: string | null;
}

/**
 * Sets how many leads a rep, a team, or everybody without a cap of their own may take in a period, in all or of a pipeline or product line, from now
 * or from later on; what is in force ends then. What was taken before counts, and what is held stays.
 */
export function setIntakeCap(ctx: Ctx, input: SetIntakeCap): Promise<IntakeCap> {
  return transact(
    ctx,
    async tx => {
      refuseAll(judgeIntakeCap(input));
      const subject = await findQuotaSubject(tx, input);
      if (!isInChargeOf(ctx.viewer, subject)) throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field: ['input'] });
      if (!subject.rep) await lockTeamLimits(tx);
      const versions = { of: CAP_VERSIONS, key: subject.key };
      await lockVersions(tx, subject.key);
      const span = await placeVersion(tx, versions, input);
      const cap = tx.em.create(IntakeCap, {
        scope: subject.scope,
        rep: subject.rep && ref(subject.rep),
        team: subject.team && ref(subject.team),
        level: subject.level,
        pipelineId: subject.pipelineId,
        productLine: subject.productLine,
        mode: input.mode,
        maxLeads: input.max ?? null,
        period: input.period ?? null,
        days: lengthOf(input.period ?? null, input.periodDays ?? null),
        burst: input.burst ?? null,
        reason: input.reason ?? null,
        setBy: ctx.viewer.subject,
        ...span,
        withdrawnAt: null,
        withdrawnBy: null,
        version: 1,
      });
      await tx.em.flush();
      await drawIntakeOf(tx, subject);
      const now = await tx.now();
      tx.record(() => capChanged(cap, subject, now));
      return cap;
    },
    answerWithRow('setIntakeCap', IntakeCap, input),
  );
}
