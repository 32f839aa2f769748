import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { answerWithEnrollment } from './answer-enrollment.js';
import { type Enrollment, recordEnrollment } from './enrollment.js';
import { EnrollmentState } from './nurturing.enums.js';
import { activeEnrollment } from './program-steps.js';

/** Takes a lead out of the program that it is in. */
export function leaveProgram(
  ctx: Ctx,
  input: { leadId: string; expectedVersion?: number | null; idempotencyKey?: string | null },
): Promise<Enrollment> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, { id: input.leadId, field: 'leadId' }, LeadAction.LOG);
      const enrollment = await activeEnrollment(tx, lead.id);
      if (!enrollment) throw new Refusal({ code: UserErrorCode.NOT_ENROLLED, field: ['input', 'leadId'] });
      refuseStale(enrollment, input);
      const now = await tx.now(lead.lastRecordedAt);
      enrollment.end(EnrollmentState.LEFT, now);
      recordEnrollment(tx, enrollment, now);
      return enrollment;
    },
    answerWithEnrollment('leaveProgram', input),
  );
}
