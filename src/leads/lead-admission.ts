import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { findDraftTargets } from './draft-targets.js';
import { Validity } from './lead.enums.js';
import { Lead } from './lead.js';
import { type LeadDraft, OnDuplicate } from './lead-draft.js';
import { goesOnAs, inPlayOf } from './lead-twin.js';
import { makeLead, partnerOf } from './make-lead.js';
import { findParty, type Party } from './party.js';
import { phoneKey } from './phone-key.js';

interface Admission {
  readonly path: readonly string[];
  readonly onDuplicate: OnDuplicate;
  /** That nothing is on record of any of its dedupe keys, so nobody needs to be looked for. */
  readonly isOfNobodyKnown?: boolean;
}

/** One draft, its dedupe keys locked: judged, matched, then linked to what is there or made. */
export async function admitLead(tx: Tx, draft: LeadDraft, how: Admission): Promise<Lead> {
  refuseAll(judgeDraft(draft, how.path));
  const targets = await findDraftTargets(tx, draft, how.path);
  const partnerId = partnerOf(tx);
  const { party, same, twin, stranger } = how.isOfNobodyKnown ? NOBODY : await findKin(tx, draft, partnerId);
  if (twin && how.onDuplicate === OnDuplicate.LINK) return twin;
  if (same || (twin && how.onDuplicate === OnDuplicate.REFUSE)) throw taken(draft, how.path, same !== null);
  const lead = await makeLead(tx, draft, {
    ...targets,
    party,
    path: how.path,
    ...(stranger ? { validity: Validity.DUPLICATE } : {}),
  });
  lead.partnerId = partnerId;
  return lead;
}

/** Who a draft is about, and the leads that are of the same: by its key, of the same person, and for a partner those of others. */
interface Kin {
  readonly party: Party;
  readonly same: Lead | null;
  readonly twin: Lead | null;
  readonly stranger: Lead | null;
}

const NOBODY: Kin = { party: { company: null, contact: null, namesakes: [] }, same: null, twin: null, stranger: null };

async function findKin(tx: Tx, draft: LeadDraft, partnerId: string | null): Promise<Kin> {
  const party = await findParty(tx, draft);
  const same = await findSameKey(tx, draft);
  const twin = same ?? (await findTwin(tx, party, partnerId));
  return { party, same, twin, stranger: partnerId === null || twin ? null : await findTwin(tx, party, null) };
}

function judgeDraft(draft: LeadDraft, path: readonly string[]): (Problem | false)[] {
  const isNamed = [draft.name, draft.email, draft.phone, draft.companyName, draft.externalId].some(
    value => value != null && value !== '',
  );
  return [
    !isNamed && { code: UserErrorCode.INVALID, field: [...path, 'name'] },
    Boolean(draft.phone) && !phoneKey(draft.phone ?? '') && { code: UserErrorCode.INVALID, field: [...path, 'phone'] },
  ];
}

/** The lead of the same outside key, in play or not; a partner has keys of its own. */
async function findSameKey(tx: Tx, { sourceSystem, externalId }: LeadDraft): Promise<Lead | null> {
  if (externalId == null) return null;
  const partnerId = partnerOf(tx);
  const same = await tx.em.findOne(Lead, { sourceSystem: sourceSystem ?? 'api', externalId, partnerId });
  return same && goesOnAs(same, partnerId);
}

/** The lead in play of the same contact, newest first; of a partner's own, where one is named. */
async function findTwin(tx: Tx, { namesakes }: Party, partnerId: string | null): Promise<Lead | null> {
  if (namesakes.length === 0) return null;
  const where = inPlayOf({ id: { $in: namesakes.map(({ id }) => id) } }, partnerId);
  const [twin] = await tx.em.find(Lead, where, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1 });
  return twin ? goesOnAs(twin, partnerId) : null;
}

function taken(draft: LeadDraft, path: readonly string[], isSameKey: boolean): Refusal {
  const field = isSameKey ? 'externalId' : draft.email ? 'email' : 'phone';
  return new Refusal({ code: UserErrorCode.TAKEN, field: [...path, field] });
}
