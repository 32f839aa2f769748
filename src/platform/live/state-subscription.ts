import { FeedIterator } from './iterator.js';
import { StateBatch } from './state-batch.js';
import type { StateGroup, StateMember } from './state-group.js';

/**
 * One subscriber of a state feed: first the frames of the present state, then the group's. A slow reader keeps one
 * waiting frame and, for whatever comes on top, only the newest state of each key.
 */
export class StateSubscription extends FeedIterator<StateBatch> implements StateMember {
  private first: StateBatch[] = [];
  private missed: Set<string> | null = new Set();
  private waiting: StateBatch | null = null;
  private merged: { cursor: string; isShown: Map<string, boolean> } | null = null;

  constructor(
    private readonly group: StateGroup,
    onClose: () => void,
  ) {
    super(onClose);
  }

  /** Listens first, then reads; what was touched in between is asked about again. */
  async open(): Promise<void> {
    this.group.arm(this);
    try {
      this.first = await this.group.snapshot();
    } catch (error) {
      await this.return();
      throw error;
    }
    const missed = this.missed ?? [];
    this.missed = null;
    this.group.markDirty(missed);
  }

  touch(keys: readonly string[]): void {
    for (const key of keys) this.missed?.add(key);
  }

  offer(batch: StateBatch): void {
    if (this.missed) return;
    if (this.waiting === null && this.merged === null) this.waiting = batch;
    else if (batch.ids.length + batch.removedIds.length > 0) this.merge(batch);
    this.rouse();
  }

  protected async advance(): Promise<StateBatch | null> {
    const first = this.first.shift();
    if (first) return first;
    return this.takeWaiting() ?? this.takeMerged();
  }

  protected release(): void {
    this.group.leave(this);
    this.first = [];
    this.waiting = null;
    this.merged = null;
  }

  private merge(batch: StateBatch): void {
    const isShown = this.merged?.isShown ?? new Map<string, boolean>();
    for (const part of this.waiting ? [this.waiting, batch] : [batch]) {
      for (const id of part.ids) isShown.set(id, true);
      for (const id of part.removedIds) isShown.set(id, false);
    }
    this.waiting = null;
    this.merged = { cursor: batch.cursor, isShown };
  }

  private takeWaiting(): StateBatch | null {
    const batch = this.waiting;
    this.waiting = null;
    return batch;
  }

  private takeMerged(): StateBatch | null {
    const { merged } = this;
    this.merged = null;
    if (!merged) return null;
    const ids = [...merged.isShown.keys()].filter(id => merged.isShown.get(id));
    const removedIds = [...merged.isShown.keys()].filter(id => !merged.isShown.get(id));
    return new StateBatch(merged.cursor, { ids, removedIds }, false);
  }
}
