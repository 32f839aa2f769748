import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';

/**
 * Draws the line anew under the counter's lock, from the quota in force and the boosts that have not run out:
 * a rep's own quota, else that of its level, else the organisation's, else none; OPT_OUT keeps the line that is inherited and closes
 * automatic assignment (`line_of_rep`). The line is due again when the first of these ends or another begins.
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

const REP_LINE = `/* draw a rep's line */ with who as (select ?::uuid as id), ${CLOCK}
update rep_load l set mode = line.mode, basis = line.basis, refuses_weight = line.refuses_weight, is_opted_out = line.is_opted_out,
  capacity = line.capacity, capacity_until = line.until, version = l.version + 1, updated_at = clock_timestamp()
from who, clock, line_of_rep(who.id, clock.at) line where l.rep_id = who.id returning l.version`;

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
