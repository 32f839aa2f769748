import { type BulkCall, type BulkOutcome, runBulk } from '../bulk/bulk-run.js';
import { type Choice, lockChosen } from '../bulk/chosen-leads.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import { findRegrades, type Regrade, regrade } from './regrades.js';

export interface RegradeLeads extends Choice, BulkCall {}

/**
 * Grades and screens leads at once by what is in force, each as the grading worker would: what was said of one stays, and one whose holder's
 * quota refuses heavier leads stays as it is and is told.
 */
export function regradeLeads(ctx: Ctx, input: RegradeLeads): Promise<BulkOutcome> {
  let regrades: ReadonlyMap<string, Regrade>;
  return runBulk(ctx, 'regradeLeads', [
    input,
    {
      choose: async tx => {
        const chosen = await lockChosen(tx, input, []);
        const found = await findRegrades(
          tx,
          chosen.map(({ id }) => id),
        );
        regrades = new Map(found.map(one => [one.score.leadId, one]));
        return chosen;
      },
      lock: (tx, id) => lockLead(tx, { id }, LeadAction.UPDATE),
      change: async (tx, lead) => {
        const found = regrades.get(lead.id);
        if (found) await regrade(tx, lead, found);
      },
      showsLifted: true,
    },
  ]);
}
