import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { badUserInput } from '../platform/errors.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { LoadGrouping, LoadMeasure } from './evaluation.enums.js';
import { refuseNoWindow } from './load-window.js';

/** Raised whenever the meaning of a figure changes. */
const DEFINITION_VERSION = 1;
const LIMIT_ROWS = 500;
const SECONDS_AN_HOUR = 3600;

/** The window and whose loads are asked for. */
export interface AskedLoads {
  readonly from: Date;
  readonly to: Date;
  readonly groupBy: LoadGrouping;
  readonly measure: LoadMeasure;
  readonly repIds?: readonly string[] | null;
  readonly teamIds?: readonly string[] | null;
  readonly breachLimits: readonly number[];
}

/** How the load of one rep or team went. */
export interface LoadStatistics {
  readonly groupBy: LoadGrouping;
  readonly key: string;
  readonly from: Date;
  readonly to: Date;
  readonly measure: LoadMeasure;
  readonly peak: { readonly at: Date; readonly value: number };
  readonly mean: number;
  readonly timeOverQuota: { readonly hours: number; readonly limitedHours: number; readonly share: number | null };
  readonly breaches: readonly {
    readonly limit: number;
    readonly hours: number;
    readonly share: number;
    readonly episodeCount: number;
  }[];
  readonly definitionVersion: number;
}

/** By two statements: who is asked about, and how their loads went; the greatest peak first. BAD_USER_INPUT where there is no window. */
export async function findLoadStatistics(ctx: Ctx, asked: AskedLoads): Promise<LoadStatistics[]> {
  const window = await windowOf(ctx, asked);
  const { groupBy, measure, repIds, teamIds, breachLimits } = asked;
  const isOfReps = groupBy === LoadGrouping.REP;
  if (repIds && !isOfReps) throw badUserInput('Reps are named with `groupBy: REP`.', ['repIds']);
  const inTeams = (teamIds ?? []).map(id => uuidOf(id, 'team'));
  const members = isOfReps
    ? await runSql<Member>(ctx.em, REPS, [inTeams, !repIds, (repIds ?? []).map(id => uuidOf(id, 'rep')), !teamIds])
    : await runSql<Member>(ctx.em, TEAMS, [!teamIds, inTeams]);
  if (members.length === 0) return [];
  const held = members.flatMap(({ key, rep }) => (rep ? { key, rep: idFromUuid('rep', rep) } : []));
  const rows = await runSql<Row>(ctx.em, LOADS, [
    window.from.toISOString(),
    window.to.toISOString(),
    measure,
    !isOfReps,
    held.map(({ key }) => key),
    held.map(({ rep }) => rep),
    [...new Set(members.map(({ key }) => key))],
    [...breachLimits],
    LIMIT_ROWS,
  ]);
  const kind = isOfReps ? 'rep' : 'team';
  return rows.map(row => ({ groupBy, measure, ...window, ...figuresOf(row, asked), key: idFromUuid(kind, row.key) }));
}

/** A rep of a group; null for a team without reps. */
interface Member {
  readonly key: string;
  readonly rep: string | null;
}

interface Row {
  readonly key: string;
  readonly at: string;
  readonly peak: number;
  readonly mean: number;
  readonly seconds: number;
  readonly limited: number;
  readonly over: number;
  readonly breachSeconds: readonly number[] | null;
  readonly episodes: readonly number[] | null;
}

/** What is still to come is cut off. */
async function windowOf(ctx: Ctx, { from, to }: AskedLoads): Promise<{ from: Date; to: Date }> {
  refuseNoWindow(from, to);
  const now = await ctx.runtime.now();
  if (from >= now) throw badUserInput('The window is still to come.', ['from']);
  return { from, to: to > now ? now : to };
}

function figuresOf(row: Row, { breachLimits }: AskedLoads) {
  const { at, peak: value, mean, seconds, limited, over, breachSeconds, episodes } = row;
  return {
    peak: { at: new Date(at), value },
    mean,
    timeOverQuota: {
      hours: over / SECONDS_AN_HOUR,
      limitedHours: limited / SECONDS_AN_HOUR,
      share: limited > 0 ? over / limited : null,
    },
    breaches: breachLimits.map((limit, place) => ({
      limit,
      hours: (breachSeconds?.[place] ?? 0) / SECONDS_AN_HOUR,
      share: (breachSeconds?.[place] ?? 0) / seconds,
      episodeCount: episodes?.[place] ?? 0,
    })),
    definitionVersion: DEFINITION_VERSION,
  };
}

const REPS = `/* load statistics: reps */ with recursive below (id) as (
  select unnest(?::uuid[]) union select t.id from below join team t on t.parent_id = below.id
)
select r.id as key, r.id as rep from rep r
where (?::boolean or r.id = any (?::uuid[])) and (?::boolean or r.team_id in (select id from below))`;

const TEAMS = `/* load statistics: teams */ with recursive below (top, id) as (
  select id, id from team where ?::boolean or id = any (?::uuid[])
  union all select below.top, t.id from below join team t on t.parent_id = below.id
)
select b.top as key, r.id as rep from below b left join rep r on r.team_id = b.id`;

/** What is held, piece by piece: each stretch of ownership, and what the lead weighed in each part of it. */
const PIECES = `owned as materialized (
  select s.key, o.lead_id, o.started_at, o.ended_at from asked a cross join subject s join lead_interval o
    on o.axis = 'OWNER' and o.value = s.rep and o.started_at < a.until and (o.ended_at is null or o.ended_at > a.since)
), piece as (
  select key, started_at, ended_at, 1 as owned, 0 as leads, 0::numeric as units from owned, asked where measure = 'OWNED_LEADS'
  union all
  select o.key, greatest(o.started_at, w.started_at), least(o.ended_at, w.ended_at), 0, (w.value::numeric > 0)::int, w.value::numeric
  from asked a cross join owned o join lead_interval w on w.lead_id = o.lead_id and w.axis = 'WEIGHT'
    and w.started_at < least(o.ended_at, a.until) and (w.ended_at is null or w.ended_at > greatest(o.started_at, a.since))
)`;

/** The load of each group as it was between any two instants at which it changed. */
const STEPS = `delta as (
  select key, at, sum(owned)::int as owned, sum(leads)::int as leads, sum(units) as units from (
    select p.key, greatest(p.started_at, a.since) as at, p.owned, p.leads, p.units from asked a, piece p
    union all select p.key, p.ended_at, -p.owned, -p.leads, -p.units from asked a, piece p where p.ended_at < a.until
    union all select g.key, a.since, 0, 0, 0 from asked a, held_by g
  ) moved group by key, at
), step as materialized (
  select *, lag(held) over (partition by key order by started_at) as held_before from (
    select *, extract(epoch from ended_at - started_at)::float8 as seconds,
      case (select measure from asked) when 'HELD_UNITS' then units when 'OWNED_LEADS' then owned else leads end as held
    from (
      select key, at as started_at, lead(at, 1, (select until from asked)) over w as ended_at,
        sum(owned) over w as owned, sum(leads) over w as leads, sum(units) over w as units
      from delta window w as (partition by key order by at)
    ) stepped
  ) measured
)`;

/** The line of each group as it was between any two instants at which it may have changed; null where there was none. */
const LINES = `turn as (
  select key, at from (
    select g.key, unnest(array[q.valid_from, q.valid_until]) as at from asked a, held_by g join holding_quota q
      on q.rep_id = g.key or q.team_id = g.key or q.scope = 'ORGANISATION'
    union select g.key, unnest(array[b.granted_at, b.expires_at]) from held_by g join load_boost b on b.rep_id = g.key
    union select g.key, a.since from asked a, held_by g
  ) t, asked a where t.at >= a.since and t.at < a.until
), line as materialized (
  select t.key, t.at as started_at, lead(t.at, 1, a.until) over (partition by t.key order by t.at) as ended_at, q.basis,
    q.capacity + coalesce((
      select sum(b.units) from load_boost b where b.rep_id = t.key and b.granted_at <= t.at and b.expires_at > t.at
    ), 0) as capacity
  from asked a cross join turn t left join lateral (
    select q.basis, q.capacity from holding_quota q
    where q.valid_from <= t.at and (q.valid_until is null or q.valid_until > t.at)
      and case when a.is_of_teams then q.team_id = t.key else (q.rep_id = t.key and q.mode <> 'OPT_OUT') or q.scope = 'ORGANISATION' end
    order by q.scope = 'ORGANISATION' limit 1
  ) q on true
)`;

const LOADS = `/* load statistics */ with asked as materialized (
  select ?::timestamptz as since, ?::timestamptz as until, ?::text as measure, ?::boolean as is_of_teams
), subject as materialized (select * from unnest(?::uuid[], ?::text[]) as s (key, rep)),
held_by as materialized (select unnest(?::uuid[]) as key),
breakable as materialized (select * from unnest(?::numeric[]) with ordinality as b (units, place)),
${PIECES}, ${STEPS}, ${LINES}, peak as (
  select distinct on (key) key, started_at as at, held from step order by key, held desc, started_at
), whole as (
  select key, sum(seconds) as seconds, sum(held * seconds) / sum(seconds) as mean from step group by key
), limited as (
  select key, sum(extract(epoch from ended_at - started_at)) as seconds from line where capacity is not null group by key
), excess as (
  select l.key, sum(extract(epoch from least(l.ended_at, s.ended_at) - greatest(l.started_at, s.started_at))) as seconds
  from line l join step s on s.key = l.key and s.started_at < l.ended_at and s.ended_at > l.started_at
  where case l.basis when 'COUNT' then s.leads else s.units end > l.capacity group by l.key
), breach as (
  select s.key, b.place, coalesce(sum(s.seconds) filter (where s.held > b.units), 0) as seconds,
    count(*) filter (where s.held > b.units and not coalesce(s.held_before > b.units, false)) as episodes
  from step s cross join breakable b group by s.key, b.place
), breaches as (
  select key, array_agg(seconds::float8 order by place) as seconds, array_agg(episodes::int order by place) as episodes from breach group by key
)
select p.key, p.at, p.held::float8 as peak, w.mean::float8 as mean, w.seconds::float8 as seconds, coalesce(l.seconds, 0)::float8 as limited,
  coalesce(o.seconds, 0)::float8 as over, b.seconds as "breachSeconds", b.episodes
from peak p join whole w on w.key = p.key left join limited l on l.key = p.key left join excess o on o.key = p.key left join breaches b on b.key = p.key
order by p.held desc, p.key limit ?`;
