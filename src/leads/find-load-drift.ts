import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid } from '../platform/ids.js';
import { PARTS_OF_LEAD } from '../quotas/line.js';
import { WallKind } from '../quotas/quota.enums.js';

/** Leads that consume quota, and what they weigh together, in load units. */
export interface LoadSum {
  readonly leadCount: number;
  readonly units: number;
}

/** Of what a wall is: the id of a pipeline, a product line, a tier, a lifecycle. */
export interface WallName {
  readonly kind: WallKind;
  readonly of: string;
}

/** What a counter of a holder says, and what a count of what it owns says. */
export interface CounterAudit {
  readonly kind: 'rep' | 'team';
  readonly id: string;
  /** Of the part of what a rep owns that the counter is of; null for all of it. */
  readonly wall: WallName | null;
  readonly counter: LoadSum;
  readonly counted: LoadSum;
  /** Counter less count; zeros where they agree. */
  readonly drift: LoadSum;
  readonly isDrifted: boolean;
}

interface Row {
  readonly kind: 'rep' | 'team';
  /** Null where no row was asked for. */
  readonly holder: string | null;
  readonly wall: WallKind | null;
  readonly key: string | null;
  readonly saidCount: number;
  readonly saidUnits: number;
  readonly heldCount: number;
  readonly heldUnits: number;
  readonly isDrifted: boolean;
  readonly drifted: number;
  readonly counters: number;
  readonly walls: number;
}

/** Every counter, walls included, those that drifted first, at most so many rows: one statement, so that it sees counters and leads of one instant. */
export async function findLoadDrift(
  ctx: Ctx,
  asked: { readonly onlyDrifted: boolean; readonly limitRows: number },
): Promise<{ holderCount: number; wallCount: number; driftedCount: number; rows: CounterAudit[] }> {
  const rows = await runSql<Row>(ctx.em, AUDIT, [!asked.onlyDrifted, asked.limitRows]);
  return {
    holderCount: rows[0]?.counters ?? 0,
    wallCount: rows[0]?.walls ?? 0,
    driftedCount: rows[0]?.drifted ?? 0,
    rows: rows.flatMap(row => (row.holder === null ? [] : auditOf(row.holder, row))),
  };
}

function auditOf(holder: string, row: Row): CounterAudit {
  const { kind, wall, key, saidCount, saidUnits, heldCount, heldUnits, isDrifted } = row;
  return {
    kind,
    id: idFromUuid(kind, holder),
    wall: wall && nameWall(wall, key ?? ''),
    counter: { leadCount: saidCount, units: saidUnits },
    counted: { leadCount: heldCount, units: heldUnits },
    drift: { leadCount: saidCount - heldCount, units: Math.round((saidUnits - heldUnits) * 100) / 100 },
    isDrifted,
  };
}

/** A wall by what it is named by outside, of its row's key. */
export function nameWall(kind: WallKind, key: string): WallName {
  return { kind, of: kind === WallKind.PIPELINE ? idFromUuid('pipe', key) : key };
}

const SUMS = `sums as (
    select owner_id, team_id, count(*) filter (where load_units > 0) as leads, sum(load_units) as units from lead where owner_id is not null group by 1, 2
  )`;

/** Each rep's counter beside what it owns: `holder, said_count, said_units, leads, units`. */
export const REP_COUNTERS = `with ${SUMS}
  select l.rep_id as holder, l.held_count as said_count, l.held_units as said_units, coalesce(sum(s.leads), 0) as leads, coalesce(sum(s.units), 0) as units
  from rep_load l left join sums s on s.owner_id = l.rep_id group by l.rep_id`;

/** The same of each limited team, with what the teams below it own. */
export const TEAM_COUNTERS = `with recursive below (top, id) as (
    select team_id, team_id from team_load union all select below.top, t.id from below join team t on t.parent_id = below.id
  ), ${SUMS}
  select l.team_id as holder, l.held_count as said_count, l.held_units as said_units, coalesce(sum(s.leads), 0) as leads, coalesce(sum(s.units), 0) as units
  from team_load l join below on below.top = l.team_id left join sums s on s.team_id = below.id group by l.team_id`;

/** The same of each wall of a rep, `kind` and `key`, with what it owns of that. Sorts of leads are few, so each lead is looked at once. */
export const WALL_COUNTERS = `with sorts as (
    select owner_id, pipeline_id, product_id, tier, lifecycle, count(*) filter (where load_units > 0) as leads, sum(load_units) as units
    from lead where owner_id in (select rep_id from rep_wall) group by 1, 2, 3, 4, 5
  ), parts as (
    select l.owner_id, part.kind, part.key, sum(l.leads) as leads, sum(l.units) as units
    from sorts l left join product p on p.id = l.product_id cross join lateral ${PARTS_OF_LEAD} where part.key is not null group by 1, 2, 3
  )
  select w.rep_id as holder, w.kind, w.key, w.held_count as said_count, w.held_units as said_units,
    coalesce(s.leads, 0) as leads, coalesce(s.units, 0) as units
  from rep_wall w left join parts s on s.owner_id = w.rep_id and s.kind = w.kind and s.key = w.key`;

/** Where a counter does not say what is owned. */
export const IS_DRIFTED = '(said_count <> leads or said_units <> units)';

const AUDIT = `/* load counters */ with counter as (
  select 'team' as kind, null as wall, null as key, t.* from (${TEAM_COUNTERS}) t union all select 'rep', null, null, r.* from (${REP_COUNTERS}) r
  union all select 'rep', w.kind, w.key, w.holder, w.said_count, w.said_units, w.leads, w.units from (${WALL_COUNTERS}) w
), told as (select *, ${IS_DRIFTED} as is_drifted from counter)
select w.counters, w.walls, w.drifted, t.kind, t.holder, t.wall, t.key, t.said_count as "saidCount", t.said_units::float8 as "saidUnits",
  t.leads::int as "heldCount", t.units::float8 as "heldUnits", t.is_drifted as "isDrifted"
from (
  select count(*) filter (where wall is null)::int as counters, count(wall)::int as walls, count(*) filter (where is_drifted)::int as drifted from told
) w
left join lateral (select * from told where ?::boolean or is_drifted order by is_drifted desc, kind desc, wall is not null, holder, wall, key limit ?) t on true`;
