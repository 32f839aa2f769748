import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid } from '../platform/ids.js';
import type { LimitMode, QuotaBasis } from './quota.enums.js';

/** A rep who was there at an instant, and the line that was in force then; name and team are those of today. */
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
 * The lines of all reps at an instant: a rep's own quota, else the organisation's, and the boosts that had been granted and had not run
 * out; without any quota then, no line. One statement, by name.
 */
export async function findLinesAt(ctx: Ctx, at: Date): Promise<LineThen[]> {
  const rows = await runSql<Omit<LineThen, 'repId'> & { id: string }>(ctx.em, LINES, [at.toISOString()]);
  return rows.map(({ id, ...row }) => ({ ...row, repId: idFromUuid('rep', id) }));
}

const LINES = `/* lines then */
with asked as (select ?::timestamptz as at),
force as (select q.* from holding_quota q, asked where q.valid_from <= asked.at and (q.valid_until is null or q.valid_until > asked.at)),
boost as (
  select b.rep_id, sum(b.units) as units from load_boost b, asked where b.granted_at <= asked.at and b.expires_at > asked.at group by b.rep_id
)
select r.id, r.name, t.name as "teamName", r.created_at <= asked.at as "wasKnown", r.is_active as "isActive",
  coalesce(case when own.mode = 'OPT_OUT' then own.mode else coalesce(own.mode, house.mode) end, 'UNLIMITED') as mode,
  coalesce(rule.basis, 'COUNT') as basis,
  case when rule.mode = 'LIMITED' then (rule.capacity + coalesce(boost.units, 0))::float8 end as "capacityUnits"
from asked cross join rep r join team t on t.id = r.team_id
left join force own on own.rep_id = r.id
left join force house on house.scope = 'ORGANISATION'
left join boost on boost.rep_id = r.id
left join lateral (
  select own.mode, own.basis, own.capacity where own.mode <> 'OPT_OUT'
  union all select house.mode, house.basis, house.capacity where own.mode is null or own.mode = 'OPT_OUT'
) rule on true
order by r.name, r.id`;
