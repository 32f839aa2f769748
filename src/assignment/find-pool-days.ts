import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { uuidOf } from '../platform/ids.js';

/** What a rep took from a pool and looked at in it today, and what is left; null where there is no limit. */
export interface PoolDay {
  readonly claimCount: number;
  readonly viewCount: number;
  readonly claimsLeft: number | null;
  readonly viewsLeft: number | null;
  readonly endsAt: Date;
}

/** The day of a rep in each of these pools, in their order, by the day of the organisation. */
export async function findPoolDays(ctx: Ctx, repId: string, poolIds: readonly string[]): Promise<(PoolDay | null)[]> {
  const uuids = poolIds.map(id => uuidOf(id, 'pool'));
  const rows: (Omit<PoolDay, 'endsAt'> & { id: string; endsAt: string })[] = await runSql(ctx.em, DAYS, [
    ctx.runtime.clock.offsetMs,
    uuidOf(repId, 'rep'),
    uuids,
  ]);
  const byId = new Map(rows.map(({ id, endsAt, ...day }) => [id, { ...day, endsAt: new Date(endsAt) }]));
  return uuids.map(uuid => byId.get(uuid ?? '') ?? null);
}

const DAYS = `/* days in pools */ with clock as (
  select o.time_zone, (clock_timestamp() + ?::float8 * interval '1 ms') at time zone o.time_zone as local from organisation o
)
select p.id, coalesce(d.claim_count, 0) as "claimCount", coalesce(d.view_count, 0) as "viewCount",
  p.claims_per_day - least(coalesce(d.claim_count, 0), p.claims_per_day) as "claimsLeft", p.views_per_day - least(coalesce(d.view_count, 0), p.views_per_day) as "viewsLeft",
  (date_trunc('day', c.local) + interval '1 day') at time zone c.time_zone as "endsAt"
from clock c cross join pool p left join pool_day d on d.pool_id = p.id and d.rep_id = ?::uuid and d.day = c.local::date
where p.id = any (?::uuid[])`;
