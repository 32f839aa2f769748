import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';

/** How often an item was sent, and how often the customer answered well. */
export interface ContentCounts {
  readonly deliveredCount: number;
  readonly positiveCount: number;
}

/** The counts of items by one statement, in the order of the ids. */
export async function findContentCounts(ctx: Ctx, itemIds: readonly string[]): Promise<ContentCounts[]> {
  const rows: (ContentCounts & { item: string })[] = await runSql(ctx.em, COUNTS, [
    itemIds.map(id => uuidOf(id, 'content')),
  ]);
  const byItem = new Map(rows.map(row => [idFromUuid('content', row.item), row]));
  return itemIds.map(id => byItem.get(id) ?? { deliveredCount: 0, positiveCount: 0 });
}

const COUNTS = `/* content counts */
select d.content_item_id as item, count(*)::int as "deliveredCount", count(*) filter (where exists (
  select from interaction i
  where i.lead_id = d.lead_id and i.occurred_at >= d.occurred_at and i.occurred_at < d.occurred_at + interval '14 days'
    and (i.direction = 'INBOUND' or i.disposition in ('CONNECTED', 'REPLIED', 'ATTENDED'))
    and coalesce(i.disposition, '') not in ('UNSUBSCRIBED', 'DECLINED') and coalesce(i.satisfaction, 3) >= 3
))::int as "positiveCount"
from content_delivery d where d.content_item_id = any (?::uuid[]) group by 1`;
