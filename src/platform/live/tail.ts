import { serviceUnavailable } from '../errors.js';
import { bumpEpoch } from '../events/epoch.js';
import type { LoggedEvent } from '../events/event.js';
import { type LogHead, type Queryable, readEvents, readHead } from '../events/log.js';
import type { Logger } from '../log.js';
import type { Place } from './cursor.js';
import { LIVE_LIMITS } from './limits.js';

const LOOKS_LIMIT = 3;

/** Who hears of new events on this node. Must not throw and must not wait. */
export interface TailListener {
  onEvents(events: readonly LoggedEvent[]): void;
  /** The history was set back: nothing that was given before can be gone on from. */
  onEpoch(): void;
  /** The tail itself lost its place: go back to reading from your own. */
  onGap(): void;
}

/** A position from which the log cannot be read any more. */
export class LostPlace extends Error {
  constructor(
    readonly kind: 'EXPIRED' | 'EPOCH',
    readonly head: LogHead,
  ) {
    super(kind === 'EXPIRED' ? 'the position is below the floor of the log' : 'the position is of another epoch');
  }
}

/**
 * One node's view of the end of the log: a ring of the last events, each with `pos = last + 1`, checked here. Whoever
 * feeds it may repeat, skip or fall silent: a hole is filled from the log, and in silence the head is asked.
 */
export class Tail {
  private place: Place = { epoch: 0, pos: 0 };
  private ring: LoggedEvent[] = [];
  private readonly listeners: TailListener[] = [];
  private checking: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private heardAtMs = 0;
  /** Set while the stream cannot be read: then the head is asked more often. */
  isBlind = false;

  constructor(
    private readonly db: Queryable,
    private readonly log: Logger,
  ) {}

  get epoch(): number {
    return this.place.epoch;
  }

  get pos(): number {
    return this.place.pos;
  }

  async start(): Promise<void> {
    const { epoch, pos } = await readHead(this.db);
    this.place = { epoch, pos };
    this.timer = setInterval(() => this.lookWhenSilent(), LIVE_LIMITS.checkBlindMs).unref();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Listeners are told in the order in which they came. */
  listen(listener: TailListener): void {
    this.listeners.push(listener);
  }

  /** Takes what a feeder has: repeats are dropped, a hole or another epoch sends us to the log. */
  accept(events: readonly LoggedEvent[]): void {
    const fresh = events.filter(event => event.pos > this.pos || event.epoch !== this.epoch);
    const first = fresh[0];
    if (fresh.length < events.length && events.some(event => this.contradicts(event))) return void this.beginEpoch();
    if (!first) return;
    if (first.epoch !== this.epoch || first.pos !== this.pos + 1 || !areDense(fresh)) return void this.check();
    this.append(fresh);
  }

  /** The events after a position as far as this node knows, or null where the ring does not reach back so far. */
  fromRing(after: number, limitRows: number): readonly LoggedEvent[] | null {
    const oldest = this.ring[0]?.pos ?? this.pos + 1;
    if (after < oldest - 1) return null;
    const start = after - oldest + 1;
    return this.ring.slice(start, start + limitRows);
  }

  /** The same from the log, never beyond what this node knows; throws LostPlace where continuity cannot be proven. */
  async fromLog(after: Place, limitRows: number): Promise<readonly LoggedEvent[]> {
    if (after.epoch !== this.epoch) throw new LostPlace('EPOCH', await readHead(this.db));
    const rows = await readEvents(this.db, after.pos, limitRows);
    const isSound =
      rows[0]?.pos === after.pos + 1 && areDense(rows) && rows.every(event => event.epoch === after.epoch);
    if (isSound) return rows.filter(event => event.pos <= this.pos);
    const head = await readHead(this.db);
    if (head.epoch !== after.epoch) throw new LostPlace('EPOCH', head);
    if (head.floor > after.pos) throw new LostPlace('EXPIRED', head);
    if (rows.length === 0) return [];
    throw new LostPlace('EPOCH', head);
  }

  /** Makes sure that a place can be read from on this node; throws LostPlace otherwise. */
  async prove(place: Place): Promise<void> {
    if (place.epoch === this.epoch && place.pos <= this.pos && this.fromRing(place.pos, 0)) return;
    const head = await readHead(this.db);
    if (place.epoch !== head.epoch) throw new LostPlace('EPOCH', head);
    if (place.pos > head.pos) throw new LostPlace('EPOCH', await this.beginEpochOn(head));
    if (place.pos < head.floor) throw new LostPlace('EXPIRED', head);
    await this.reach(place);
  }

  /** The head is known to be there or beyond, so two looks are enough unless the database is away. */
  private async reach(place: Place): Promise<void> {
    for (let look = 0; look < LOOKS_LIMIT && (place.pos > this.pos || place.epoch !== this.epoch); look++)
      await this.check();
    if (place.pos > this.pos || place.epoch !== this.epoch) throw serviceUnavailable();
  }

  /** Compares with the head and takes what is missing from the log. Whoever asks while it runs shares that run. */
  check(): Promise<void> {
    this.checking ??= this.compare()
      .catch(err => this.log.warn({ err }, 'the end of the log cannot be read'))
      .finally(() => {
        this.checking = null;
        this.heardAtMs = performance.now();
      });
    return this.checking;
  }

  private async compare(): Promise<void> {
    const before = this.place;
    const head = await readHead(this.db);
    if (head.epoch !== before.epoch) return this.changeEpoch(head);
    if (head.pos < before.pos) return this.beginEpoch();
    while (this.pos < head.pos && this.epoch === head.epoch) {
      const rows = await readEvents(this.db, this.pos, LIVE_LIMITS.logReadRows);
      const fresh = rows.filter(event => event.pos > this.pos);
      if (fresh.length === 0 && this.pos >= head.pos) return;
      if (fresh[0]?.pos !== this.pos + 1 || !areDense(fresh)) return this.loseSight(await readHead(this.db));
      if (fresh.some(event => event.epoch !== this.epoch)) return this.changeEpoch(await readHead(this.db));
      this.append(fresh);
    }
  }

  private append(events: readonly LoggedEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    this.ring.push(...events);
    if (this.ring.length > LIVE_LIMITS.ringEvents * 1.2) this.ring = this.ring.slice(-LIVE_LIMITS.ringEvents);
    this.place = { epoch: this.epoch, pos: last.pos };
    this.heardAtMs = performance.now();
    for (const listener of this.listeners) listener.onEvents(events);
  }

  /** The same position with another content: PostgreSQL went back in time behind our back. */
  private contradicts(event: LoggedEvent): boolean {
    const oldest = this.ring[0]?.pos ?? this.pos + 1;
    const known = event.epoch === this.epoch ? this.ring[event.pos - oldest] : undefined;
    return (
      known !== undefined && (known.subjectId !== event.subjectId || known.subjectVersion !== event.subjectVersion)
    );
  }

  private beginEpoch(): Promise<void> {
    return this.beginEpochOn({ ...this.place, floor: 0 }).then(
      () => undefined,
      err => this.log.warn({ err }, 'the new epoch cannot be written'),
    );
  }

  private async beginEpochOn(seen: LogHead): Promise<LogHead> {
    const head = (await bumpEpoch(this.db, seen.epoch)) ?? (await readHead(this.db));
    this.changeEpoch(head);
    return head;
  }

  private changeEpoch(head: LogHead): void {
    if (head.epoch === this.epoch) return;
    this.log.warn({ epoch: head.epoch, pos: head.pos }, 'a new epoch of the event log has begun');
    this.place = { epoch: head.epoch, pos: head.pos };
    this.ring = [];
    for (const listener of this.listeners) listener.onEpoch();
  }

  private loseSight(head: LogHead): void {
    if (head.epoch !== this.epoch) {
      this.changeEpoch(head);
      return;
    }
    this.place = { epoch: head.epoch, pos: head.pos };
    this.ring = [];
    for (const listener of this.listeners) listener.onGap();
  }

  private lookWhenSilent(): void {
    const silentMs = performance.now() - this.heardAtMs;
    if (silentMs >= (this.isBlind ? LIVE_LIMITS.checkBlindMs : LIVE_LIMITS.checkIdleMs)) void this.check();
  }
}

function areDense(events: readonly LoggedEvent[]): boolean {
  return events.every((event, index) => event.pos === (events[0]?.pos ?? 0) + index);
}
