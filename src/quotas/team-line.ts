import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';

/**
 * Gives a team a counter with its line, counted from what the reps of it and of the teams below hold. The caller holds
 * the lock on team limits alone, so no load moves meanwhile. May leave the team over its line; never refuses.
 */
export async function countTeamLoad(tx: Tx, teamId: string): Promise<number> {
  const [row] = await tx.sql<{ version: number }>(COUNT_TEAM, [uuidOf(teamId, 'team')]);
  if (!row) throw new Error('a limited team has no quota in force');
  return row.version;
}

/** Takes the counter of a team away; returns a version for the event that tells it. */
export async function dropTeamLoad(tx: Tx, teamId: string): Promise<number> {
  const [row] = await tx.sql<{ version: number }>('delete from team_load where team_id = ?::uuid returning version', [
    uuidOf(teamId, 'team'),
  ]);
  return (row?.version ?? 0) + 1;
}

const COUNT_TEAM = `/* count a team's load */
with recursive below (id) as (
  select ?::uuid union all select t.id from team t join below on t.parent_id = below.id
), sums as (
  select coalesce(sum(l.held_count), 0) as leads, coalesce(sum(l.held_units), 0) as units
  from rep_load l join rep r on r.id = l.rep_id join below on below.id = r.team_id
), line as (
  select q.* from holding_quota q join (select id from below limit 1) me on me.id = q.team_id
  where q.mode = 'LIMITED' and q.valid_until is null
)
insert into team_load (team_id, held_count, held_units, mode, basis, capacity, capacity_until, updated_at)
select line.team_id, sums.leads, sums.units, 'LIMITED', line.basis, line.capacity, line.valid_until, clock_timestamp() from line, sums
on conflict (team_id) do update set held_count = excluded.held_count, held_units = excluded.held_units, basis = excluded.basis,
  capacity = excluded.capacity, capacity_until = excluded.capacity_until, version = team_load.version + 1, updated_at = excluded.updated_at
returning version`;
