import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';

/**
 * Draws the line anew under the counter's lock, from the quota in force and the boosts that have not run out:
 * a rep's own quota, else the organisation's; OPT_OUT keeps the organisation's line and closes automatic assignment.
 * Returns the new version of the counter, or null where the team has no line.
 */
export async function drawLine(tx: Tx, kind: 'rep' | 'team', id: string): Promise<number | null> {
  const [row] = await tx.sql<{ version: number }>(kind === 'rep' ? REP_LINE : TEAM_LINE, [
    uuidOf(id, kind),
    tx.ctx.runtime.clock.offsetMs,
  ]);
  return row?.version ?? null;
}

const IN_FORCE = 'valid_from <= clock.at and (valid_until is null or valid_until > clock.at)';
const CLOCK = `clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as at)`;

const REP_LINE = `/* draw a rep's line */
with who as (select ?::uuid as id), ${CLOCK},
own as (select q.* from holding_quota q, who, clock where q.rep_id = who.id and ${IN_FORCE}),
house as (select q.* from holding_quota q, clock where scope = 'ORGANISATION' and ${IN_FORCE}),
rule as (
  select * from own where mode <> 'OPT_OUT'
  union all select * from house where not exists (select 1 from own where mode <> 'OPT_OUT')
),
boost as (
  select sum(b.units) as units, min(b.expires_at) as until from load_boost b, who, clock
  where b.rep_id = who.id and b.expires_at > clock.at
)
update rep_load l set
  mode = case rule.mode when 'LIMITED' then 'LIMITED' else 'UNLIMITED' end,
  basis = rule.basis,
  refuses_weight = rule.on_weight_increase = 'REFUSE',
  is_opted_out = exists (select 1 from own where mode = 'OPT_OUT'),
  capacity = case when rule.mode = 'LIMITED' then rule.capacity + coalesce(boost.units, 0) end,
  capacity_until = least(boost.until, rule.valid_until, (select valid_until from own)),
  version = l.version + 1, updated_at = clock_timestamp()
from rule, boost, who where l.rep_id = who.id returning l.version`;

const TEAM_LINE = `/* draw a team's line */ with who as (select ?::uuid as id), ${CLOCK}
update team_load l set basis = q.basis, capacity = q.capacity, capacity_until = q.valid_until, version = l.version + 1, updated_at = clock_timestamp()
from holding_quota q, who, clock where l.team_id = who.id and q.team_id = l.team_id and q.mode = 'LIMITED' and ${IN_FORCE} returning l.version`;
