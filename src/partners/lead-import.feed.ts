import type { Ctx } from '../platform/context.js';
import type { StateFeed } from '../platform/live/state-feed.js';
import { findVisible } from '../platform/read/find.js';
import { leadImports } from './lead-import.graphql.js';

/** How far one import is. */
export const importProgressFeed: StateFeed<{ readonly id: string }> = {
  name: 'importProgressed',
  keysTouchedBy: event => (event.type === 'leadImportChanged' ? [event.subjectId] : []),
  visible: async (ctx: Ctx, { id }, ids) => {
    if (ids !== null && !ids.includes(id)) return [];
    return (await findVisible(ctx, leadImports, id)) ? [id] : [];
  },
};
