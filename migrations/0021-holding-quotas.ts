import { Migration } from '@mikro-orm/migrations';

/**
 * Holding quotas that begin and end by the clock and may be of a level, of a pipeline or of a product line; teams whose line is still
 * to come; walls, which count what a rep holds of one pipeline,
 * product line, tier or lifecycle, or below a tier that slots are reserved for.
 */
export class HoldingQuotas extends Migration {
  override up(): void {
    for (const part of [DATES, SUBJECTS, WALLS, LINES, COUNTED, TEAM_LINES, GRANTS]) this.addSql(part);
  }
}

const DATES = `
alter table holding_quota
  add column level text check (level in ('NOVICE', 'REGULAR', 'SENIOR', 'EXPERT')),
  add column pipeline_id uuid references pipeline,
  add column product_line text check (product_line <> ''),
  add column subject text not null generated always as (scope || ':' || coalesce(rep_id::text, team_id::text, level, product_line, '') || ':' || coalesce(pipeline_id::text, '')) stored,
  add column asked_until timestamptz(3),
  add column withdrawn_at timestamptz(3),
  add column withdrawn_by text,
  add constraint holding_quota_span check (valid_until >= valid_from),
  add constraint holding_quota_asked check (asked_until is null or (valid_until is not null and valid_until <= asked_until)),
  add constraint holding_quota_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null or valid_until = valid_from)),
  drop constraint holding_quota_scope_coalesce_tstzrange_excl,
  add constraint holding_quota_one_at_a_time exclude using gist (subject with =, tstzrange(valid_from, valid_until) with &&);
create index holding_quota_subject on holding_quota (subject, valid_from desc, id desc);`;

const SUBJECTS = `
alter table holding_quota
  drop constraint holding_quota_scope_check,
  add constraint holding_quota_scope_check check (scope in ('ORGANISATION', 'LEVEL', 'LEVEL_PIPELINE', 'PIPELINE', 'PRODUCT_LINE', 'TEAM', 'REP')),
  drop constraint holding_quota_check,
  add constraint holding_quota_of_one_subject check (
    (scope = 'REP') = (rep_id is not null) and (scope = 'TEAM') = (team_id is not null)
    and (scope in ('LEVEL', 'LEVEL_PIPELINE')) = (level is not null) and (scope in ('PIPELINE', 'LEVEL_PIPELINE')) = (pipeline_id is not null)
    and (scope = 'PRODUCT_LINE') = (product_line is not null)
  );
create index holding_quota_shared on holding_quota (scope, valid_from) where rep_id is null and team_id is null;
create index holding_quota_level on holding_quota (level, valid_from) where level is not null;`;

const WALLS = `
alter table holding_quota
  add column tier_caps jsonb not null default '{}' check (jsonb_typeof(tier_caps) = 'object'),
  add column lifecycle_caps jsonb not null default '{}' check (jsonb_typeof(lifecycle_caps) = 'object'),
  add column reserved jsonb not null default '{}' check (jsonb_typeof(reserved) = 'object' and (reserved = '{}' or mode = 'LIMITED')),
  add constraint holding_quota_with_caps check (
    scope in ('REP', 'LEVEL', 'ORGANISATION') and mode <> 'OPT_OUT' or (tier_caps = '{}' and lifecycle_caps = '{}' and reserved = '{}')
  );
alter table rep_load add column is_walled boolean not null default false;
create table rep_wall (
  id uuid primary key default uuidv7(),
  rep_id uuid not null references rep,
  kind text not null check (kind in ('PIPELINE', 'PRODUCT_LINE', 'TIER', 'LIFECYCLE', 'BELOW_TIER')),
  key text not null,
  held_count int not null default 0 check (held_count >= 0),
  held_units numeric(12, 2) not null default 0 check (held_units >= 0),
  mode text not null check (mode in ('LIMITED', 'UNLIMITED')),
  basis text not null check (basis in ('COUNT', 'WEIGHTED')),
  capacity numeric(12, 2) check (capacity >= 0),
  admissions bigint not null default 0,
  held numeric(12, 2) generated always as (case basis when 'COUNT' then held_count else held_units end) stored,
  updated_at timestamptz(3) not null,
  check ((mode = 'LIMITED') = (capacity is not null)),
  unique (rep_id, kind, key)
);
create index rep_wall_key on rep_wall (kind, key, rep_id);
create trigger admission_within_limit after update on rep_wall for each row
  when (new.admissions > old.admissions and new.mode = 'LIMITED' and new.held > new.capacity) execute function refuse_admission_over_limit();`;

/** The line of a rep at an instant, in one place for whoever draws it, shows it, or explains it. */
const LINES = `
create function line_of_rep(wanted uuid, at timestamptz) returns table (
  quota_id uuid, mode text, basis text, refuses_weight boolean, is_opted_out boolean, capacity numeric, boost_units numeric, until timestamptz,
  is_walled boolean
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
  )
  select rule.id, coalesce(rule.mode, 'UNLIMITED'), coalesce(rule.basis, 'COUNT'), coalesce(rule.on_weight_increase = 'REFUSE', false),
    exists (select 1 from force f where f.mode = 'OPT_OUT'), rule.capacity + boost.units, boost.units,
    least(boost.until, (select min(f.valid_until) from force f), (select min(c.valid_from) from concerned c where c.valid_from > at)),
    exists (
      select 1 from concerned c where (c.place is null and c.mode = 'LIMITED') or c.tier_caps <> '{}' or c.lifecycle_caps <> '{}' or c.reserved <> '{}'
    )
  from boost left join rule on true
$$;`;

/** The walls of a rep at an instant (counted as soon as one is set, for now or for later), what it holds within one, and how what is held already moves them: whatever becomes of it, nothing is refused. */
const COUNTED = `
create function is_within(wall_kind text, wall_key text, pipeline uuid, line text, tier text, lifecycle text) returns boolean
language sql immutable set search_path = public, pg_temp as $$
  select coalesce(case wall_kind when 'PIPELINE' then pipeline::text = wall_key when 'PRODUCT_LINE' then line = wall_key
    when 'TIER' then tier = wall_key when 'LIFECYCLE' then lifecycle = wall_key when 'BELOW_TIER' then coalesce(tier > wall_key, true) end, false)
$$;
create function walls_of_rep(wanted uuid, at timestamptz) returns table (
  quota_id uuid, kind text, key text, mode text, basis text, capacity numeric, is_counted boolean
) language sql stable set search_path = public, pg_temp as $$
  with drawn as (select * from line_of_rep(wanted, at)),
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
        greatest(0, q.capacity + d.boost_units - (select sum(h.value::text::numeric) from jsonb_each(q.reserved) h where h.key <= c.key))
      from jsonb_each(q.reserved) c
    ) part
  )
  select distinct on (o.kind, o.key) case when o.holds then o.id end, o.kind, o.key, case when o.holds then o.mode else 'UNLIMITED' end, o.basis,
    case when o.holds then o.capacity end, bool_or(o.mode = 'LIMITED') over (partition by o.kind, o.key)
  from offered o order by o.kind, o.key, o.holds desc, o.place
$$;
create function held_within(wanted uuid, wall_kind text, wall_key text) returns table (leads int, units numeric)
language sql stable set search_path = public, pg_temp as $$
  select count(*) filter (where l.load_units > 0)::int, coalesce(sum(l.load_units), 0) from lead l left join product p on p.id = l.product_id
  where l.owner_id = wanted and is_within(wall_kind, wall_key, l.pipeline_id, p.line, l.tier, l.lifecycle)
$$;
create function carry_within() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  perform 1 from rep_load where rep_id = new.owner_id and is_walled for update;
  if found then
    update rep_wall w set held_count = w.held_count + moved.leads, held_units = w.held_units + moved.units, updated_at = clock_timestamp()
    from (
      select v.id, sum(c.sign * (c.units > 0)::int) as leads, sum(c.sign * c.units) as units
      from (values (-1, old.load_units, old.pipeline_id, old.product_id, old.tier, old.lifecycle),
        (1, new.load_units, new.pipeline_id, new.product_id, new.tier, new.lifecycle)) as c (sign, units, pipeline_id, product_id, tier, lifecycle)
      left join product p on p.id = c.product_id
      join rep_wall v on v.rep_id = new.owner_id and is_within(v.kind, v.key, c.pipeline_id, p.line, c.tier, c.lifecycle)
      group by v.id
    ) moved where w.id = moved.id;
  end if;
  return null;
end $$;
create trigger carry_within after update of load_units, pipeline_id, product_id, tier, lifecycle on lead for each row
  when (new.owner_id = old.owner_id and (new.load_units, new.pipeline_id, new.product_id, new.tier, new.lifecycle)
    is distinct from (old.load_units, old.pipeline_id, old.product_id, old.tier, old.lifecycle)) execute function carry_within();`;

const TEAM_LINES = `
alter table team_load
  drop constraint team_load_mode_check,
  add constraint team_load_mode_check check (mode in ('LIMITED', 'UNLIMITED')),
  alter column capacity drop not null,
  add constraint team_load_line check ((mode = 'LIMITED') = (capacity is not null)),
  alter column is_overloaded set expression as (mode = 'LIMITED' and case basis when 'COUNT' then held_count else held_units end > capacity);
create index team_load_until on team_load (capacity_until) where capacity_until is not null;`;

const GRANTS = `
grant select, insert, update, delete on rep_wall to plimsoll_app;`;
