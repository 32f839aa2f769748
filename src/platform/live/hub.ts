import { policyClass, type Viewer } from '../access/viewer.js';
import { badUserInput, epochChanged } from '../errors.js';
import type { LoggedEvent } from '../events/event.js';
import type { Logger } from '../log.js';
import { type Cursors, canonical, type Place, scopeOf } from './cursor.js';
import type { LogBatch, LogFeed, LogFeedArgs, LogFeedOpener } from './feeds.js';
import { LIVE_LIMITS } from './limits.js';
import { LogGroup } from './log-group.js';
import { explain, LogSubscription } from './log-subscription.js';
import type { StateBatch, StateSource } from './state-batch.js';
import { StateGroup } from './state-group.js';
import { StateSubscription } from './state-subscription.js';
import { LostPlace, type Tail, type TailListener } from './tail.js';

/** What every group offers the hub, whatever its filter and entries. */
interface Group {
  onEvents(events: readonly LoggedEvent[]): void;
  onEpoch(): void;
  onGap(): void;
  beat(nowMs: number): void;
}

interface Shelf {
  readonly group: Group;
  readonly held: unknown;
  listeners: number;
}

export interface HubParts {
  readonly tail: Tail;
  readonly cursors: Cursors;
  readonly log: Logger;
}

const BEAT_MS = 1000;

/** All feeds of one node. Subscriptions that ask the same and may see the same form a group and share its frames. */
export class Hub implements TailListener, LogFeedOpener {
  private readonly shelves = new Map<string, Shelf>();
  private openIterators = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly parts: HubParts) {
    parts.tail.listen(this);
    this.timer = setInterval(() => this.beat(), BEAT_MS).unref();
  }

  get groups(): number {
    return this.shelves.size;
  }

  get iterators(): number {
    return this.openIterators;
  }

  async openLog<Filter, Entry extends object>(
    viewer: Viewer,
    feed: LogFeed<Filter, Entry>,
    { after, filter }: LogFeedArgs<Filter>,
  ): Promise<AsyncIterableIterator<LogBatch<Entry>>> {
    const scope = scopeOf(feed.name, filter);
    const { tail, cursors } = this.parts;
    const place = after == null ? null : cursors.open(after, scope);
    if (place) await this.prove(place, scope);
    const key = `log\n${feed.name}\n${canonical(filter)}\n${policyClass(viewer)}`;
    const group = this.take(key, () => new LogGroup({ feed, filter, viewer, scope, tail, cursors }), asLogGroup);
    return new LogSubscription(group, place ?? { epoch: tail.epoch, pos: tail.pos }, () => this.putBack(key));
  }

  async openState(source: StateSource): Promise<AsyncIterableIterator<StateBatch>> {
    checkInterval(source.minIntervalMs);
    const key = `state\n${source.name}\n${canonical(source.filter)}\n${source.minIntervalMs}\n${policyClass(source.viewer)}`;
    const group = this.take(key, () => new StateGroup({ ...this.parts, source }), asStateGroup);
    const subscription = new StateSubscription(group, () => this.putBack(key));
    await subscription.open();
    return subscription;
  }

  onEvents(events: readonly LoggedEvent[]): void {
    for (const shelf of this.shelves.values()) this.tell(shelf.group, events);
  }

  onEpoch(): void {
    for (const shelf of this.shelves.values()) shelf.group.onEpoch();
  }

  onGap(): void {
    for (const shelf of this.shelves.values()) shelf.group.onGap();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async prove(place: Place, scope: Buffer): Promise<void> {
    try {
      await this.parts.tail.prove(place);
    } catch (error) {
      if (error instanceof LostPlace) throw explain(error, at => this.parts.cursors.seal(at, scope));
      throw error;
    }
  }

  /** A feed that fails on an event must not keep it from the others. */
  private tell(group: Group, events: readonly LoggedEvent[]): void {
    try {
      group.onEvents(events);
    } catch (err) {
      this.parts.log.error({ err }, 'a feed failed on an event');
    }
  }

  private take<Held>(key: string, make: () => Held, wrap: (held: Held) => Group): Held {
    this.openIterators++;
    const known = this.shelves.get(key);
    if (known) {
      known.listeners++;
      return known.held as Held;
    }
    const held = make();
    this.shelves.set(key, { group: wrap(held), held, listeners: 1 });
    return held;
  }

  private putBack(key: string): void {
    this.openIterators--;
    const shelf = this.shelves.get(key);
    if (shelf && --shelf.listeners === 0) this.shelves.delete(key);
  }

  private beat(): void {
    const nowMs = performance.now();
    for (const shelf of this.shelves.values()) shelf.group.beat(nowMs);
  }
}

function asLogGroup<Filter, Entry extends object>(group: LogGroup<Filter, Entry>): Group {
  return {
    onEvents: events => group.onEvents(events),
    onEpoch: () => group.failAll(epochChanged()),
    onGap: () => group.sendAllBack(),
    beat: nowMs => group.beat(nowMs),
  };
}

function asStateGroup(group: StateGroup): Group {
  return {
    onEvents: events => group.onEvents(events),
    onEpoch: () => group.markAllDirty(),
    onGap: () => group.markAllDirty(),
    beat: nowMs => group.beat(nowMs),
  };
}

function checkInterval(minIntervalMs: number): void {
  const { minIntervalLeastMs: least, minIntervalMostMs: most } = LIVE_LIMITS;
  if (Number.isInteger(minIntervalMs) && minIntervalMs >= least && minIntervalMs <= most) return;
  throw badUserInput(`minIntervalMs must be a whole number from ${least} to ${most}.`, ['minIntervalMs']);
}
