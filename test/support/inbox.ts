import type { As } from './app.js';
import type { DayItemPartsFragment, InboxChangedSubscription, MyDayQuery } from './generated/graphql.js';
import type { Listener } from './listener.js';
import type { Walk } from './walk.js';

/** What a busy machine may take for the next frame; a heartbeat comes in any case. */
const FRAME_MS = 40_000;

export type Frame = InboxChangedSubscription['inboxChanged'];

/** What a client knows of an inbox: each frame is folded into it as the manual says. */
export type Folded = ReadonlyMap<string, DayItemPartsFragment>;

/** Folds frames; with a slip, as a client that does not do one part of it. */
export function fold(frames: readonly Frame[], slip: { keepsRemoved?: boolean; keepsOld?: boolean } = {}): Folded {
  const known = new Map<string, DayItemPartsFragment>();
  for (const { isSnapshot, items, removedIds } of frames) {
    if (isSnapshot) known.clear();
    for (const item of items) if (!(slip.keepsOld && known.has(item.leadId))) known.set(item.leadId, item);
    if (!slip.keepsRemoved) for (const id of removedIds) known.delete(id);
  }
  return known;
}

/** What tells a state: every item with its reasons, in their order. */
export const inShort = (items: Iterable<DayItemPartsFragment>): string[] =>
  [...items].map(item => `${item.leadId} ${item.points} ${item.reasons.map(({ kind }) => kind).join('+')}`).toSorted();

/** The whole day of a rep. */
export async function dayOf(walk: Walk, as: As, variables: object = {}): Promise<readonly DayItemPartsFragment[]> {
  const { myDay } = await walk.ask<MyDayQuery>('MyDay', { first: 100, ...variables }, as);
  return myDay?.nodes ?? [];
}

/** Reads an inbox until the state that was folded is as wanted; gives every frame so far. */
export async function readUntil(
  feed: Listener<InboxChangedSubscription>,
  frames: Frame[],
  isThere: (folded: Folded) => boolean,
): Promise<Folded> {
  while (frames.length === 0 || !isThere(fold(frames))) {
    const frame = (await feed.next(FRAME_MS)).data?.inboxChanged;
    if (!frame) throw new Error('the inbox ended');
    frames.push(frame);
  }
  return fold(frames);
}
