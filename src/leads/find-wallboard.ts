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

/** How many leads wait for a holder for one reason. */
interface Waiting {
  readonly reason: UserErrorCode;
  readonly leadCount: number;
  readonly tiers: readonly TierCount[];
  readonly oldestSince: Date;
}

interface TierCount {
  readonly tier: Tier | null;
  readonly leadCount: number;
}

async function findWaiting(ctx: Ctx): Promise<Waiting[]> {
  const rows = await runSql<TierCount & { reason: UserErrorCode; oldestSince: string }>(ctx.em, WAITING);
  const byReason = [...Map.groupBy(rows, ({ reason }) => reason)].map(([reason, ofReason]) => ({
    reason,
    leadCount: ofReason.reduce((sum, { leadCount }) => sum + leadCount, 0),
    tiers: ofReason.map(({ tier, leadCount }) => ({ tier, leadCount })),
    oldestSince: oldestOf(ofReason),
  }));
  return byReason.sort((a, b) => b.leadCount - a.leadCount || (a.reason < b.reason ? -1 : 1));
}

const WAITING = `/* waiting leads by reason */ select waiting_reason as reason, tier, count(*)::int as "leadCount", min(waiting_since) as "oldestSince" from lead
where placement = 'WAITING' group by 1, 2 order by 1, 2 nulls last`;

function oldestOf(rows: readonly { readonly oldestSince: string }[]): Date {
  return new Date(Math.min(...rows.map(({ oldestSince }) => new Date(oldestSince).getTime())));
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

/** What lies in a pool: leads by tier, and since when the one that has been in pools for longest has. */
export interface PoolStock {
  readonly tiers: readonly TierCount[];
  readonly oldestSince: Date | null;
}

/** What lies in each pool, in the order of the ids. */
export async function findPoolStocks(ctx: Ctx, poolIds: readonly string[]): Promise<PoolStock[]> {
  const rows = await runSql<TierCount & { pool: string; oldestSince: string }>(ctx.em, STOCKS);
  const byPool = Map.groupBy(rows, ({ pool }) => idFromUuid('pool', pool));
  return poolIds.map(id => {
    const ofPool = byPool.get(id) ?? [];
    const tiers = ofPool.map(({ tier, leadCount }) => ({ tier, leadCount }));
    return { tiers, oldestSince: ofPool.length > 0 ? oldestOf(ofPool) : null };
  });
}

const STOCKS = `/* leads in pools by tier */ select pool_id as pool, tier, count(*)::int as "leadCount", min(pooled_since) as "oldestSince" from lead
where pool_id is not null group by 1, 2 order by 1, 2 nulls last`;
