import { LockMode, type Ref } from '@mikro-orm/core';
import { maySeeRow } from '../platform/access/row-rule.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { Placement } from './lead.enums.js';
import { Lead } from './lead.js';
import type { LeadInHand } from './lead-in-hand.js';
import { isInCharge, LeadAction } from './lead-permission.js';
import { LEAD_ROWS } from './lead-rows.js';

/** A lead that may be changed, its row locked and its stage loaded. Refuses what `lockLeadRow` refuses. */
export async function lockLead(tx: Tx, input: LeadToLock, action: LeadAction): Promise<Lead> {
  const lead = await lockLeadRow(tx, input, action);
  await lead.stage.loadOrFail();
  return lead;
}

/** Which lead, as the caller read it, and the place in the input that a refusal points at. */
interface LeadToLock {
  readonly id: string;
  readonly expectedVersion?: number | null | undefined;
  readonly field?: string;
}

/**
 * A lead that may be changed, its row locked. Refuses NOT_FOUND for a lead that the viewer does
 * not see (ALREADY_OWNED where a claim came too late), MERGED_INTO for one that goes on as another, STALE_VERSION for one that changed since it
 * was read, NOT_ALLOWED where the role may not do it.
 */
async function lockLeadRow(tx: Tx, input: LeadToLock, action: LeadAction): Promise<Lead> {
  const lead = await tx.em.findOne(Lead, { id: input.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return judgeLocked(tx, lead, { ...input, action });
}

/** The lead, if it may be changed; refuses as `lockLeadRow` does. */
export async function judgeLocked<Locked extends Lead | LeadInHand>(
  tx: Tx,
  lead: Locked | null,
  asked: LeadToLock & { readonly action: LeadAction },
): Promise<Locked> {
  const { field = 'id', action } = asked;
  if (!lead || !maySeeRow(LEAD_ROWS, tx.ctx.viewer, lead))
    throw lostToOthers(lead, action) ?? unknownId(['input', field]);
  if (lead.mergedInto) {
    const into = tx.em.getReference(Lead, lead.mergedInto.id, { wrapped: true });
    throw new Refusal(await mergedProblem(tx, into, ['input', field]));
  }
  refuseStale(lead, asked);
  if (!isInCharge(action, tx.ctx.viewer, lead.sight())) {
    throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field: ['input', field] }, lead.id);
  }
  return lead;
}

/** That a lead goes on as another one. */
export async function mergedProblem(tx: Tx, into: Ref<Lead>, field: readonly string[]): Promise<Problem> {
  const survivor = await into.loadOrFail();
  const isSeen = maySeeRow(LEAD_ROWS, tx.ctx.viewer, survivor);
  return { code: UserErrorCode.MERGED_INTO, field, ...(isSeen && { values: { id: survivor.id } }) };
}

/** Whoever is late for a lead that it saw in a pool is told so; it sees the lead itself no more. */
function lostToOthers(lead: Lead | LeadInHand | null, action: LeadAction): Refusal | null {
  if (action !== LeadAction.CLAIM || lead?.placement !== Placement.OWNED) return null;
  return new Refusal({ code: UserErrorCode.ALREADY_OWNED, field: ['input', 'id'] });
}

/** The refusal of an id that names nothing the viewer may see. */
export function unknownId(field: readonly string[]): Refusal {
  return new Refusal({ code: UserErrorCode.NOT_FOUND, field });
}
