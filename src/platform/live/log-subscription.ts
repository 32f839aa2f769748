import { setTimeout as pause } from 'node:timers/promises';
import { cursorExpired, epochChanged } from '../errors.js';
import { isOutage } from '../http/outage.js';
import type { Place } from './cursor.js';
import type { LogBatch } from './feeds.js';
import { FeedIterator } from './iterator.js';
import { LIVE_LIMITS } from './limits.js';
import type { LogGroup, LogMember } from './log-group.js';
import { LostPlace } from './tail.js';

const OUTAGE_PAUSE_MS = 250;

/**
 * One subscriber of a log feed. States: *catching up* (reads frames of the past at its own pace, from its own
 * position) and *live* (takes the group's frames). A reader too slow for the group loses its queue, never its
 * position, and catches up again.
 */
export class LogSubscription<Filter, Entry extends object>
  extends FeedIterator<LogBatch<Entry>>
  implements LogMember<Entry>
{
  private isLive = false;
  private hasSent = false;
  private sentAtMs = 0;
  private queue: LogBatch<Entry>[] = [];
  private waitingEvents = 0;

  constructor(
    private readonly group: LogGroup<Filter, Entry>,
    private place: Place,
    onClose: () => void,
  ) {
    super(onClose);
  }

  offer(batch: LogBatch<Entry>): void {
    if (batch.pos < this.place.pos || (batch.events.length === 0 && this.queue.length > 0)) return;
    this.queue.push(batch);
    if (this.queue.length > 1 && this.isTooMuch(batch)) {
      this.goBack();
      return;
    }
    this.waitingEvents += batch.events.length;
    this.rouse();
  }

  /** Back to reading from the own position. */
  goBack(): void {
    this.group.leave(this);
    this.isLive = false;
    this.empty();
    this.rouse();
  }

  protected async advance(): Promise<LogBatch<Entry> | null> {
    const queued = this.queue.shift();
    if (queued) return this.deliver(this.unload(queued));
    return this.isLive ? null : this.catchUp();
  }

  protected release(): void {
    this.group.leave(this);
    this.empty();
  }

  private async catchUp(): Promise<LogBatch<Entry>> {
    for (;;) {
      const batch = await this.readOrExplain();
      if (batch === null) continue;
      const { tail } = this.group.parts;
      this.place = { epoch: this.place.epoch, pos: batch.pos };
      if (batch.isUpToDate && batch.pos >= tail.pos && tail.epoch === this.place.epoch) {
        this.isLive = true;
        this.group.join(this);
      }
      if (batch.events.length > 0 || this.isLive || this.isSilent()) return this.deliver(batch);
    }
  }

  private async readOrExplain(): Promise<LogBatch<Entry> | null> {
    const { cursors, scope } = this.group.parts;
    try {
      return await this.group.readAfter(this.place);
    } catch (error) {
      if (error instanceof LostPlace) throw explain(error, place => cursors.seal(place, scope));
      if (!isOutage(error)) throw error;
      await pause(OUTAGE_PAUSE_MS);
      return null;
    }
  }

  private isSilent(): boolean {
    return !this.hasSent || performance.now() - this.sentAtMs >= LIVE_LIMITS.heartbeatMs;
  }

  private deliver(batch: LogBatch<Entry>): LogBatch<Entry> {
    this.place = { epoch: this.place.epoch, pos: batch.pos };
    this.hasSent = true;
    this.sentAtMs = performance.now();
    return batch;
  }

  private isTooMuch(batch: LogBatch<Entry>): boolean {
    if (this.waitingEvents + batch.events.length > LIVE_LIMITS.waitingEvents) return true;
    return this.queue.reduce((sum, waiting) => sum + waiting.bytes, 0) > LIVE_LIMITS.waitingBytes;
  }

  private unload(batch: LogBatch<Entry>): LogBatch<Entry> {
    this.waitingEvents -= batch.events.length;
    return batch;
  }

  private empty(): void {
    this.queue = [];
    this.waitingEvents = 0;
  }
}

/** What the subscriber is told when its place cannot be gone on from. */
export function explain(lost: LostPlace, seal: (place: Place) => string): Error {
  const { epoch, floor, pos } = lost.head;
  return lost.kind === 'EXPIRED' ? cursorExpired(seal({ epoch, pos: Math.min(floor, pos) })) : epochChanged();
}
