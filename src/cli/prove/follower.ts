import { createFeed } from '../../../web/feed.js';
import type { TokenOrder } from '../../platform/access/tokens.js';
import { Role } from '../../platform/access/viewer.js';
import type { LoggedEvent } from '../../platform/events/event.js';
import { openCaller } from './caller.js';
import { type Sight, sightsOf } from './history.js';
import type { Entry } from './listened.js';
import { FEEDS } from './operations.js';
import type { Place } from './place.js';

/** Who follows which feed, and what of the log that feed must then tell. */
export interface Listening {
  readonly name: string;
  readonly feed: keyof typeof FEEDS;
  readonly order: TokenOrder;
  readonly filter?: object;
  sees(sight: Sight): boolean;
}

/** A client that follows a feed with the client library that the package ships. */
export interface Follower {
  readonly listening: Listening;
  readonly seen: readonly Entry[];
  /** A fault after which the client stopped by itself. */
  readonly fault: string | null;
  stop(): void;
}

interface Told {
  readonly leadId: string;
  readonly isGone: boolean;
  readonly version: number;
  readonly toStage?: { readonly id: string };
  readonly toRep?: { readonly id: string } | null;
}

interface Frame {
  readonly cursor: string;
  readonly events: readonly (Told & { readonly cursor: string })[];
}

/** Follows from a cursor on. */
export async function follow(place: Place, listening: Listening, after: string): Promise<Follower> {
  const { token } = await openCaller(place.url, listening.order, place.access);
  const seen: Entry[] = [];
  let fault: string | null = null;
  const feed = createFeed<Frame>({
    url: `${place.url.replace(/^http/, 'ws')}/graphql`,
    token: () => token,
    query: FEEDS[listening.feed],
    variables: listening.filter ? { filter: listening.filter } : {},
    after,
    onFrame: frame => void seen.push(...frame.events.map(entryOf)),
    onReset: code => {
      fault = code;
    },
    onError: (code, message) => {
      fault = `${code} ${message}`;
    },
  });
  return {
    listening,
    seen,
    get fault() {
      return fault;
    },
    stop: () => feed.stop(),
  };
}

/** What the log says that this client must see of the events after a position. */
export function expectedOf(history: readonly LoggedEvent[], { feed, sees }: Listening): Entry[] {
  return history.flatMap(event => {
    const sights = sightsOf(event);
    const isTold =
      feed === 'leadAssigned'
        ? event.type === 'leadAssigned'
        : event.type === 'leadMoved' || event.type === 'leadCreated';
    if (!sights || !isTold) return [];
    const was = sights.before !== null && sees(sights.before);
    const is = sees(sights.after);
    if (!was && !is) return [];
    const target = feed === 'leadAssigned' ? sights.after.ownerId : sights.after.stageId;
    return [{ leadId: event.subjectId, version: event.subjectVersion, isGone: !is, target: is ? target : null }];
  });
}

/** Four listeners: everything of both feeds, a filter, and a rep with what it may see. */
export function fourListenings({ repId, stageIds }: { repId: string; stageIds: readonly string[] }): Listening[] {
  const admin = { subject: 'listener', role: Role.ADMIN };
  return [
    { name: 'all stages', feed: 'leadStageChanged', order: admin, sees: () => true },
    { name: 'all holders', feed: 'leadAssigned', order: admin, sees: () => true },
    {
      name: 'some stages',
      feed: 'leadStageChanged',
      order: admin,
      filter: { stageIds },
      sees: sight => stageIds.includes(sight.stageId),
    },
    {
      name: 'a rep',
      feed: 'leadAssigned',
      order: { subject: repId, role: Role.REP, repId },
      sees: sight => isSeenBy(repId, sight),
    },
  ];
}

/** The law of sight for a rep, said again: its own leads, those in pools, and ended ones that it held last. */
function isSeenBy(repId: string, { ownerId, placement, lastOwnerId }: Sight): boolean {
  return ownerId === repId || placement === 'POOLED' || (placement === 'ENDED' && lastOwnerId === repId);
}

function entryOf({ leadId, version, isGone, toStage, toRep }: Told): Entry {
  return { leadId, version, isGone, target: isGone ? null : (toStage?.id ?? toRep?.id ?? null) };
}
