import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';

/**
 * Draws the line anew under the counter's lock, from the quota in force and the boosts that have not run out:
 * a rep's own quota, else the organisation's, else none; OPT_OUT keeps the organisation's line and closes automatic assignment.
 * The line is due again when the first of these ends or another begins.
 * Returns the new version of the counter, or null where there is none.
 */
export async function drawLine(tx: Tx, kind: 'rep' | 'team', id: string): Promise<number | null> {
  const [row] = await tx.sql<{ version: number }>(kind === 'rep' ? REP_LINE : TEAM_LINE, [
    uuidOf(id, kind),
    tx.ctx.runtime.clock.offsetMs,
  ]);
  return row?.version ?? null;
}

const CLOCK = `clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as at)`;
const IN_FORCE = 'valid_from <= clock.at and (valid_until is null or valid_until > clock.at)';
const TO_COME = 'valid_from > clock.at and withdrawn_at is null';

const REP_LINE = `/* draw a rep's line */
with who as (select ?::uuid as id), ${CLOCK},
own as (select q.* from holding_quota q, who, clock where q.rep_id = who.id and ${IN_FORCE}),
house as (select q.* from holding_quota q, clock where scope = 'ORGANISATION' and ${IN_FORCE}),
rule as (
  select * from own where mode <> 'OPT_OUT'
  union all select * from house where not exists (select 1 from own where mode <> 'OPT_OUT')
),
coming as (
  select min(q.valid_from) as since from holding_quota q, who, clock where (q.rep_id = who.id or q.scope = 'ORGANISATION') and ${TO_COME}
),
boost as (
  select sum(b.units) as units, min(b.expires_at) as until from load_boost b, who, clock
  where b.rep_id = who.id and b.expires_at > clock.at
)
update rep_load l set
  mode = case rule.mode when 'LIMITED' then 'LIMITED' else 'UNLIMITED' end,
  basis = coalesce(rule.basis, 'COUNT'),
  refuses_weight = coalesce(rule.on_weight_increase = 'REFUSE', false),
  is_opted_out = exists (select 1 from own where mode = 'OPT_OUT'),
  capacity = case when rule.mode = 'LIMITED' then rule.capacity + coalesce(boost.units, 0) end,
  capacity_until = least(boost.until, coming.since, rule.valid_until, (select valid_until from own)),
  version = l.version + 1, updated_at = clock_timestamp()
from who cross join coming cross join boost left join rule on true where l.rep_id = who.id returning l.version`;

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
