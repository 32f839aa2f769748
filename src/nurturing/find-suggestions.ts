import type { Lead } from '../leads/lead.js';
import type { Ctx } from '../platform/context.js';
import { ContentDelivery } from './content-delivery.js';
import { ContentItem } from './content-item.js';
import { Enrollment } from './enrollment.js';
import { findContentCounts } from './find-content-counts.js';
import { findNeeds } from './find-needs.js';
import { findSteps } from './find-steps.js';
import { EnrollmentState } from './nurturing.enums.js';
import { type Suggestion, type SuggestionItem, suggest } from './suggestion.rules.js';

const CONSIDERED_ITEMS = 1000;

/** An item with what the rules look at in it. */
export interface ConsideredItem extends SuggestionItem {
  readonly shown: ContentItem;
}

/** What a lead should get next, best first; nothing that it was sent before. */
export async function findSuggestions(ctx: Ctx, lead: Lead, limit: number): Promise<Suggestion<ConsideredItem>[]> {
  const stage = await lead.stage.loadOrFail();
  const [needTags = []] = await findNeeds(ctx, [lead.id]);
  const next = await nextInProgram(ctx, lead);
  const { temperature, segment } = lead;
  return suggest(
    {
      stageKey: stage.key,
      temperature,
      segment,
      needTags,
      nextKey: next?.item.key ?? null,
      programName: next?.programName ?? null,
    },
    await itemsFor(ctx, lead, next?.item ?? null),
    limit,
  );
}

async function itemsFor(ctx: Ctx, lead: Lead, next: ContentItem | null): Promise<ConsideredItem[]> {
  const sent = await ctx.em.find(ContentDelivery, { lead: lead.id });
  const items = await ctx.em.find(
    ContentItem,
    { isActive: true, id: { $nin: sent.map(({ contentItem }) => contentItem.id) } },
    { orderBy: { updatedAt: 'desc', id: 'desc' }, limit: CONSIDERED_ITEMS, refresh: true },
  );
  if (next && !items.includes(next)) items.push(next);
  const counts = await findContentCounts(
    ctx,
    items.map(({ id }) => id),
  );
  return items.map((item, index) => ({
    key: item.key,
    segments: item.segments,
    needTags: item.needTags,
    stageKeys: item.stageKeys,
    temperatures: item.temperatures,
    deliveredCount: counts[index]?.deliveredCount ?? 0,
    positiveCount: counts[index]?.positiveCount ?? 0,
    shown: item,
  }));
}

/** What the program of the lead says is next, where it is in one. */
async function nextInProgram(ctx: Ctx, lead: Lead): Promise<{ item: ContentItem; programName: string } | null> {
  const enrollment = await ctx.em.findOne(
    Enrollment,
    { lead: lead.id, state: EnrollmentState.ACTIVE },
    { populate: ['program'], refresh: true },
  );
  if (!enrollment) return null;
  const [steps = []] = await findSteps(ctx, [enrollment.program.id]);
  const step = steps.find(({ position }) => position === enrollment.position);
  if (!step) return null;
  const item = await ctx.em.findOneOrFail(ContentItem, { id: step.contentItem.id });
  return { item, programName: enrollment.program.getEntity().name };
}
