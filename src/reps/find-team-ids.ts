import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';

interface Reader {
  readonly em: EntityManager;
}

/** A team and every team above it, nearest first. */
export function findTeamIdsAbove(reader: Reader, teamId: string): Promise<string[]> {
  return walk(reader, ABOVE, teamId);
}

/** A team and every team below it, nearest first. */
export function findTeamIdsBelow(reader: Reader, teamId: string): Promise<string[]> {
  return walk(reader, BELOW, teamId);
}

const ABOVE = `with recursive walk (id, parent_id, depth) as (
  select id, parent_id, 0 from team where id = ?::uuid
  union all select t.id, t.parent_id, depth + 1 from walk join team t on t.id = walk.parent_id
) select id from walk order by depth, id`;

const BELOW = `with recursive walk (id, depth) as (
  select id, 0 from team where id = ?::uuid
  union all select t.id, depth + 1 from walk join team t on t.parent_id = walk.id
) select id from walk order by depth, id`;

async function walk({ em }: Reader, query: string, teamId: string): Promise<string[]> {
  const rows: { id: string }[] = await runSql(em, query, [uuidOf(teamId, 'team')]);
  return rows.map(({ id }) => idFromUuid('team', id));
}
