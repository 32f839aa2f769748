import { OwnershipChange } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { LeadAction } from '../leads/lead-permission.js';
import type { Ctx } from '../platform/context.js';
import { type GiveUp, returnToPool } from './return-to-pool.js';

/** A rep gives a lead back to a pool (退回), saying why. */
export function releaseLead(ctx: Ctx, input: GiveUp): Promise<Lead> {
  return returnToPool(ctx, input, {
    mutation: 'releaseLead',
    action: LeadAction.RELEASE,
    how: OwnershipChange.RELEASED,
  });
}
