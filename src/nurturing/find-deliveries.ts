import type { Ctx } from '../platform/context.js';
import { ContentDelivery } from './content-delivery.js';

/** The id of the item that each touch delivered, in the order of the ids; null for a touch that delivered none. */
export async function findContentOfTouches(ctx: Ctx, touchIds: readonly string[]): Promise<(string | null)[]> {
  const rows = await ctx.em.find(ContentDelivery, { interaction: { $in: [...touchIds] } });
  const byTouch = new Map(rows.map(row => [row.interaction.id, row.contentItem.id]));
  return touchIds.map(id => byTouch.get(id) ?? null);
}
