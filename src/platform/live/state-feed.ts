import type { Ctx } from '../context.js';
import type { LoggedEvent } from '../events/event.js';
import type { StateBatch } from './state-batch.js';

export { StateBatch } from './state-batch.js';

/** A feed of how things are: first the whole truth, then the newest state of what changed. */
export interface StateFeed<Filter> {
  readonly name: string;
  /** The ids whose state the event may have changed. Pure and quick. */
  keysTouchedBy(event: LoggedEvent): readonly string[];
  /** Which of these the viewer may see under the filter; null: all of them. */
  visible(ctx: Ctx, filter: Filter, ids: readonly string[] | null): Promise<readonly string[]>;
}

/** Opens a state feed: the present state in frames of at most 500, then what changed, at most every `minIntervalMs`. */
export async function openStateFeed<Filter>(
  ctx: Ctx,
  feed: StateFeed<Filter>,
  args: { readonly filter: Filter; readonly minIntervalMs: number },
): Promise<AsyncIterableIterator<StateBatch>> {
  const { viewer, runtime } = ctx;
  return runtime.live.hub.openState({
    name: feed.name,
    filter: args.filter,
    viewer,
    minIntervalMs: args.minIntervalMs,
    keysTouchedBy: event => feed.keysTouchedBy(event),
    visible: async ids => feed.visible(await runtime.contextFor(viewer), args.filter, ids),
  });
}
