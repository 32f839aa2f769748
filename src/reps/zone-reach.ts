import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import type { Team } from './team.js';

/** Whose days begin at another time once a zone is changed. */
export type ZoneReach = Readonly<Record<'teamIds' | 'repIds' | 'stageIds', readonly string[]>>;

/**
 * Of a team: itself and the teams below down to those with a zone of their own. Of the organisation (null): all teams without
 * one, and everything that is counted by its day.
 */
export async function zoneReach(tx: Tx, team: Team | null): Promise<ZoneReach> {
  const teamIds = await idsOf(tx, REACH, 'team', [team && uuidOf(team.id, 'team'), team === null]);
  if (team) return { teamIds, repIds: [], stageIds: [] };
  return { teamIds, repIds: await idsOf(tx, REPS, 'rep'), stageIds: await idsOf(tx, STAGES, 'stage') };
}

async function idsOf(
  tx: Tx,
  query: string,
  ...[kind, values = []]: [kind: 'team' | 'rep' | 'stage', values?: readonly unknown[]]
): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(query, values);
  return rows.map(({ id }) => idFromUuid(kind, id));
}

const REACH = `/* reach of a zone */ with recursive walk (id) as (
  select id from team where id = ?::uuid or (?::boolean and parent_id is null and time_zone is null)
  union all select t.id from walk join team t on t.parent_id = walk.id where t.time_zone is null
) select id from walk order by id`;
const REPS = `/* reach of a zone */ select id from rep where is_active order by id`;
const STAGES = `/* reach of a zone */ select id from stage where retired_at is null order by id`;
