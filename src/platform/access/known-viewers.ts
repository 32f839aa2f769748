import type { Viewer } from './viewer.js';

const KEPT_MS = 1000;
const KEPT = 10_000;
/** What a viewer may see follows from rows that these tell the changes of. */
const GRANTS = new Set(['repChanged', 'teamChanged', 'apiKeyChanged', 'partnerChanged', 'poolChanged']);

/** Whether it may change who somebody is or what is seen by whom. */
export function isGrant({ type }: { readonly type: string }): boolean {
  return GRANTS.has(type);
}

interface Known {
  readonly viewer: Promise<Viewer>;
  readonly sinceMs: number;
}

/**
 * Whom tokens speak for, kept for a second: a screen asks many times in one. What is committed here is seen by the next request
 * (`changed`), what another process commits when the log tells it, and without the log after that second.
 */
export class KnownViewers {
  private readonly known = new Map<string, Known>();

  constructor(
    /** Throws `TokenRefused`; nothing is kept of that. */
    private readonly look: (token: string) => Promise<Viewer>,
    /** The clock by which tokens end, in milliseconds since 1970; it may be set on and back. */
    private readonly nowMs: () => number,
  ) {}

  async viewerOf(token: string): Promise<Viewer> {
    const known = this.known.get(token);
    if (known && Math.abs(this.nowMs() - known.sinceMs) < KEPT_MS) {
      const viewer = await known.viewer;
      if (viewer.expiresAtMs === null || viewer.expiresAtMs > this.nowMs()) return viewer;
    }
    return this.lookUp(token);
  }

  /** Something was committed that may change who somebody is: a look-up that has begun is not trusted either. */
  forget(): void {
    this.known.clear();
  }

  /** What a transaction told, or the log. One that told nothing may have changed anything. */
  changed(events: readonly { readonly type: string }[]): void {
    if (events.length === 0 || events.some(isGrant)) this.forget();
  }

  private lookUp(token: string): Promise<Viewer> {
    const viewer = this.look(token);
    if (this.known.size >= KEPT) this.forget();
    const known = { viewer, sinceMs: this.nowMs() };
    this.known.set(token, known);
    viewer.catch(() => {
      if (this.known.get(token) === known) this.known.delete(token);
    });
    return viewer;
  }
}
