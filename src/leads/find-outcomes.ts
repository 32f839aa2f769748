import type { Ctx } from '../platform/context.js';
import { type Money, moneyOf } from '../platform/read/money.graphql.js';
import type { OutcomeReason, OutcomeResult } from './lead.enums.js';
import { LeadOutcome } from './lead-outcome.js';

/** An outcome as it is shown. */
export interface ShownOutcome {
  readonly result: OutcomeResult;
  readonly reason: OutcomeReason;
  readonly competitor: string | null;
  readonly amount: Money | null;
  readonly grossProfit: Money | null;
  readonly decidedAt: Date;
}

/** The outcomes in force of leads, by one statement, in the order of the ids; null for each that is not decided. */
export async function findOutcomes(ctx: Ctx, leadIds: readonly string[]): Promise<(ShownOutcome | null)[]> {
  const rows = await ctx.em.find(
    LeadOutcome,
    { lead: { $in: [...leadIds] }, revertedAt: null },
    { populate: ['competitor'] },
  );
  const byLead = new Map(rows.map(row => [row.lead.id, row]));
  return leadIds.map(id => {
    const row = byLead.get(id);
    return row ? shown(row) : null;
  });
}

function shown(row: LeadOutcome): ShownOutcome {
  return {
    result: row.result,
    reason: row.reason,
    competitor: row.competitor?.getEntity().name ?? null,
    amount: moneyOf(row.amountMinor, row.currency),
    grossProfit: moneyOf(row.grossProfitMinor, row.currency),
    decidedAt: row.decidedAt,
  };
}
