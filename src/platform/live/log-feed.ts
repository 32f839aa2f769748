import type { Ctx } from '../context.js';
import type { LogBatch, LogFeed, LogFeedArgs } from './feeds.js';

export { LogBatch, type LogFeed } from './feeds.js';

/** Opens a log feed from a cursor, or from now. Throws what the subscriber must be told before anything is sent. */
export async function openLogFeed<Filter, Entry extends object>(
  ctx: Pick<Ctx, 'viewer'> & { readonly runtime: { readonly live: Pick<Ctx['runtime']['live'], 'hub'> } },
  feed: LogFeed<Filter, Entry>,
  args: LogFeedArgs<Filter>,
): Promise<AsyncIterableIterator<LogBatch<Entry>>> {
  return ctx.runtime.live.hub.openLog(ctx.viewer, feed, args);
}
