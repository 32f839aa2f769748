import type { Ctx } from '../platform/context.js';
import { LeadNeeds } from './lead-needs.js';

/** What each lead needs, in the order of the ids; empty where nothing is known. */
export async function findNeeds(ctx: Ctx, leadIds: readonly string[]): Promise<string[][]> {
  const rows = await ctx.em.find(LeadNeeds, { lead: { $in: [...leadIds] } }, { refresh: true });
  const byLead = new Map(rows.map(row => [row.lead.id, row.tags]));
  return leadIds.map(id => byLead.get(id) ?? []);
}
