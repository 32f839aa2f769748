import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { TEAM_LIMITS_LOCK } from './counters.js';
import { TEAM_LINE_NOW } from './line.js';
import { loadEvent } from './load.events.js';

/**
 * Gives a team that is limited, or will be, a counter with its line, counted from what the reps of it and of the teams below
 * hold; takes it from one that is not; and tells it. The caller holds the lock on team limits alone, so no load moves
 * meanwhile. May leave the team over its line; never refuses.
 */
export async function countTeamLoad(tx: Tx, teamId: string): Promise<void> {
  const [counted] = await tx.sql<{ version: number }>(COUNT_TEAM, [
    uuidOf(teamId, 'team'),
    tx.ctx.runtime.clock.offsetMs,
  ]);
  const version = counted?.version ?? (await dropTeamLoad(tx, teamId));
  tx.record(loadEvent({ kind: 'team', id: teamId, version, teamId }, await tx.now()));
}

/** Until the end of the transaction no load moves between teams, and nobody else changes which teams are limited or where they hang. */
export async function lockTeamLimits(tx: Tx): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(?::bigint)', [TEAM_LIMITS_LOCK]);
}

/** Until the end of the transaction nobody sets what holds for a team or for many reps, so that a rep that is made meanwhile is not passed over. */
export async function shareTeamLimits(tx: Tx): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock_shared(?::bigint)', [TEAM_LIMITS_LOCK]);
}

/** Counts every limited team among some teams and those above them anew, and tells it. The caller holds the lock on team limits alone. */
export async function recountTeamsAbove(tx: Tx, teamIds: readonly (string | null)[]): Promise<void> {
  const given = teamIds.flatMap(id => (id === null ? [] : [uuidOf(id, 'team')]));
  const limited = await tx.sql<{ id: string }>(LIMITED_ABOVE, [given]);
  for (const { id } of limited) await countTeamLoad(tx, idFromUuid('team', id));
}

const LIMITED_ABOVE = `/* limited teams among and above */ with recursive up (id, parent_id) as (
    select id, parent_id from team where id = any (?::uuid[])
    union select t.id, t.parent_id from up join team t on t.id = up.parent_id
  ) select up.id from up join team_load l on l.team_id = up.id order by up.id`;

/** Takes the counter of a team away; returns a version for the event that tells it. */
async function dropTeamLoad(tx: Tx, teamId: string): Promise<number> {
  const [row] = await tx.sql<{ version: number }>('delete from team_load where team_id = ?::uuid returning version', [
    uuidOf(teamId, 'team'),
  ]);
  return (row?.version ?? 0) + 1;
}

const COUNT_TEAM = `/* count a team's load */
with recursive ${TEAM_LINE_NOW}, below (id) as (
  select id from who union all select t.id from team t join below on t.parent_id = below.id
), sums as (
  select coalesce(sum(l.held_count), 0) as leads, coalesce(sum(l.held_units), 0) as units
  from rep_load l join rep r on r.id = l.rep_id join below on below.id = r.team_id
)
insert into team_load (team_id, held_count, held_units, mode, basis, capacity, capacity_until, updated_at)
select line.team_id, sums.leads, sums.units, line.mode, line.basis, line.capacity, line.until, clock_timestamp() from line, sums, clock
where exists (
  select 1 from holding_quota q where q.team_id = line.team_id and q.mode = 'LIMITED' and q.withdrawn_at is null
    and (q.valid_until is null or q.valid_until > clock.at)
)
on conflict (team_id) do update set held_count = excluded.held_count, held_units = excluded.held_units, mode = excluded.mode, basis = excluded.basis,
  capacity = excluded.capacity, capacity_until = excluded.capacity_until, version = team_load.version + 1, updated_at = excluded.updated_at
returning version`;
