/** How the page stands to the server. */
export type LinkState = 'starting' | 'live' | 'catching-up' | 'afresh' | 'cut-off' | 'ended';

export interface Link {
  readonly state: LinkState;
  /** Whether there is anything to show. */
  readonly hasFigures: boolean;
  /** While cut off: when the last sign came. */
  readonly sinceMs: number | null;
  readonly retryAtMs: number | null;
  /** While catching up: the time of the last change told. */
  readonly toldUpToMs: number | null;
  readonly changedAtMs: number | null;
}

/** What is known of one feed. */
export interface FeedSign {
  /** A frame has come since the last connection. */
  isOpen: boolean;
  isUpToDate: boolean;
  closedAtMs: number | null;
  retryAtMs: number | null;
}

/** A connection that comes back at once was never away for anyone who looks. */
const GRACE_MS = 1000;

export interface Signs {
  readonly feeds: readonly FeedSign[];
  readonly hasFigures: boolean;
  readonly isEnded: boolean;
  /** The place in the log was lost a moment ago; a new snapshot is read or was just read. */
  readonly isAfresh: boolean;
  /** A frame or heartbeat of any feed. */
  readonly signAtMs: number;
  /** So long without a sign means cut off. */
  readonly silenceMs: number;
  readonly toldUpToMs: number | null;
  readonly changedAtMs: number | null;
  readonly retryAtMs: number | null;
}

export function linkOf(signs: Signs, nowMs: number): Link {
  const { feeds, hasFigures, toldUpToMs, changedAtMs } = signs;
  const retries = [...feeds.map(feed => feed.retryAtMs), signs.retryAtMs].filter(at => at !== null);
  const state = stateOf(signs, nowMs);
  return {
    state,
    hasFigures,
    sinceMs: state === 'cut-off' ? signs.signAtMs : null,
    retryAtMs: retries.length > 0 ? Math.min(...retries) : null,
    toldUpToMs,
    changedAtMs,
  };
}

function stateOf(signs: Signs, nowMs: number): LinkState {
  const { feeds, hasFigures, isEnded, isAfresh, signAtMs, silenceMs, retryAtMs } = signs;
  if (isEnded) return 'ended';
  const isLost = feeds.some(feed => feed.closedAtMs !== null && nowMs - feed.closedAtMs > GRACE_MS);
  if (isLost || (feeds.length > 0 && nowMs - signAtMs > silenceMs)) return 'cut-off';
  if (!hasFigures) return retryAtMs === null ? 'starting' : 'cut-off';
  if (isAfresh) return 'afresh';
  if (feeds.some(feed => !feed.isUpToDate)) return 'catching-up';
  return feeds.some(feed => !feed.isOpen && feed.closedAtMs === null) ? 'starting' : 'live';
}
