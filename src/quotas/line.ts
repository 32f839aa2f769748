import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';

/**
 * Draws the line anew under the counter's lock, from the quota in force and the boosts that have not run out:
 * a rep's own quota, else that of its level, else the organisation's, else none; OPT_OUT keeps the line that is inherited and closes
 * automatic assignment (`line_of_rep`). A rep's walls are put up, moved and taken down along with it. The line is due again when the first of these ends or another begins.
 * Returns the new version of the counter, or null where there is none.
 */
export async function drawLine(tx: Tx, kind: 'rep' | 'team', id: string): Promise<number | null> {
  const asked = [uuidOf(id, kind), tx.ctx.runtime.clock.offsetMs];
  const [row] = await tx.sql<{ version: number; isWalled?: boolean }>(kind === 'rep' ? REP_LINE : TEAM_LINE, asked);
  if (row?.isWalled) {
    await tx.sql(DROP_WALLS, asked);
    await tx.sql(DRAW_WALLS, asked);
  }
  return row?.version ?? null;
}

const CLOCK = `clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as at)`;
const IN_FORCE = 'valid_from <= clock.at and (valid_until is null or valid_until > clock.at)';
const TO_COME = 'valid_from > clock.at and withdrawn_at is null';

const REP_LINE = `/* draw a rep's line */ with who as (select ?::uuid as id), ${CLOCK}
update rep_load l set mode = line.mode, basis = line.basis, refuses_weight = line.refuses_weight, is_opted_out = line.is_opted_out,
  capacity = line.capacity, capacity_until = line.until, is_walled = line.is_walled, version = l.version + 1, updated_at = clock_timestamp()
from who, clock, line_of_rep(who.id, clock.at) line where l.rep_id = who.id
returning new.version, old.is_walled or new.is_walled as "isWalled"`;

const DROP_WALLS = `/* drop a rep's walls */ with who as (select ?::uuid as id), ${CLOCK}
delete from rep_wall w using who, clock where w.rep_id = who.id
  and not exists (select 1 from walls_of_rep(who.id, clock.at) v where v.kind = w.kind and v.key = w.key and v.is_counted)`;

/** Counted when it is put up, as soon as its quota is set, so that nothing is to be counted when it comes into force. */
const DRAW_WALLS = `/* draw a rep's walls */ with who as (select ?::uuid as id), ${CLOCK}
insert into rep_wall as w (rep_id, kind, key, held_count, held_units, mode, basis, capacity, updated_at)
select who.id, v.kind, v.key, coalesce(held.leads, 0), coalesce(held.units, 0), v.mode, v.basis, v.capacity, clock_timestamp()
from who cross join clock cross join lateral walls_of_rep(who.id, clock.at) v
left join lateral (
  select h.* from held_within(who.id, v.kind, v.key) h
  where not exists (select 1 from rep_wall known where known.rep_id = who.id and known.kind = v.kind and known.key = v.key)
) held on true
where v.is_counted on conflict (rep_id, kind, key) do update set mode = excluded.mode, basis = excluded.basis, capacity = excluded.capacity, updated_at = excluded.updated_at`;

/** The line of a team and until when it holds, as `line`; for statements that begin with the team's id and the offset of the clock. */
export const TEAM_LINE_NOW = `who as (select ?::uuid as id), ${CLOCK},
line as (
  select who.id as team_id, case q.mode when 'LIMITED' then 'LIMITED' else 'UNLIMITED' end as mode, coalesce(q.basis, 'COUNT') as basis, q.capacity,
    least(q.valid_until, coming.since) as until
  from who cross join clock left join holding_quota q on q.team_id = who.id and ${IN_FORCE}
  cross join lateral (select min(valid_from) as since from holding_quota where team_id = who.id and ${TO_COME}) coming
)`;

const TEAM_LINE = `/* draw a team's line */ with ${TEAM_LINE_NOW}
update team_load l set mode = line.mode, basis = line.basis, capacity = line.capacity, capacity_until = line.until, version = l.version + 1,
  updated_at = clock_timestamp()
from line where l.team_id = line.team_id returning l.version`;
