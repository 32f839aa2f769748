import { LockMode } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { maySeeRow } from '../platform/access/row-rule.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { type LeadAction, isInCharge } from './lead-permission.js';
import { LEAD_ROWS } from './lead-rows.js';
import { Lead } from './lead.js';

/**
 * A lead that may be changed, its row locked and its stage loaded. Refuses NOT_FOUND for a lead that the viewer does
 * not see, STALE_VERSION for one that changed since it was read, NOT_ALLOWED where the role may not do it.
 */
export async function lockLead(
  tx: Tx,
  input: { id: string; expectedVersion?: number | null | undefined; field?: string },
  action: LeadAction,
): Promise<Lead> {
  const { field = 'id' } = input;
  const lead = await tx.em.findOne(Lead, { id: input.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!lead || !maySeeRow(LEAD_ROWS, tx.ctx.viewer, lead)) throw unknownId(['input', field]);
  if (input.expectedVersion != null && input.expectedVersion !== lead.version) {
    throw new Refusal({ code: UserErrorCode.STALE_VERSION, field: ['input', 'expectedVersion'] }, lead.id);
  }
  if (!isInCharge(action, tx.ctx.viewer, lead.sight())) {
    throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field: ['input', field] }, lead.id);
  }
  await lead.stage.loadOrFail();
  return lead;
}

/** The refusal of an id that names nothing the viewer may see. */
export function unknownId(field: readonly string[]): Refusal {
  return new Refusal({ code: UserErrorCode.NOT_FOUND, field });
}
