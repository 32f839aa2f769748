import { ref } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import type { Rep } from '../reps/rep.js';
import type { CollaboratorRole } from './lead.enums.js';
import { leadEvent } from './lead.events.js';
import type { Lead } from './lead.js';
import { LeadCollaborator } from './lead-party.js';

const LIMIT_COLLABORATORS = 100;

/** Gives a rep a role at a locked lead, or another one; whether anything changed. Touching and telling is for the caller. */
export async function enlist(
  tx: Tx,
  lead: Lead,
  { rep, role }: { rep: Rep; role: CollaboratorRole },
): Promise<boolean> {
  const known = await tx.em.findOne(LeadCollaborator, { lead: lead.id, rep: rep.id });
  if (known?.role === role) return false;
  if (known) known.role = role;
  else {
    const { length } = lead.collaboratorIds;
    if (length >= LIMIT_COLLABORATORS)
      throw new Refusal({
        code: UserErrorCode.TOO_MANY,
        field: ['input', 'id'],
        values: { count: length + 1, limit: LIMIT_COLLABORATORS },
      });
    const since = await tx.now(lead.lastRecordedAt);
    tx.em.create(LeadCollaborator, { lead: ref(lead), rep: ref(rep), role, since });
    lead.collaboratorIds = [...lead.collaboratorIds, rep.id].sort();
  }
  return true;
}

/** Takes the role at locked leads from a rep, and tells it; leads on which the rep does not work stay as they are. */
export async function dismiss(tx: Tx, repId: string, leads: readonly Lead[]): Promise<void> {
  const shared = leads.filter(lead => lead.collaboratorIds.includes(repId));
  const roles = await tx.em.find(LeadCollaborator, { lead: { $in: shared.map(({ id }) => id) }, rep: repId });
  for (const role of roles) tx.em.remove(role);
  for (const lead of shared) {
    const before = lead.sight();
    lead.collaboratorIds = lead.collaboratorIds.filter(id => id !== repId);
    const now = await tx.now(lead.lastRecordedAt);
    lead.touch(now);
    tx.record(() => leadEvent('leadUpdated', { lead, before, at: now }));
  }
}
