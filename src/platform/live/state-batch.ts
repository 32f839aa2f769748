import type { Viewer } from '../access/viewer.js';
import type { LoggedEvent } from '../events/event.js';

/** One frame of a state feed. The cursor opens any log feed from before this state was read. */
export class StateBatch {
  constructor(
    readonly cursor: string,
    private readonly keys: { readonly ids: readonly string[]; readonly removedIds: readonly string[] },
    readonly isSnapshot: boolean,
  ) {}

  get ids(): readonly string[] {
    return this.keys.ids;
  }

  get removedIds(): readonly string[] {
    return this.keys.removedIds;
  }
}

/** A state feed as the hub sees it: with its filter and for a viewer; subscriptions with the same key share a group. */
export interface StateSource {
  readonly name: string;
  readonly filter: unknown;
  readonly viewer: Viewer;
  readonly minIntervalMs: number;
  keysTouchedBy(event: LoggedEvent): readonly string[];
  /** Reads as of now; null: all that may be seen. */
  visible(ids: readonly string[] | null): Promise<readonly string[]>;
}
