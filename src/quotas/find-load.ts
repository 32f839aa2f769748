import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { LimitMode, QuotaBasis } from './quota.enums.js';
import { RepLoad } from './rep-load.js';

/** Whose load it is. */
export interface Holder {
  readonly kind: 'rep' | 'team';
  readonly id: string;
}

/** What is held against which line; `capacityUnits` is null where there is none. */
export interface Load {
  readonly holder: Holder;
  readonly version: number;
  readonly heldCount: number;
  readonly heldUnits: number;
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
  readonly capacityUnits: number | null;
  readonly headroomUnits: number | null;
  readonly utilisation: number | null;
  readonly isOverloaded: boolean;
}

interface Counter {
  version: number;
  heldCount: number;
  heldUnits: number;
  mode: LimitMode;
  basis: QuotaBasis;
  capacity: number | null;
  isOptedOut?: boolean;
}

/** The loads of reps, by one statement, in the order of the ids. */
export async function findRepLoads(ctx: Ctx, repIds: readonly string[]): Promise<Load[]> {
  const rows = await ctx.em.find(RepLoad, { repId: { $in: [...repIds] } }, { refresh: true });
  const byRep = new Map(rows.map(row => [row.repId, row]));
  return repIds.map(id => loadOf({ kind: 'rep', id }, byRep.get(id) ?? NOTHING));
}

/** The loads of teams, all teams below them included, by one statement, in the order of the ids. */
export async function findTeamLoads(ctx: Ctx, teamIds: readonly string[]): Promise<Load[]> {
  const rows: (Counter & { id: string })[] = await runSql(ctx.em, TEAM_LOADS, [teamIds.map(id => uuidOf(id, 'team'))]);
  const byTeam = new Map(rows.map(row => [idFromUuid('team', row.id), row]));
  return teamIds.map(id => loadOf({ kind: 'team', id }, byTeam.get(id) ?? NOTHING));
}

const NOTHING: Counter = {
  version: 0,
  heldCount: 0,
  heldUnits: 0,
  mode: LimitMode.UNLIMITED,
  basis: QuotaBasis.COUNT,
  capacity: null,
};

function loadOf(holder: Holder, counter: Counter): Load {
  const { version, heldCount, heldUnits, basis, capacity, isOptedOut } = counter;
  const held = basis === QuotaBasis.COUNT ? heldCount : heldUnits;
  return {
    holder,
    version,
    heldCount,
    heldUnits,
    basis,
    mode: isOptedOut ? LimitMode.OPT_OUT : counter.mode,
    capacityUnits: capacity,
    headroomUnits: capacity === null ? null : Math.max(0, Math.round((capacity - held) * 100) / 100),
    utilisation: capacity ? held / capacity : null,
    isOverloaded: capacity !== null && held > capacity,
  };
}

const TEAM_LOADS = `/* team loads */
with recursive below (top, id) as (
  select id, id from team where id = any (?::uuid[])
  union all select below.top, t.id from below join team t on t.parent_id = below.id
), sums as (
  select below.top, coalesce(sum(l.held_count), 0)::int as leads, coalesce(sum(l.held_units), 0)::float8 as units
  from below left join rep r on r.team_id = below.id left join rep_load l on l.rep_id = r.id group by below.top
)
select s.top as id, coalesce(t.version, 0) as version, coalesce(t.held_count, s.leads) as "heldCount",
  coalesce(t.held_units::float8, s.units) as "heldUnits", coalesce(t.mode, 'UNLIMITED') as mode, coalesce(t.basis, 'COUNT') as basis,
  t.capacity::float8 as capacity
from sums s left join team_load t on t.team_id = s.top`;
