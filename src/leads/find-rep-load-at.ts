import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';

/** What a rep held at an instant, by occurred time. */
export interface RepLoadPast {
  readonly repId: string;
  readonly at: Date;
  readonly heldCount: number;
  readonly ownedCount: number;
  readonly heldUnits: number;
}

/** Leads that a rep owned at an instant, half-open `[start, end)`, and what they weighed; those that weighed nothing are in `ownedCount` alone. */
export async function findRepLoadAt(ctx: Ctx, repId: string, at: Date): Promise<RepLoadPast> {
  const when = at.toISOString();
  const rows: { owned: number; leads: number; units: number }[] = await runSql(ctx.em, HELD_AT, [
    when,
    when,
    repId,
    when,
    when,
  ]);
  const [row] = rows;
  return { repId, at, heldCount: row?.leads ?? 0, heldUnits: row?.units ?? 0, ownedCount: row?.owned ?? 0 };
}

const HELD_AT = `select count(*)::int as owned, count(*) filter (where w.value::numeric > 0)::int as leads,
  coalesce(sum(w.value::numeric), 0)::float8 as units
from lead_interval o left join lead_interval w on w.lead_id = o.lead_id and w.axis = 'WEIGHT'
  and w.started_at <= ? and (w.ended_at is null or w.ended_at > ?)
where o.axis = 'OWNER' and o.value = ? and o.started_at <= ? and (o.ended_at is null or o.ended_at > ?)`;
