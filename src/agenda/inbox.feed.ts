import type { Viewer } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import type { LoggedEvent } from '../platform/events/event.js';
import { openStateFeed, type StateBatch, type StateFeed } from '../platform/live/state-feed.js';
import { findConcern, findDay } from './find-day.js';

type Day = NonNullable<Awaited<ReturnType<typeof findDay>>>;

/** One frame of an inbox. */
export interface Inbox {
  readonly cursor: string;
  readonly isSnapshot: boolean;
  readonly items: Day;
  readonly removedIds: readonly string[];
}

/** What any of these may change: whose turn it is, what was said, offered, found, sent, and what a stage allows. */
const EVENTS = new Set([
  'leadCreated',
  'leadMoved',
  'leadAssigned',
  'leadUpdated',
  'interactionLogged',
  'offerChanged',
  'findingRaised',
  'findingClosed',
  'findingPassed',
  'enrollmentChanged',
  'contentDelivered',
]);
/** What may change every day at once. */
const EVERYBODY = 'everybody';

/** Whether a rep's inbox may have changed; the one object of the feed is the rep. */
const inboxFeed: StateFeed<string> = {
  name: 'inboxChanged',
  keysTouchedBy: keysOf,
  async visible(ctx, repId, keys) {
    const isTouched = keys === null || keys.includes(repId) || keys.includes(EVERYBODY);
    if (isTouched) return [repId];
    const team = ctx.viewer.teamIds.some(id => keys.includes(id));
    return team || (await findConcern(ctx, repId, keys.filter(isLead))) ? [repId] : [];
  },
};

function keysOf({ type, leadId, repId, teamId, body }: LoggedEvent): readonly string[] {
  if (type === 'stageChanged') return [EVERYBODY];
  if (type === 'repChanged') return repId ? [repId] : [];
  if (!EVENTS.has(type)) return [];
  const before = body.before as { ownerId?: string | null } | null | undefined;
  const team = type === 'offerChanged' ? teamId : null;
  return [leadId, repId, before?.ownerId, team].filter(key => key != null);
}

const isLead = (key: string): boolean => key.startsWith('lead_');

/** What an inbox is opened with. */
export interface InboxOrder {
  readonly repId: string;
  readonly first: number;
  readonly minIntervalMs: number;
}

/**
 * Opens the inbox of a rep: the day as it is, then what changed of its first items. The day is worked out anew whenever something
 * happened that may change it, and at each heartbeat, so that what only the clock makes due comes at its pace.
 */
export async function openInbox(ctx: Ctx, order: InboxOrder): Promise<AsyncIterableIterator<Inbox>> {
  const { repId, minIntervalMs } = order;
  const states = await openStateFeed(ctx, inboxFeed, { filter: repId, minIntervalMs });
  return new InboxIterator(states, order, { viewer: ctx.viewer, runtime: ctx.runtime });
}

class InboxIterator implements AsyncIterableIterator<Inbox> {
  private told: Map<string, string> | null = null;

  constructor(
    private readonly states: AsyncIterableIterator<StateBatch>,
    private readonly order: InboxOrder,
    private readonly parts: { readonly viewer: Viewer; readonly runtime: Ctx['runtime'] },
  ) {}

  async next(): Promise<IteratorResult<Inbox>> {
    const state = await this.states.next();
    if (state.done) return { done: true, value: undefined };
    return { done: false, value: await this.frameOf(state.value) };
  }

  async return(): Promise<IteratorResult<Inbox>> {
    await this.states.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async frameOf({ cursor }: StateBatch): Promise<Inbox> {
    const ctx = await this.parts.runtime.contextFor(this.parts.viewer);
    const day = ((await findDay(ctx, this.order.repId)) ?? []).slice(0, this.order.first);
    const before = this.told;
    const now = new Map(day.map(item => [item.leadId, JSON.stringify(item)] as const));
    this.told = now;
    return {
      cursor,
      isSnapshot: before === null,
      items: day.filter(({ leadId }) => before?.get(leadId) !== now.get(leadId)),
      removedIds: [...(before?.keys() ?? [])].filter(leadId => !now.has(leadId)),
    };
  }
}
