import type { Viewer } from '../access/viewer.js';
import type { LoggedEvent } from '../events/event.js';
import type { LogHead } from '../events/log.js';
import type { StateBatch, StateSource } from './state-batch.js';

/** A feed of what happened: every entry, in order, none missed. */
export interface LogFeed<Filter, Entry extends object> {
  readonly name: string;
  /** What the event is to this feed, or null. Pure and quick: called once for each event and group. */
  entryOf(event: LoggedEvent, filter: Filter, viewer: Viewer): Entry | null;
}

/** One frame of a log feed: zero or more entries, and the position after them. Shared by all listeners of a group. */
export class LogBatch<Entry> {
  private size: number | null = null;

  constructor(
    readonly cursor: string,
    readonly events: readonly (Entry & { readonly cursor: string })[],
    /** `isUpToDate`: the past is over; `pos` is where the next frame begins. */
    private readonly end: { readonly isUpToDate: boolean; readonly pos: number },
  ) {}

  get isUpToDate(): boolean {
    return this.end.isUpToDate;
  }

  get pos(): number {
    return this.end.pos;
  }

  /** How much waits when this waits, in bytes, near enough. */
  get bytes(): number {
    this.size ??= JSON.stringify(this.events).length;
    return this.size;
  }
}

export interface LogFeedArgs<Filter> {
  readonly after?: string | null;
  readonly filter: Filter;
}

/** What opens log feeds: the hub. */
export interface LogFeedOpener {
  openLog<Filter, Entry extends object>(
    viewer: Viewer,
    feed: LogFeed<Filter, Entry>,
    args: LogFeedArgs<Filter>,
  ): Promise<AsyncIterableIterator<LogBatch<Entry>>>;
}

/** How far behind things are, for `/readyz` and `/metrics`. */
export interface LiveHealth {
  readonly head: LogHead;
  /** Committed events without a position, counted to 10,000. */
  readonly outboxRows: number;
  /** Positions by which this node's tail is behind the head. */
  readonly tailLag: number;
  readonly consumerLags: Readonly<Record<string, number>>;
  readonly isLeader: boolean;
  readonly groups: number;
  readonly iterators: number;
}

/** Where state feeds are opened. */
export interface StateFeedOpener {
  openState(source: StateSource): Promise<AsyncIterableIterator<StateBatch>>;
}

/** The live spine as everybody else sees it. */
export interface LiveSpine {
  /** Says that something was committed here. */
  ring(): void;
  /** The end of the log, as a cursor that opens any log feed. */
  snapshotCursor(): Promise<string>;
  health(): Promise<LiveHealth>;
  readonly hub: LogFeedOpener & StateFeedOpener;
}
