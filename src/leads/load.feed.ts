import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import type { LoggedEvent } from '../platform/events/event.js';
import type { StateFeed } from '../platform/live/state-feed.js';
import { type View, visibleWhere } from '../platform/read/view.js';
import { findTeamIdsAbove } from '../reps/find-team-ids.js';
import { reps, teams } from '../reps/rep.graphql.js';
import type { RepFeedFilter } from './lead-feed.graphql.js';
import { stages } from './pipeline.graphql.js';

/** What each rep holds. Also told when its presence changes, when it takes a lead (for what it took today), when its team may take in no more, and what is found about it. */
export const repLoadFeed: StateFeed<RepFeedFilter | null> = {
  name: 'repLoadChanged',
  keysTouchedBy(event) {
    if (event.type === 'timeZoneChanged' || event.type === 'intakeUsedUp') return idsIn(event, 'repIds');
    return event.repId && REP_EVENTS.has(event.type) ? [event.repId] : [];
  },
  visible: findVisibleReps,
};

/** What each team holds: a change of a rep touches its team and every team above. */
export const teamLoadFeed: StateFeed<null> = {
  name: 'teamLoadChanged',
  keysTouchedBy(event) {
    if (event.type === 'timeZoneChanged') return idsIn(event, 'teamIds');
    return event.teamId && TEAM_EVENTS.has(event.type) ? [event.teamId] : [];
  },
  visible: async (ctx, _filter, ids) => {
    if (ids === null) return findVisibleTeams(ctx, null);
    const above = await Promise.all(ids.map(id => findTeamIdsAbove(ctx, id)));
    return findVisibleTeams(ctx, [...new Set(above.flat())]);
  },
};

/** How many leads stand in each stage, and what came and went. */
export const pipelineFeed: StateFeed<null> = {
  name: 'pipelineChanged',
  keysTouchedBy(event) {
    if (event.type === 'stageChanged') return [event.subjectId];
    if (event.type === 'timeZoneChanged' || event.type === 'stageFlowCounted') return idsIn(event, 'stageIds');
    return event.type === 'leadMoved' || event.type === 'leadCreated' ? stagesOf(event.body) : [];
  },
  visible: (ctx, _filter, ids) => findVisibleStages(ctx, ids),
};

const REP_EVENTS = new Set([
  'repLoadChanged',
  'loadRepaired',
  'repChanged',
  'leadAssigned',
  'findingRaised',
  'findingClosed',
]);
const TEAM_EVENTS = new Set(['repLoadChanged', 'teamLoadChanged', 'loadRepaired', 'teamChanged', 'repChanged']);

/** What is counted by days is told anew: they begin at another time, moves were counted, or a team has taken in all that it may. */
function idsIn({ body }: LoggedEvent, kind: 'teamIds' | 'repIds' | 'stageIds'): readonly string[] {
  return body[kind] as readonly string[];
}

function stagesOf(body: Readonly<Record<string, unknown>>): string[] {
  const { before, after } = body as { before: { stageId: string } | null; after: { stageId: string } };
  return before && before.stageId !== after.stageId ? [before.stageId, after.stageId] : [after.stageId];
}

/** Of the reps asked for (all, where null), those that are here, in the filter and to be seen. */
function findVisibleReps(ctx: Ctx, filter: RepFeedFilter | null, ids: readonly string[] | null): Promise<string[]> {
  const asked = [
    filter?.repIds && { id: { $in: filter.repIds } },
    filter?.teamIds && { team: { $in: filter.teamIds } },
  ];
  return visibleIds(ctx, reps, [{ isActive: true }, ...asked.filter(Boolean), ...given(ids)]);
}

/** Of the teams asked for (all, where null), those to be seen. */
function findVisibleTeams(ctx: Ctx, ids: readonly string[] | null): Promise<string[]> {
  return visibleIds(ctx, teams, given(ids));
}

/** Of the stages asked for (all, where null), those to be seen and in use. */
function findVisibleStages(ctx: Ctx, ids: readonly string[] | null): Promise<string[]> {
  return visibleIds(ctx, stages, [{ retiredAt: null }, ...given(ids)]);
}

function given(ids: readonly string[] | null): object[] {
  return ids === null ? [] : [{ id: { $in: [...ids] } }];
}

async function visibleIds<E extends { id: string }>(
  ctx: Ctx,
  view: View<object, E>,
  conditions: readonly unknown[],
): Promise<string[]> {
  const where = { $and: [visibleWhere(view, ctx.viewer), ...conditions] } as FilterQuery<{ id: string }>;
  const rows = await ctx.em.find(view.entity as EntityClass<{ id: string }>, where, {
    fields: ['id'],
    orderBy: { id: 'asc' },
  });
  return rows.map(row => row.id);
}
