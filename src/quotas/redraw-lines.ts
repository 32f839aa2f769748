import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { transact } from '../platform/db/transact.js';
import { idFromUuid } from '../platform/ids.js';
import { drawLines } from './line.js';
import { loadEvent } from './load.events.js';
import { countTeamLoad, lockTeamLimits } from './team-line.js';

const LIMIT_ROWS = 100;

/** Draws the lines anew whose quota or boost ended or began by the clock, or that grow with each day, so that wallboards see it without an admission. */
export async function redrawLines(ctx: Ctx): Promise<void> {
  await redrawTeams(ctx);
  await redrawReps(ctx);
}

/** The lock is taken only where a team is due; under it the team's counter comes or goes with its last limit. */
async function redrawTeams(ctx: Ctx): Promise<void> {
  const asked = [ctx.runtime.clock.offsetMs, LIMIT_ROWS];
  if ((await runSql(ctx.em, DUE_TEAMS, asked)).length === 0) return;
  await transact(ctx, async tx => {
    await lockTeamLimits(tx);
    for (const { id } of await tx.sql<{ id: string }>(DUE_TEAMS, asked))
      await countTeamLoad(tx, idFromUuid('team', id));
  });
}

function redrawReps(ctx: Ctx): Promise<void> {
  return transact(ctx, async tx => {
    const due = await tx.sql<{ id: string; team: string }>(DUE_REPS, [ctx.runtime.clock.offsetMs, LIMIT_ROWS]);
    if (due.length === 0) return;
    const teams = new Map(due.map(row => [idFromUuid('rep', row.id), idFromUuid('team', row.team)]));
    const now = await tx.now();
    for (const [id, version] of await drawLines(tx, [...teams.keys()]))
      tx.record(loadEvent({ kind: 'rep', id, version, teamId: teams.get(id) ?? null }, now));
  });
}

const DUE_TEAMS = `/* lines of teams that ran out */ select team_id as id from team_load
where capacity_until <= clock_timestamp() + ?::float8 * interval '1 ms' order by team_id limit ?`;

const DUE_REPS = `/* lines that ran out */ select l.rep_id as id, r.team_id as team from rep_load l join rep r on r.id = l.rep_id
where l.capacity_until <= clock_timestamp() + ?::float8 * interval '1 ms' order by l.rep_id limit ? for update of l skip locked`;
