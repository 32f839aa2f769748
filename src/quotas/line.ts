import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';

/**
 * Draws the line anew under the counter's lock, from the quota in force and the boosts that have not run out:
 * a rep's own quota, else that of its level, else the organisation's, else none; OPT_OUT keeps the line that is inherited and closes
 * automatic assignment (`line_of_rep`). A rep's walls are put up, moved and taken down along with it. The line is due again when the first of these ends or another begins.
 * Returns the new version of the counter, or null where there is none.
 */
export async function drawLine(tx: Tx, kind: 'rep' | 'team', id: string): Promise<number | null> {
  if (kind === 'rep') return (await drawLines(tx, [id])).get(id) ?? null;
  const [row] = await tx.sql<{ version: number }>(TEAM_LINE, [uuidOf(id, kind), tx.ctx.runtime.clock.offsetMs]);
  return row?.version ?? null;
}

/** Draws the lines of many reps, whose counters are locked, by one statement, and their walls by two; the new version of each counter, by rep. */
export async function drawLines(tx: Tx, repIds: readonly string[]): Promise<Map<string, number>> {
  const { offsetMs } = tx.ctx.runtime.clock;
  const uuids = repIds.map(id => uuidOf(id, 'rep'));
  const rows = await tx.sql<Drawn>(REP_LINES, [uuids, offsetMs]);
  const walled = rows.filter(({ isWalled }) => isWalled).map(({ rep }) => rep);
  if (walled.length > 0) {
    await tx.sql(LOCK_WALLED, [walled]);
    await tx.sql(DROP_WALLS, [walled, offsetMs]);
    await tx.sql(DRAW_WALLS, [walled, offsetMs]);
  }
  return new Map(rows.map(({ rep, version }) => [idFromUuid('rep', rep), version]));
}

interface Drawn {
  readonly rep: string;
  readonly version: number;
  readonly isWalled: boolean;
}

const CLOCK = `clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as at)`;
const IN_FORCE = 'valid_from <= clock.at and (valid_until is null or valid_until > clock.at)';
const TO_COME = 'valid_from > clock.at and withdrawn_at is null';

const MANY = `who as materialized (select unnest(?::uuid[]) as id), ${CLOCK}`;

const REP_LINES = `/* draw lines */ with ${MANY}
update rep_load l set mode = line.mode, basis = line.basis, refuses_weight = line.refuses_weight, is_opted_out = line.is_opted_out,
  capacity = line.capacity, capacity_until = line.until, is_walled = line.is_walled, version = l.version + 1, updated_at = clock_timestamp()
from who cross join clock cross join lateral line_of_rep(who.id, clock.at) line where l.rep_id = who.id
returning l.rep_id as rep, new.version, old.is_walled or new.is_walled as "isWalled"`;

const WALLS = `walls as materialized (
  select who.id as rep_id, v.* from who cross join clock cross join lateral walls_of_rep(who.id, clock.at) v where v.is_counted
)`;

/** Behind it nobody changes what a lead of these reps is of, as `hold_walls` does meanwhile, so that what is counted is all. */
const LOCK_WALLED = `/* lock reps whose walls are drawn */ select rep_id as locked from rep_load
where rep_id = any (?::uuid[]) order by rep_id for update`;

const DROP_WALLS = `/* drop walls */ with ${MANY}, ${WALLS}
delete from rep_wall w using who where w.rep_id = who.id
  and not exists (select from walls v where v.rep_id = w.rep_id and v.kind = w.kind and v.key = w.key)`;

/** Each part of which a lead `l` with its product `p` is, as `is_within` says it wall by wall; what it is not of has no key. */
export const PARTS_OF_LEAD = `(
    values ('PIPELINE', l.pipeline_id::text), ('PRODUCT_LINE', p.line), ('TIER', l.tier), ('LIFECYCLE', l.lifecycle),
      ('BELOW_TIER', case when coalesce(l.tier > 'A', true) then 'A' end), ('BELOW_TIER', case when coalesce(l.tier > 'B', true) then 'B' end),
      ('BELOW_TIER', case when coalesce(l.tier > 'C', true) then 'C' end)
  ) part (kind, key)`;

/**
 * Counted when it is put up, as soon as its quota is set, so that nothing is to be counted when it comes into force. A lead is within the
 * walls that `is_within` says, here by what it is of, so that all new walls are counted by going through the leads once.
 */
const DRAW_WALLS = `/* draw walls */ with ${MANY}, ${WALLS}, fresh as materialized (
  select v.rep_id, v.kind, v.key from walls v where not exists (select from rep_wall w where w.rep_id = v.rep_id and w.kind = v.kind and w.key = v.key)
), held as (
  select l.owner_id, part.kind, part.key, count(*) filter (where l.load_units > 0)::int as leads, sum(l.load_units) as units
  from lead l left join product p on p.id = l.product_id cross join lateral ${PARTS_OF_LEAD}
  where l.owner_id in (select f.rep_id from fresh f) group by 1, 2, 3
)
insert into rep_wall as w (rep_id, kind, key, held_count, held_units, mode, basis, capacity, updated_at)
select v.rep_id, v.kind, v.key, coalesce(h.leads, 0), coalesce(h.units, 0), v.mode, v.basis, v.capacity, clock_timestamp()
from walls v left join held h on h.owner_id = v.rep_id and h.kind = v.kind and h.key = v.key
on conflict (rep_id, kind, key) do update set mode = excluded.mode, basis = excluded.basis, capacity = excluded.capacity, updated_at = excluded.updated_at`;

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
