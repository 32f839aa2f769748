import type { FilterQuery } from '@mikro-orm/core';
import { rowsFor } from '../platform/access/row-rule.js';
import type { Ctx } from '../platform/context.js';
import { IdRefused, uuidOf } from '../platform/ids.js';
import { AssignmentDecision } from './assignment-decision.js';
import { DECISION_ROWS } from './assignment-decision-rows.js';

/** The newest decision on a lead that the viewer may see, or null. */
export async function findLatestDecision(ctx: Ctx, leadId: string): Promise<AssignmentDecision | null> {
  if (!uuidOf(leadId, 'lead')) throw new IdRefused(leadId, 'lead');
  const where = { $and: [{ lead: leadId }, rowsFor(DECISION_ROWS, ctx.viewer)] } as FilterQuery<AssignmentDecision>;
  const [newest] = await ctx.em.find(AssignmentDecision, where, {
    orderBy: { decidedAt: 'desc', id: 'desc' },
    limit: 1,
  });
  return newest ?? null;
}
