import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { LeadSource } from './catalogue.js';
import { Segment } from './segment.js';
import { Stage } from './stage.js';

/** A segment, by one statement for all that are asked for together; null where there is none. */
export function findSegment(ctx: Ctx, id: string): Promise<Segment | null> {
  return loaderOf<Segment | null>(ctx, 'segments by id', async ids => {
    const rows = await ctx.em.find(Segment, { id: { $in: [...ids] } });
    const byId = new Map(rows.map(row => [row.id, row]));
    return ids.map(one => byId.get(one) ?? null);
  }).load(id);
}

/** Whether there is a stage in use, or a source, of a key; by one statement for all that are asked for together. */
export function findKey(ctx: Ctx, of: 'stage' | 'source', key: string): Promise<boolean> {
  return loaderOf<boolean>(ctx, `${of} keys`, async keys => {
    const rows: readonly { key: string }[] =
      of === 'stage'
        ? await ctx.em.find(Stage, { key: { $in: [...keys] }, retiredAt: null })
        : await ctx.em.find(LeadSource, { key: { $in: [...keys] } });
    const known = new Set(rows.map(row => row.key));
    return keys.map(one => known.has(one));
  }).load(key);
}
