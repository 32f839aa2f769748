import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid } from '../platform/ids.js';
import type { LimitMode, QuotaBasis } from './quota.enums.js';

/** A rep who was there at an instant, and the line that was in force then; name, team and level are those of today. */
export interface LineThen {
  readonly repId: string;
  readonly name: string;
  readonly teamName: string;
  readonly wasKnown: boolean;
  readonly isActive: boolean;
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
  readonly capacityUnits: number | null;
}

/**
 * The lines of all reps at an instant, from the quotas in force then and the boosts that had been granted and had not run
 * out; without any quota then, no line. One statement, by name.
 */
export async function findLinesAt(ctx: Ctx, at: Date): Promise<LineThen[]> {
  const rows = await runSql<Omit<LineThen, 'repId'> & { id: string }>(ctx.em, LINES, [at.toISOString()]);
  return rows.map(({ id, ...row }) => ({ ...row, repId: idFromUuid('rep', id) }));
}

const LINES = `/* lines then */
with asked as (select ?::timestamptz as at)
select r.id, r.name, t.name as "teamName", r.created_at <= asked.at as "wasKnown", r.is_active as "isActive",
  case when line.is_opted_out then 'OPT_OUT' else line.mode end as mode, line.basis, line.capacity::float8 as "capacityUnits"
from asked cross join rep r join team t on t.id = r.team_id cross join lateral line_of_rep(r.id, asked.at) line
order by r.name, r.id`;
