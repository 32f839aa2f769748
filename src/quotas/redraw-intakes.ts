import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { transact } from '../platform/db/transact.js';
import { drawIntakes, type IntakeHolder, markMetered } from './intake-draw.js';
import { lockTeamLimits } from './team-line.js';

const LIMIT_ROWS = 100;

/** Draws the caps anew that ended or began by the clock. */
export async function redrawIntakes(ctx: Ctx): Promise<void> {
  const asked = [ctx.runtime.clock.offsetMs, LIMIT_ROWS];
  if ((await runSql(ctx.em, DUE, asked)).length === 0) return;
  await transact(ctx, async tx => {
    await lockTeamLimits(tx);
    const due = await tx.sql<IntakeHolder>(DUE, asked);
    const concerned = await tx.sql<{ id: string }>(LOCK_CONCERNED, [
      due.map(({ uuid }) => uuid),
      due.map(one => one.uuid),
    ]);
    await drawIntakes(tx, due);
    await markMetered(
      tx,
      concerned.map(({ id }) => id),
    );
  });
}

const CLOCK = `clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as at)`;

/** Of a count that is due: its rep, or all reps under its team. */
const LOCK_CONCERNED = `/* reps whose intake is due */ with recursive below (id) as (
    select t.id from team t where t.id = any (?::uuid[]) union select t.id from team t join below b on t.parent_id = b.id
  )
select l.rep_id as id from rep_load l join rep r on r.id = l.rep_id
where l.rep_id = any (?::uuid[]) or r.team_id in (select b.id from below b) order by l.rep_id for update of l`;

/** A count that nothing concerns any more was left by whoever could not take it down. */
const DUE = `/* intakes that ran out */ with ${CLOCK}
select distinct coalesce(c.rep_id, c.team_id) as uuid, case when c.rep_id is null then 'team' else 'rep' end as kind from intake_count c, clock
where c.until <= clock.at or (c.mode = 'UNLIMITED' and c.until is null and not c.is_opted_out and c.cap_id is null) order by 1 limit ?`;
