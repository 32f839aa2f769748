import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { HoldingQuota } from './holding-quota.js';
import { LimitMode, type QuotaBasis, QuotaScope, type QuotaVerdict, WallKind } from './quota.enums.js';
import { judgeForce } from './quota.rules.js';

/** A quota that was looked at for a rep's line; null where none of its scope was in force. */
export interface LookedAt {
  readonly scope: QuotaScope;
  readonly verdict: QuotaVerdict;
  readonly holdingQuota: HoldingQuota | null;
  /** Leads or load units, by the basis of the wall; null for what is no wall of a pipeline or product line. */
  readonly heldUnits: number | null;
}

/** A limit beside the line, on some of what a rep holds; figures in leads or load units by `basis`. */
export interface Wall {
  readonly kind: WallKind;
  readonly of: string;
  readonly basis: QuotaBasis;
  readonly capacityUnits: number;
  readonly heldUnits: number;
}

/** The line of a rep at an instant and how it comes about. */
export interface EffectiveQuota {
  readonly at: Date;
  readonly until: Date | null;
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
  readonly boostUnits: number;
  readonly capacityUnits: number | null;
  /** How far the line has grown with a rep who is new, while it does. */
  readonly ramp: { readonly share: number; readonly fullCapacityUnits: number; readonly endsOn: string } | null;
  readonly refusesWeight: boolean;
  readonly rules: readonly LookedAt[];
  readonly walls: readonly Wall[];
}

/** From near to far: the first that is set draws the line. */
const PRECEDENCE = [QuotaScope.REP, QuotaScope.LEVEL, QuotaScope.ORGANISATION] as const;

/** Answers for a rep who is there: the line by the same function of the database that draws it. `at` null: now. */
export async function findEffectiveQuota(ctx: Ctx, repId: string, at: Date | null): Promise<EffectiveQuota> {
  const id = uuidOf(repId, 'rep');
  const asked = [at?.toISOString() ?? null, ctx.runtime.clock.offsetMs];
  const [line] = await runSql<Line>(ctx.em, LINE, [...asked, id]);
  if (!line) throw new Error('a rep has a line');
  const { winner, instant, until, isOptedOut, share, fullCapacityUnits, endsOn, ...shown } = line;
  const looked = await runSql<InForce>(ctx.em, IN_FORCE, [instant, id, id]);
  const ids = looked.map(row => idFromUuid('quota', row.id));
  const found = await ctx.em.find(HoldingQuota, { id: { $in: ids } });
  const quotas = ids.flatMap(quotaId => found.find(quota => quota.id === quotaId) ?? []);
  const walls = new Map(looked.flatMap(row => (row.isWall ? [[idFromUuid('quota', row.id), row.held] as const] : [])));
  return {
    ...shown,
    mode: isOptedOut ? LimitMode.OPT_OUT : shown.mode,
    at: new Date(instant),
    until: until === null ? null : new Date(until),
    ramp: share === null ? null : { share, fullCapacityUnits, endsOn },
    walls: await findWalls(ctx, id, instant),
    rules: explain(quotas, walls, winner && idFromUuid('quota', winner)),
  };
}

interface InForce {
  readonly id: string;
  readonly isWall: boolean;
  readonly held: number | null;
}

interface Line extends Omit<EffectiveQuota, 'at' | 'until' | 'ramp' | 'rules' | 'walls'> {
  readonly instant: string;
  readonly until: string | null;
  readonly winner: string | null;
  readonly isOptedOut: boolean;
  readonly share: number | null;
  readonly fullCapacityUnits: number;
  readonly endsOn: string;
}

async function findWalls(ctx: Ctx, repId: string | null, at: string): Promise<Wall[]> {
  const rows = await runSql<Wall>(ctx.em, WALLS, [repId, at]);
  return rows.map(row => (row.kind === WallKind.PIPELINE ? { ...row, of: idFromUuid('pipe', row.of) } : row));
}

function explain(
  quotas: readonly HoldingQuota[],
  walls: ReadonlyMap<string, number | null>,
  lineId: string | null,
): LookedAt[] {
  const own = PRECEDENCE.map(scope => ({ scope, quota: quotas.find(quota => quota.scope === scope) ?? null }));
  const beside = quotas.filter(({ scope }) => !PRECEDENCE.some(known => known === scope));
  const winners = { lineId, wallIds: [...walls.keys()] };
  return [...own, ...beside.map(quota => ({ scope: quota.scope, quota }))].map(({ scope, quota }) => ({
    scope,
    verdict: judgeForce(quota, winners),
    holdingQuota: quota,
    heldUnits: (quota && walls.get(quota.id)) ?? null,
  }));
}

const LINE = `/* effective line */
with asked as (select coalesce(?::timestamptz, date_trunc('milliseconds', clock_timestamp() + ?::float8 * interval '1 ms')) as at)
select line.quota_id as winner, asked.at as instant, line.until, line.mode, line.is_opted_out as "isOptedOut", line.basis,
  line.boost_units::float8 as "boostUnits", line.capacity::float8 as "capacityUnits", line.refuses_weight as "refusesWeight",
  line.ramp_share::float8 as share, line.full_capacity::float8 as "fullCapacityUnits", line.ramp_ends_on::text as "endsOn"
from asked, line_of_rep(?::uuid, asked.at) line`;

const WALLS = `/* walls then */ with asked as (select ?::uuid as id, ?::timestamptz as at)
select v.kind, v.key as of, v.basis, v.capacity::float8 as "capacityUnits", coalesce(w.held, 0)::float8 as "heldUnits"
from asked cross join lateral walls_of_rep(asked.id, asked.at) v
left join rep_wall w on w.rep_id = asked.id and w.kind = v.kind and w.key = v.key where v.mode = 'LIMITED' order by v.kind, v.key`;

/** Teams from the rep's own up to the top, then pipelines and product lines; `held` where it counts. */
const IN_FORCE = `/* quotas that concern a rep */
with recursive asked as (select ?::timestamptz as at), up (id, parent_id, steps) as (
  select t.id, t.parent_id, 1 from rep r join team t on t.id = r.team_id where r.id = ?::uuid
  union all select t.id, t.parent_id, up.steps + 1 from up join team t on t.id = up.parent_id
)
select q.id, wall.quota_id is not null as "isWall", w.held::float8 as held from asked cross join rep r
join holding_quota q on q.rep_id = r.id or q.level = r.level or (q.rep_id is null and q.team_id is null and q.level is null) or q.team_id in (select id from up)
left join up on up.id = q.team_id
left join lateral walls_of_rep(r.id, asked.at) wall on wall.quota_id = q.id and wall.kind in ('PIPELINE', 'PRODUCT_LINE')
left join rep_wall w on w.rep_id = r.id and w.kind = wall.kind and w.key = wall.key
where r.id = ?::uuid and q.valid_from <= asked.at and (q.valid_until is null or q.valid_until > asked.at) order by q.team_id is null, up.steps, q.scope, q.id`;
