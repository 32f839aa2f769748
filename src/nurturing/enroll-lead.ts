import { LockMode, ref } from '@mikro-orm/core';
import { Placement } from '../leads/lead.enums.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead, unknownId } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { answerWithEnrollment } from './answer-enrollment.js';
import { Enrollment, recordEnrollment } from './enrollment.js';
import { NurtureProgram } from './nurture-program.js';
import { EnrollmentState } from './nurturing.enums.js';
import { dueAtOf, nextStep } from './program.rules.js';
import { activeEnrollment, sentTo, stepsOf } from './program-steps.js';

/** Lets a lead begin a program, at its first step whose item it was not sent yet. */
export function enrollLead(
  ctx: Ctx,
  input: { leadId: string; programId: string; idempotencyKey?: string | null },
): Promise<Enrollment> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, { id: input.leadId, field: 'leadId' }, LeadAction.LOG);
      // Shared, so that its steps stay as they are until the lead is in it.
      const program = await tx.em.findOne(
        NurtureProgram,
        { id: input.programId },
        { lockMode: LockMode.PESSIMISTIC_READ },
      );
      if (!program) throw unknownId(['input', 'programId']);
      const active = await activeEnrollment(tx, lead.id);
      refuseAll([
        lead.placement === Placement.ENDED && { code: UserErrorCode.LEAD_TERMINAL, field: ['input', 'leadId'] },
        active && { code: UserErrorCode.ALREADY_ENROLLED, field: ['input', 'leadId'] },
        !program.isActive && { code: UserErrorCode.PROGRAM_INACTIVE, field: ['input', 'programId'] },
      ]);
      const step = nextStep(await stepsOf(tx, program.id), { position: 0, sent: await sentTo(tx, lead.id) });
      if (!step) throw new Refusal({ code: UserErrorCode.ALREADY_DELIVERED, field: ['input', 'programId'] });
      const now = await tx.now(lead.lastRecordedAt);
      const enrollment = tx.em.create(Enrollment, {
        lead: ref(lead),
        program: ref(program),
        state: EnrollmentState.ACTIVE,
        position: step.position,
        dueAt: dueAtOf(step, now),
        enrolledAt: now,
        enrolledBy: ctx.viewer.subject,
        endedAt: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
      });
      recordEnrollment(tx, enrollment, now);
      return enrollment;
    },
    answerWithEnrollment('enrollLead', input),
  );
}
