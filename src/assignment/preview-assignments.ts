import type { FilterQuery } from '@mikro-orm/core';
import { Placement, Validity } from '../leads/lead.enums.js';
import { Lead } from '../leads/lead.js';
import { LEAD_ROWS } from '../leads/lead-rows.js';
import { rowsFor } from '../platform/access/row-rule.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { matchRules, type Plan, planAssignments } from './plan-assignments.js';

/** What would become of leads that nobody holds, the best tier first, then those that came first. Writes nothing. */
export function previewAssignments(
  ctx: Ctx,
  { where: asked, first }: { where: object; first: number },
): Promise<readonly Plan<Lead>[]> {
  return transact(ctx, async tx => {
    const where = {
      $and: [
        {
          placement: { $in: [Placement.POOLED, Placement.WAITING] },
          validity: { $nin: [Validity.INVALID, Validity.DUPLICATE] },
          mergedInto: null,
        },
        rowsFor(LEAD_ROWS, ctx.viewer),
        asked,
      ],
    } as FilterQuery<Lead>;
    const leads = await tx.em.find(Lead, where, {
      orderBy: { tier: 'asc nulls last', createdAt: 'asc', id: 'asc' },
      limit: first,
    });
    return (await planAssignments(tx, leads, await matchRules(tx, leads))).plans;
  });
}
