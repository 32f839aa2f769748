import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid } from '../platform/ids.js';
import { snapshotCursor } from '../platform/live/cursor.js';
import type { UserErrorCode } from '../platform/refusal.js';
import { Organisation } from '../reps/organisation.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import type { Tier } from './lead.enums.js';
import { Pipeline } from './pipeline.js';
import { Pool } from './pool.js';

const LIMIT_REPS = 500;
const LIMIT_ROWS = 500;

/** What the wallboard shows; its loads, flows and counts are read field by field, batched. The cursor is read first. */
export async function findWallboard(ctx: Ctx) {
  const cursor = await snapshotCursor(ctx);
  const asOf = await ctx.runtime.now();
  const { name, timeZone } = await ctx.em.findOneOrFail(Organisation, { onlyRow: true });
  const teams = await ctx.em.find(Team, {}, { orderBy: { name: 'asc', id: 'asc' }, limit: LIMIT_ROWS });
  const reps = await ctx.em.find(Rep, { isActive: true }, { orderBy: { name: 'asc', id: 'asc' }, limit: LIMIT_REPS });
  const pipelines = await ctx.em.find(Pipeline, {}, { orderBy: { isDefault: 'desc', name: 'asc' }, limit: LIMIT_ROWS });
  const pools = await ctx.em.find(
    Pool,
    { retiredAt: null },
    { orderBy: { name: 'asc', id: 'asc' }, limit: LIMIT_ROWS },
  );
  return {
    cursor,
    asOf,
    name,
    timeZone,
    teams,
    reps,
    pipelines,
    pools,
    waiting: await findWaiting(ctx),
    wonTodayCount: await countWonToday(ctx),
  };
}

async function findWaiting(ctx: Ctx): Promise<{ reason: UserErrorCode; leadCount: number; oldestSince: Date }[]> {
  const rows: { reason: UserErrorCode; leadCount: number; oldestSince: string }[] = await runSql(
    ctx.em,
    `select waiting_reason as reason, count(*)::int as "leadCount", min(updated_at) as "oldestSince" from lead
     where placement = 'WAITING' group by 1 order by 2 desc, 1`,
  );
  return rows.map(row => ({ ...row, oldestSince: new Date(row.oldestSince) }));
}

async function countWonToday(ctx: Ctx): Promise<number> {
  const [row] = await runSql<{ won: number }>(ctx.em, WON_TODAY, [ctx.runtime.clock.offsetMs]);
  return Number(row?.won ?? 0);
}

const WON_TODAY = `/* won today */
with today as (
  select date_trunc('day', (clock_timestamp() + ?::float8 * interval '1 ms') at time zone time_zone) at time zone time_zone as since from organisation
)
select count(*)::int as won from lead_outcome, today where result = 'WON' and reverted_at is null and decided_at >= today.since`;

/** Leads in each pool by tier, in the order of the ids. */
export async function findPoolTiers(
  ctx: Ctx,
  poolIds: readonly string[],
): Promise<{ tier: Tier | null; leadCount: number }[][]> {
  const rows: { pool: string; tier: Tier | null; leadCount: number }[] = await runSql(
    ctx.em,
    `select pool_id as pool, tier, count(*)::int as "leadCount" from lead where pool_id is not null group by 1, 2 order by 1, 2 nulls last`,
  );
  return poolIds.map(id => rows.filter(row => idFromUuid('pool', row.pool) === id));
}
