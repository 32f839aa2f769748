import { withOwner } from '../../platform/db/server-version.js';
import { idFromUuid } from '../../platform/ids.js';
import type { Held } from './ledger.js';

/** What the tables say about themselves, counted by plain SQL. All zeros where the law holds. */
export interface CountersReport {
  /** Reps, their walls, and limited teams whose counter is not the count of the leads that they hold. */
  readonly drifted: number;
  /** Leads that are not in exactly one place, or in another team than their owner. */
  readonly misplaced: number;
  /** Leads whose open interval names another owner or stage than the lead, or whose intervals overlap. */
  readonly doubled: number;
}

const DRIFTED = `with recursive below (top, id) as (
    select team_id, team_id from team_load union all select below.top, t.id from below join team t on t.parent_id = below.id
  ), sums as (
    select owner_id, team_id, count(*) filter (where load_units > 0) as leads, sum(load_units) as units from lead where owner_id is not null group by 1, 2
  ), truth as (
    select l.rep_id as id, l.held_count, l.held_units, coalesce(sum(s.leads), 0) as leads, coalesce(sum(s.units), 0) as units
    from rep_load l left join sums s on s.owner_id = l.rep_id group by l.rep_id
    union all
    select l.team_id, l.held_count, l.held_units, coalesce(sum(s.leads), 0), coalesce(sum(s.units), 0)
    from team_load l join below on below.top = l.team_id left join sums s on s.team_id = below.id group by l.team_id
    union all
    select w.id, w.held_count, w.held_units, h.leads, h.units from rep_wall w cross join lateral held_within(w.rep_id, w.kind, w.key) h
  ) select count(*)::int as count from truth where held_count <> leads or held_units <> units`;

const MISPLACED = `select count(*)::int as count from lead l left join rep r on r.id = l.owner_id
  where (l.owner_id is not null)::int + (l.pool_id is not null)::int + (l.waiting_reason is not null)::int + (l.placement = 'ENDED')::int <> 1
    or l.team_id is distinct from r.team_id`;

const OVERLAPPING = `select count(*)::int as count from lead_interval a join lead_interval b using (lead_id, axis)
  where a.seq < b.seq and tstzrange(a.started_at, a.ended_at) && tstzrange(b.started_at, b.ended_at)`;

const OPEN = `select l.owner_id as owner, l.stage_id as stage, o.value as open_owner, s.value as open_stage from lead l
  left join lead_interval o on o.lead_id = l.id and o.axis = 'OWNER' and o.ended_at is null
  left join lead_interval s on s.lead_id = l.id and s.axis = 'STAGE' and s.ended_at is null`;

interface Open {
  readonly owner: string | null;
  readonly stage: string;
  readonly open_owner: string | null;
  readonly open_stage: string | null;
}

/** Counts again what the counters say. */
export function checkCounters(databaseUrl: string): Promise<CountersReport> {
  return withOwner(databaseUrl, async client => {
    const count = async (statement: string) => (await client.query<{ count: number }>(statement)).rows[0]?.count ?? -1;
    const { rows } = await client.query<Open>(OPEN);
    const torn = rows.filter(({ owner, stage, open_owner, open_stage }) => {
      return open_owner !== (owner && idFromUuid('rep', owner)) || open_stage !== idFromUuid('stage', stage);
    });
    return {
      drifted: await count(DRIFTED),
      misplaced: await count(MISPLACED),
      doubled: torn.length + (await count(OVERLAPPING)),
    };
  });
}

/** Holders whose counter is not what the fold of the event log says. */
export async function compareWithLedger(databaseUrl: string, held: ReadonlyMap<string, Held>): Promise<number> {
  const statement = `select 'rep' as kind, rep_id as id, held_count as count, held_units::float8 as units from rep_load
    union all select 'team', team_id, held_count, held_units::float8 from team_load`;
  const { rows } = await withOwner(databaseUrl, client =>
    client.query<Held & { kind: 'rep' | 'team'; id: string }>(statement),
  );
  return rows.filter(({ kind, id, count, units }) => {
    const told = held.get(idFromUuid(kind, id)) ?? { count: 0, units: 0 };
    return told.count !== count || told.units !== units;
  }).length;
}
