import type { LoggedEvent } from '../events/event.js';
import type { Logger } from '../log.js';
import type { Cursors } from './cursor.js';
import { LIVE_LIMITS } from './limits.js';
import { StateBatch, type StateSource } from './state-batch.js';
import type { Tail } from './tail.js';

export interface StateMember {
  /** Told of every key that is touched while the member still reads its first state. */
  touch(keys: readonly string[]): void;
  offer(batch: StateBatch): void;
}

export interface StateGroupParts {
  readonly source: StateSource;
  readonly tail: Tail;
  readonly cursors: Cursors;
  readonly log: Logger;
}

/**
 * All subscriptions of one state feed with one filter, interval and policy class. Touched keys are gathered and asked
 * about once for all: what is visible is sent, what was shown and is not visible any more is named as removed.
 */
export class StateGroup {
  private readonly members = new Set<StateMember>();
  private readonly shown = new Set<string>();
  private dirty = new Set<string>();
  private isAllDirty = false;
  private isFlushing = false;
  private timer: NodeJS.Timeout | null = null;
  private sentAtMs = 0;
  /** When the first member came: its snapshot stands for a heartbeat, but does not hold up the first change. */
  private openedAtMs = 0;

  constructor(readonly parts: StateGroupParts) {}

  onEvents(events: readonly LoggedEvent[]): void {
    const keys = events.flatMap(event => [...this.parts.source.keysTouchedBy(event)]);
    if (keys.length === 0 || this.members.size === 0) return;
    for (const member of this.members) member.touch(keys);
    this.markDirty(keys);
  }

  /** Nothing that was heard can be relied on: everything is asked again. */
  markAllDirty(): void {
    this.isAllDirty = true;
    if (this.members.size > 0) this.schedule(this.parts.source.minIntervalMs);
  }

  /** Armed before the first state is read, so that nothing falls between. */
  arm(member: StateMember): void {
    if (this.members.size === 0) this.openedAtMs = performance.now();
    this.members.add(member);
  }

  leave(member: StateMember): void {
    this.members.delete(member);
    if (this.members.size > 0) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.shown.clear();
    this.dirty.clear();
  }

  /** All that may be seen now, in frames; at least one, so that an empty state is told too. */
  async snapshot(): Promise<StateBatch[]> {
    const cursor = this.cursor();
    const ids = await this.parts.source.visible(null);
    for (const id of ids) this.shown.add(id);
    return framesOf(ids, []).map(part => new StateBatch(cursor, part, true));
  }

  /** Keys touched while a member read its first state are asked about again, once it knows what it has shown. */
  markDirty(keys: Iterable<string>): void {
    for (const key of keys) this.dirty.add(key);
    if (this.dirty.size > 0) this.schedule(this.parts.source.minIntervalMs);
  }

  beat(nowMs: number): void {
    const silentMs = nowMs - Math.max(this.sentAtMs, this.openedAtMs);
    if (this.members.size === 0 || this.isFlushing || silentMs < LIVE_LIMITS.heartbeatMs) return;
    this.give(new StateBatch(this.cursor(), { ids: [], removedIds: [] }, false));
  }

  private schedule(intervalMs: number): void {
    if (this.timer || this.isFlushing) return;
    const waitMs = Math.max(0, this.sentAtMs + intervalMs - performance.now());
    this.timer = setTimeout(() => void this.flush(), waitMs);
  }

  private async flush(): Promise<void> {
    this.timer = null;
    this.isFlushing = true;
    const { dirty, isAllDirty } = this;
    this.dirty = new Set();
    this.isAllDirty = false;
    let waitMs = this.parts.source.minIntervalMs;
    try {
      for (const batch of await this.changes(isAllDirty ? null : [...dirty])) this.give(batch);
    } catch (err) {
      this.parts.log.warn({ err, feed: this.parts.source.name }, 'the state cannot be read and will be asked again');
      for (const key of dirty) this.dirty.add(key);
      this.isAllDirty ||= isAllDirty;
      this.sentAtMs = performance.now();
      waitMs = LIVE_LIMITS.stateRetryMs;
    }
    this.isFlushing = false;
    if (this.members.size > 0 && (this.dirty.size > 0 || this.isAllDirty)) this.schedule(waitMs);
  }

  private async changes(keys: readonly string[] | null): Promise<StateBatch[]> {
    const cursor = this.cursor();
    const visible = await this.parts.source.visible(keys);
    const isVisible = new Set(visible);
    const removedIds = [...(keys ?? this.shown)].filter(id => this.shown.has(id) && !isVisible.has(id));
    for (const id of visible) this.shown.add(id);
    for (const id of removedIds) this.shown.delete(id);
    if (visible.length + removedIds.length === 0) return [];
    return framesOf(visible, removedIds).map(part => new StateBatch(cursor, part, false));
  }

  private give(batch: StateBatch): void {
    this.sentAtMs = performance.now();
    for (const member of [...this.members]) member.offer(batch);
  }

  private cursor(): string {
    return this.parts.cursors.seal({ epoch: this.parts.tail.epoch, pos: this.parts.tail.pos });
  }
}

function framesOf(
  ids: readonly string[],
  removedIds: readonly string[],
): { ids: readonly string[]; removedIds: readonly string[] }[] {
  const size = LIVE_LIMITS.stateFrameIds;
  const count = Math.max(1, Math.ceil(ids.length / size), Math.ceil(removedIds.length / size));
  return Array.from({ length: count }, (_, index) => ({
    ids: ids.slice(index * size, (index + 1) * size),
    removedIds: removedIds.slice(index * size, (index + 1) * size),
  }));
}
