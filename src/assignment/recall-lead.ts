import { OwnershipChange } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { LeadAction } from '../leads/lead-permission.js';
import type { Ctx } from '../platform/context.js';
import { type GiveUp, returnToPool } from './return-to-pool.js';

/** A manager takes a lead back from its holder (收回), saying why. */
export function recallLead(ctx: Ctx, input: GiveUp): Promise<Lead> {
  return returnToPool(ctx, input, { mutation: 'recallLead', action: LeadAction.RECALL, how: OwnershipChange.RECALLED });
}
