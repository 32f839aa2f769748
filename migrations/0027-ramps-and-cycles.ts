import { Migration } from '@mikro-orm/migrations';

/** Lines that grow with a new rep, and what is known of the sales cycle of a pipeline and an industry, from which a first line may be made. */
export class RampsAndCycles extends Migration {
  override up(): void {
    for (const part of [RAMPS, LINE, WALLS, CYCLES]) this.addSql(part);
  }
}

const RAMPS = `
alter table holding_quota
  add column ramp jsonb,
  add constraint holding_quota_ramp check (
    ramp is null or (mode = 'LIMITED' and scope in ('REP', 'LEVEL', 'ORGANISATION')
      and (ramp ->> 'startShare')::numeric > 0 and (ramp ->> 'startShare')::numeric < 1 and (ramp ->> 'days')::int between 1 and 730)
  );
create function ramped(capacity numeric, basis text, part numeric, whole numeric) returns numeric language sql immutable set search_path = public, pg_temp as $$
  select case when part >= whole then capacity
    else greatest(least(1, capacity), trunc(capacity * part / whole, case basis when 'COUNT' then 0 else 2 end)) end
$$;`;

/** As before, and with a ramp: share + (1 − share) · days since the start / days of the ramp, by the days of the rep's zone; drawn anew each day until it is over. */
const LINE = `
drop function line_of_rep(uuid, timestamptz);
create function line_of_rep(wanted uuid, at timestamptz) returns table (
  quota_id uuid, mode text, basis text, refuses_weight boolean, is_opted_out boolean, capacity numeric, boost_units numeric, until timestamptz,
  is_walled boolean, full_capacity numeric, ramp_share numeric, ramp_ends_on date
) language sql stable set search_path = public, pg_temp as $$
  with concerned as (
    select q.*, case q.scope when 'REP' then 1 when 'LEVEL' then 2 when 'ORGANISATION' then 3 end as place from rep r
    join holding_quota q on q.rep_id = r.id or q.level = r.level or (q.rep_id is null and q.team_id is null and q.level is null)
    where r.id = wanted and q.withdrawn_at is null and (q.valid_until is null or q.valid_until > at)
  ), force as (select * from concerned c where c.valid_from <= at),
  rule as (select * from force f where f.mode <> 'OPT_OUT' and f.place is not null order by f.place limit 1),
  boost as (
    select coalesce(sum(b.units), 0) as units, min(b.expires_at) as until from load_boost b
    where b.rep_id = wanted and b.granted_at <= at and b.expires_at > at
  ), started as (
    select r.started_on, (at at time zone z.zone)::date as today, z.zone, (rule.ramp ->> 'startShare')::numeric as share, (rule.ramp ->> 'days')::int as days
    from rule join rep r on r.id = wanted
    cross join lateral (select zone_of_team(r.team_id) as zone) z
    where rule.ramp is not null and r.started_on is not null
  ), ramp as (
    select s.share * s.days + (1 - s.share) * greatest(s.today - s.started_on, 0) as part, s.days as whole, s.started_on + s.days as ends_on,
      (s.today + 1)::timestamp at time zone s.zone as until
    from started s where s.today < s.started_on + s.days
  )
  select rule.id, coalesce(rule.mode, 'UNLIMITED'), coalesce(rule.basis, 'COUNT'), coalesce(rule.on_weight_increase = 'REFUSE', false),
    exists (select 1 from force f where f.mode = 'OPT_OUT'), ramped(rule.capacity, rule.basis, coalesce(ramp.part, 1), coalesce(ramp.whole, 1)) + boost.units, boost.units,
    least(boost.until, ramp.until, (select min(f.valid_until) from force f), (select min(c.valid_from) from concerned c where c.valid_from > at)),
    exists (
      select 1 from concerned c where (c.place is null and c.mode = 'LIMITED') or c.tier_caps <> '{}' or c.lifecycle_caps <> '{}' or c.reserved <> '{}'
    ),
    rule.capacity, ramp.part / ramp.whole, ramp.ends_on
  from boost left join rule on true left join ramp on true
$$;`;

/** As before; slots are reserved of the line as it is now, not of what it ramps up to. */
const WALLS = `
create or replace function walls_of_rep(wanted uuid, at timestamptz) returns table (
  quota_id uuid, kind text, key text, mode text, basis text, capacity numeric, is_counted boolean
) language sql stable set search_path = public, pg_temp as $$
  with drawn as materialized (select * from line_of_rep(wanted, at)),
  concerned as (
    select q.* from rep r join holding_quota q on q.rep_id = r.id or q.level = r.level or (q.rep_id is null and q.team_id is null and q.level is null)
    where r.id = wanted and q.withdrawn_at is null and (q.valid_until is null or q.valid_until > at)
  ),
  offered as (
    select q.id, case q.scope when 'PRODUCT_LINE' then 'PRODUCT_LINE' else 'PIPELINE' end as kind, coalesce(q.product_line, q.pipeline_id::text) as key,
      q.mode, q.basis, q.capacity, case q.scope when 'LEVEL_PIPELINE' then 1 else 2 end as place,
      q.valid_from <= at and not (q.scope = 'LEVEL_PIPELINE' and exists (select 1 from drawn d join concerned own on own.id = d.quota_id and own.scope = 'REP')) as holds
    from concerned q where q.scope in ('PIPELINE', 'PRODUCT_LINE', 'LEVEL_PIPELINE')
    union all
    select q.id, part.kind, part.key, 'LIMITED', q.basis, part.capacity, 1, coalesce(q.id = d.quota_id, false)
    from concerned q cross join drawn d cross join lateral (
      select 'TIER' as kind, upper(c.key) as key, c.value::text::numeric as capacity from jsonb_each(q.tier_caps) c
      union all select 'LIFECYCLE', upper(c.key), c.value::text::numeric from jsonb_each(q.lifecycle_caps) c
      union all select 'BELOW_TIER', upper(c.key),
        greatest(0, d.capacity - (select sum(h.value::text::numeric) from jsonb_each(q.reserved) h where h.key <= c.key))
      from jsonb_each(q.reserved) c
    ) part
  )
  select distinct on (o.kind, o.key) case when o.holds then o.id end, o.kind, o.key, case when o.holds then o.mode else 'UNLIMITED' end, o.basis,
    case when o.holds then o.capacity end, bool_or(o.mode = 'LIMITED') over (partition by o.kind, o.key)
  from offered o order by o.kind, o.key, o.holds desc, o.place
$$;`;

const CYCLES = `
create table cycle_profile (
  id uuid primary key,
  version int not null default 1,
  pipeline_id uuid not null references pipeline,
  industry text check (industry <> ''),
  median_cycle_days int not null check (median_cycle_days between 1 and 3650),
  effort_minutes numeric(7, 2) not null check (effort_minutes > 0 and effort_minutes <= 10000),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint cycle_profile_once unique nulls not distinct (pipeline_id, industry)
);
grant select, insert, update on cycle_profile to plimsoll_app;`;
