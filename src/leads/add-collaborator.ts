import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { lockLoads } from '../quotas/load.js';
import { Rep } from '../reps/rep.js';
import { answerWithLead } from './answer-lead.js';
import { enlist } from './collaboration.js';
import type { CollaboratorRole } from './lead.enums.js';
import { leadEvent } from './lead.events.js';
import type { Lead } from './lead.js';
import { LeadAction } from './lead-permission.js';
import { lockLead } from './lock-lead.js';

export interface AddCollaborator {
  id: string;
  repId: string;
  role: CollaboratorRole;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Lets a rep work on a lead beside its owner: the rep sees it and logs touches, and carries no load for it. */
export function addCollaborator(ctx: Ctx, input: AddCollaborator): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, input, LeadAction.SHARE);
      const rep = await findCollaborator(tx, lead, input.repId);
      const before = lead.sight();
      if (!(await enlist(tx, lead, { rep, role: input.role }))) return lead;
      const now = await tx.now(lead.lastRecordedAt);
      lead.touch(now);
      tx.record(() => leadEvent('leadUpdated', { lead, before, at: now }));
      return lead;
    },
    answerWithLead('addCollaborator', input),
  );
}

/** Who is to collaborate: another than the owner, and active. Whoever deactivates a rep takes the same lock, so nobody is added meanwhile. */
async function findCollaborator(tx: Tx, lead: Lead, repId: string): Promise<Rep> {
  const field = ['input', 'repId'];
  const rep = await tx.em.findOne(Rep, { id: repId });
  if (!rep) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
  if (lead.owner?.id === rep.id) throw new Refusal({ code: UserErrorCode.ALREADY_OWNED, field }, lead.id);
  await lockLoads(tx, [rep.id]);
  await tx.em.refresh(rep);
  if (!rep.isActive) throw new Refusal({ code: UserErrorCode.REP_INACTIVE, field });
  return rep;
}
