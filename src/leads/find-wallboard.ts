import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid } from '../platform/ids.js';
import { snapshotCursor } from '../platform/live/cursor.js';
import type { Tier } from './lead.enums.js';

/** What the wallboard shows. Rows stand in it by their ids; loads, flows and counts are read field by field, batched. The cursor is read first. */
export async function findWallboard(ctx: Ctx) {
  const cursor = await snapshotCursor(ctx);
  const asOf = await ctx.runtime.now();
  const [[board], wonTodayCount] = await Promise.all([runSql<Board>(ctx.em, BOARD), countWonToday(ctx)]);
  if (!board) throw new Error('there is no organisation');
  const { name, timeZone } = board;
  const ids = (prefix: 'team' | 'rep' | 'pipe' | 'pool', of: readonly string[]) => of.map(id => idFromUuid(prefix, id));
  return {
    cursor,
    asOf,
    name,
    timeZone,
    teams: ids('team', board.teams),
    reps: ids('rep', board.reps),
    pipelines: ids('pipe', board.pipelines),
    pools: ids('pool', board.pools),
    wonTodayCount,
  };
}

interface Board {
  readonly name: string;
  readonly timeZone: string;
  readonly teams: readonly string[];
  readonly reps: readonly string[];
  readonly pipelines: readonly string[];
  readonly pools: readonly string[];
}

const BOARD = `/* who and what stands on the wallboard */ select name, time_zone as "timeZone",
  to_json(array(select id from team order by name, id limit 500)) as teams,
  to_json(array(select id from rep where is_active order by name, id limit 500)) as reps,
  to_json(array(select id from pipeline order by is_default desc, name, id limit 500)) as pipelines,
  to_json(array(select id from pool where retired_at is null order by name, id limit 500)) as pools
from organisation`;

/** How many leads of a tier. */
export interface TierCount {
  readonly tier: Tier | null;
  readonly leadCount: number;
}

/** Since when the one that is there for longest is. */
export function oldestOf(rows: readonly { readonly oldestSince: string }[]): Date {
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
