import type { Viewer } from '../access/viewer.js';
import type { LoggedEvent } from '../events/event.js';
import type { Cursors, Place } from './cursor.js';
import { LogBatch, type LogFeed } from './feeds.js';
import { LIVE_LIMITS } from './limits.js';
import type { Tail } from './tail.js';

type Stamped<Entry> = Entry & { readonly cursor: string };
type Placed<Entry> = { readonly entry: Stamped<Entry>; readonly pos: number };

/** A listener that has caught up and takes what the group gives. */
export interface LogMember<Entry> {
  offer(batch: LogBatch<Entry>): void;
  fail(error: unknown): void;
  goBack(): void;
}

export interface LogGroupParts<Filter, Entry extends object> {
  readonly feed: LogFeed<Filter, Entry>;
  readonly filter: Filter;
  readonly viewer: Viewer;
  readonly scope: Buffer;
  readonly tail: Tail;
  readonly cursors: Cursors;
}

/**
 * All subscriptions of one feed with one filter and one policy class. What happens now is turned into frames once for
 * all of them. An idle group sends at once; within 20 ms of the last frame it gathers.
 */
export class LogGroup<Filter, Entry extends object> {
  private readonly members = new Set<LogMember<Entry>>();
  /** Frames of the past that several may want at about the same time, by the position before them. */
  private readonly past = new Map<string, LogBatch<Entry>>();
  private pending: Placed<Entry>[] = [];
  private sentAtMs = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(readonly parts: LogGroupParts<Filter, Entry>) {}

  onEvents(events: readonly LoggedEvent[]): void {
    if (this.members.size === 0) return;
    try {
      for (const event of events) this.take(event, this.pending);
    } catch (error) {
      this.failAll(error);
    }
    if (this.pending.length > 0) this.schedule();
  }

  /** A member joins at the group's position: what is gathered belongs to the others, so it goes out first. */
  join(member: LogMember<Entry>): void {
    if (this.pending.length > 0) this.flush();
    // The first member has just had its own frame, so the group owes no heartbeat yet.
    if (this.members.size === 0) this.sentAtMs = performance.now();
    this.members.add(member);
  }

  leave(member: LogMember<Entry>): void {
    this.members.delete(member);
    if (this.members.size === 0) this.rest();
  }

  failAll(error: unknown): void {
    const members = [...this.members];
    this.members.clear();
    this.rest();
    this.past.clear();
    for (const member of members) member.fail(error);
  }

  sendAllBack(): void {
    const members = [...this.members];
    this.members.clear();
    this.rest();
    for (const member of members) member.goBack();
  }

  /** An empty frame when nothing was sent for long: it moves the cursor and is the heartbeat. */
  beat(nowMs: number): void {
    this.past.clear();
    if (this.members.size > 0 && nowMs - this.sentAtMs >= LIVE_LIMITS.heartbeatMs) this.flush();
  }

  /**
   * The next frame of the past: at most 100 entries out of at most 1,000 events, from the ring or the log. It stays in
   * memory while others may be at the same position. Throws LostPlace.
   */
  async readAfter(after: Place): Promise<LogBatch<Entry>> {
    const key = `${after.epoch}-${after.pos}`;
    const known = this.past.get(key);
    if (known) return known;
    const { tail } = this.parts;
    // From the ring there is no wait, so a reader that has come so far cannot be overtaken for ever.
    const ring = after.epoch === tail.epoch ? tail.fromRing(after.pos, LIVE_LIMITS.logReadRows) : null;
    const batch = this.frameOf(ring ?? (await tail.fromLog(after, LIVE_LIMITS.logReadRows)), after);
    if (!batch.isUpToDate) this.keep(key, batch);
    return batch;
  }

  private frameOf(events: readonly LoggedEvent[], after: Place): LogBatch<Entry> {
    const entries: Placed<Entry>[] = [];
    let pos = after.pos;
    for (const event of events) {
      if (entries.length === LIVE_LIMITS.frameEntries) break;
      this.take(event, entries);
      pos = event.pos;
    }
    return this.batch(entries, { isUpToDate: pos >= this.parts.tail.pos, pos });
  }

  private keep(key: string, batch: LogBatch<Entry>): void {
    if (this.past.size >= LIVE_LIMITS.sharedReads) this.past.delete(this.past.keys().next().value ?? '');
    this.past.set(key, batch);
  }

  private take(event: LoggedEvent, into: Placed<Entry>[]): void {
    const { feed, filter, viewer, cursors, scope } = this.parts;
    const entry = feed.entryOf(event, filter, viewer);
    if (entry === null) return;
    const place = { epoch: event.epoch, pos: event.pos };
    // Sealed only where a document asks for it.
    const stamped = Object.defineProperty({ ...entry }, 'cursor', {
      get: () => cursors.seal(place, scope),
    }) as Stamped<Entry>;
    into.push({ entry: stamped, pos: event.pos });
  }

  private schedule(): void {
    if (this.timer) return;
    const waitMs = this.sentAtMs + LIVE_LIMITS.gatherMs - performance.now();
    if (waitMs <= 0) this.flush();
    else this.timer = setTimeout(() => this.flush(), waitMs);
  }

  private flush(): void {
    const entries = this.pending;
    this.rest();
    const { pos } = this.parts.tail;
    const frames = Math.max(1, Math.ceil(entries.length / LIVE_LIMITS.frameEntries));
    for (let frame = 0; frame < frames; frame++) {
      const part = entries.slice(frame * LIVE_LIMITS.frameEntries, (frame + 1) * LIVE_LIMITS.frameEntries);
      const end = frame === frames - 1 ? pos : (part.at(-1)?.pos ?? pos);
      this.give(this.batch(part, { isUpToDate: true, pos: end }));
    }
  }

  private give(batch: LogBatch<Entry>): void {
    this.sentAtMs = performance.now();
    for (const member of [...this.members]) member.offer(batch);
  }

  private batch(placed: readonly Placed<Entry>[], end: { isUpToDate: boolean; pos: number }): LogBatch<Entry> {
    const { cursors, tail, scope } = this.parts;
    const cursor = cursors.seal({ epoch: tail.epoch, pos: end.pos }, scope);
    return new LogBatch(
      cursor,
      placed.map(({ entry }) => entry),
      end,
    );
  }

  private rest(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.pending = [];
  }
}
