import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Rep } from '../reps/rep.js';
import { answerWithLead } from './answer-lead.js';
import { dismiss } from './collaboration.js';
import type { Lead } from './lead.js';
import { LeadAction } from './lead-permission.js';
import { lockLead, unknownId } from './lock-lead.js';

export interface RemoveCollaborator {
  id: string;
  repId: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Ends the work of a rep on a lead that another holds. A collaborator may end its own. One who does not work on it: nothing changes. */
export function removeCollaborator(ctx: Ctx, input: RemoveCollaborator): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const isOwnRole = ctx.viewer.repId !== null && ctx.viewer.repId === input.repId;
      const lead = await lockLead(tx, input, isOwnRole ? LeadAction.LOG : LeadAction.SHARE);
      const rep = await tx.em.findOne(Rep, { id: input.repId });
      if (!rep) throw unknownId(['input', 'repId']);
      await dismiss(tx, rep.id, [lead]);
      return lead;
    },
    answerWithLead('removeCollaborator', input),
  );
}
