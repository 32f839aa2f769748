import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { findDraftTargets } from './draft-targets.js';
import { Placement, Validity } from './lead.enums.js';
import { type LeadDraft, OnDuplicate } from './lead-draft.js';
import { Lead } from './lead.js';
import { makeLead, partnerOf } from './make-lead.js';
import { findParty, type Party } from './party.js';
import { phoneKey } from './phone-key.js';

/** One draft, its dedupe keys locked: judged, matched, then linked to what is there or made. */
export async function admitLead(tx: Tx, draft: LeadDraft, how: { path: readonly string[]; onDuplicate: OnDuplicate }): Promise<Lead> {
  refuseAll(judgeDraft(draft, how.path));
  const targets = await findDraftTargets(tx, draft, how.path);
  const party = await findParty(tx, draft);
  const twin = await findTwin(tx, party);
  const partnerId = partnerOf(tx);
  const isForeign = twin !== null && partnerId !== null && twin.partnerId !== partnerId;
  if (twin && !isForeign) {
    if (how.onDuplicate === OnDuplicate.LINK) return twin;
    if (how.onDuplicate === OnDuplicate.REFUSE) throw taken(draft, how.path);
  }
  const lead = await makeLead(tx, draft, { ...targets, party, ...(isForeign ? { validity: Validity.DUPLICATE } : {}) });
  lead.partnerId = partnerId;
  return lead;
}

function judgeDraft(draft: LeadDraft, path: readonly string[]): (Problem | false)[] {
  const isNamed = [draft.name, draft.email, draft.phone, draft.companyName, draft.externalId].some(value => value != null && value !== '');
  return [
    !isNamed && { code: UserErrorCode.INVALID, field: [...path, 'name'] },
    Boolean(draft.phone) && !phoneKey(draft.phone ?? '') && { code: UserErrorCode.INVALID, field: [...path, 'phone'] },
  ];
}

/** The lead in play of the same contact, newest first. */
async function findTwin(tx: Tx, { contact }: Party): Promise<Lead | null> {
  if (!contact) return null;
  const where = { contact: contact.id, placement: { $ne: Placement.ENDED } };
  const [twin] = await tx.em.find(Lead, where, { orderBy: { createdAt: 'desc' }, limit: 1 });
  return twin ?? null;
}

function taken(draft: LeadDraft, path: readonly string[]): Refusal {
  return new Refusal({ code: UserErrorCode.TAKEN, field: [...path, draft.email ? 'email' : 'phone'] });
}
