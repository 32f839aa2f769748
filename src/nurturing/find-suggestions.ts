import type { Lead } from '../leads/lead.js';
import type { Ctx } from '../platform/context.js';
import { ContentDelivery } from './content-delivery.js';
import { ContentItem } from './content-item.js';
import { findContentCounts } from './find-content-counts.js';
import { type Suggestion, type SuggestionItem, suggest } from './suggestion.rules.js';

const CONSIDERED_ITEMS = 1000;

/** An item with what the rules look at in it. */
export interface ConsideredItem extends SuggestionItem {
  readonly shown: ContentItem;
}

/** What a lead should get next, best first; nothing that it was sent before. */
export async function findSuggestions(ctx: Ctx, lead: Lead, limit: number): Promise<Suggestion<ConsideredItem>[]> {
  const stage = await lead.stage.loadOrFail();
  const sent = await ctx.em.find(ContentDelivery, { lead: lead.id });
  const items = await ctx.em.find(
    ContentItem,
    { isActive: true, id: { $nin: sent.map(({ contentItem }) => contentItem.id) } },
    { orderBy: { updatedAt: 'desc', id: 'desc' }, limit: CONSIDERED_ITEMS },
  );
  const counts = await findContentCounts(
    ctx,
    items.map(({ id }) => id),
  );
  const considered = items.map(
    (item, index): ConsideredItem => ({
      key: item.key,
      segments: item.segments,
      stageKeys: item.stageKeys,
      temperatures: item.temperatures,
      deliveredCount: counts[index]?.deliveredCount ?? 0,
      positiveCount: counts[index]?.positiveCount ?? 0,
      shown: item,
    }),
  );
  return suggest({ stageKey: stage.key, temperature: lead.temperature, segment: lead.segment }, considered, limit);
}
