import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';

/** What a rep held at an instant, by occurred time. */
export interface RepLoadPast {
  readonly repId: string;
  readonly at: Date;
  readonly heldCount: number;
  readonly heldUnits: number;
}

/** Leads that a rep owned at an instant, half-open `[start, end)`, and what they weighed; leads that weighed nothing do not count. */
export async function findRepLoadAt(ctx: Ctx, repId: string, at: Date): Promise<RepLoadPast> {
  const when = at.toISOString();
  const rows: { leads: number; units: number }[] = await runSql(ctx.em, HELD_AT, [repId, when, when, when, when]);
  return { repId, at, heldCount: rows[0]?.leads ?? 0, heldUnits: rows[0]?.units ?? 0 };
}

const HELD_AT = `select count(*) filter (where w.value::numeric > 0)::int as leads, coalesce(sum(w.value::numeric), 0)::float8 as units
from lead_interval o join lead_interval w on w.lead_id = o.lead_id and w.axis = 'WEIGHT'
where o.axis = 'OWNER' and o.value = ? and o.started_at <= ? and (o.ended_at is null or o.ended_at > ?)
  and w.started_at <= ? and (w.ended_at is null or w.ended_at > ?)`;
