import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { drawLines } from './line.js';
import { loadEvent } from './load.events.js';
import type { QuotaSubject } from './quota-subject.js';
import { countTeamLoad } from './team-line.js';

/** Draws every line that a quota concerns, and tells it. For a team's the caller holds the lock on team limits alone. */
export async function drawLinesOf(
  tx: Tx,
  { rep, team, level }: Pick<QuotaSubject, 'rep' | 'team' | 'level'>,
): Promise<void> {
  if (team) return countTeamLoad(tx, team.id);
  const rows = await tx.sql<{ rep: string; team: string }>(REPS, [
    rep && uuidOf(rep.id, 'rep'),
    rep && uuidOf(rep.id, 'rep'),
    level,
    level,
  ]);
  const now = await tx.now();
  const teams = new Map(rows.map(row => [idFromUuid('rep', row.rep), idFromUuid('team', row.team)]));
  for (const [id, version] of await drawLines(tx, [...teams.keys()]))
    tx.record(loadEvent({ kind: 'rep', id, version, teamId: teams.get(id) ?? null }, now));
}

const REPS = `/* lines to draw */ select l.rep_id as rep, r.team_id as team from rep_load l join rep r on r.id = l.rep_id
where (?::uuid is null or l.rep_id = ?::uuid) and (?::text is null or r.level = ?::text) order by l.rep_id for update of l`;
