import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { idFromUuid } from '../platform/ids.js';
import { drawLine } from './line.js';
import { loadEvent } from './load.events.js';

const LIMIT_ROWS = 100;

/** Draws the lines anew that a boost or a dated quota no longer raises or lowers, so that wallboards see it without an admission. */
export function redrawLines(ctx: Ctx): Promise<void> {
  return transact(ctx, async tx => {
    const due = await tx.sql<{ id: string; team: string }>(DUE, [ctx.runtime.clock.offsetMs, LIMIT_ROWS]);
    for (const row of due) {
      const id = idFromUuid('rep', row.id);
      const version = await drawLine(tx, 'rep', id);
      if (version)
        tx.record(loadEvent({ kind: 'rep', id, version, teamId: idFromUuid('team', row.team) }, await tx.now()));
    }
  });
}

const DUE = `/* lines that ran out */ select l.rep_id as id, r.team_id as team from rep_load l join rep r on r.id = l.rep_id
where l.capacity_until <= clock_timestamp() + ?::float8 * interval '1 ms' order by l.rep_id limit ? for update of l skip locked`;
