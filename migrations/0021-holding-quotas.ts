import { Migration } from '@mikro-orm/migrations';

/** Holding quotas that begin and end by the clock and may be of a level, and teams whose line is still to come. */
export class HoldingQuotas extends Migration {
  override up(): void {
    for (const part of [DATES, LEVELS, LINES, TEAM_LINES]) this.addSql(part);
  }
}

const DATES = `
alter table holding_quota
  add column level text check (level in ('NOVICE', 'REGULAR', 'SENIOR', 'EXPERT')),
  add column subject text not null generated always as (scope || ':' || coalesce(rep_id::text, team_id::text, level, '')) stored,
  add column asked_until timestamptz(3),
  add column withdrawn_at timestamptz(3),
  add column withdrawn_by text,
  add constraint holding_quota_span check (valid_until >= valid_from),
  add constraint holding_quota_asked check (asked_until is null or (valid_until is not null and valid_until <= asked_until)),
  add constraint holding_quota_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null or valid_until = valid_from)),
  drop constraint holding_quota_scope_coalesce_tstzrange_excl,
  add constraint holding_quota_one_at_a_time exclude using gist (subject with =, tstzrange(valid_from, valid_until) with &&);
create index holding_quota_subject on holding_quota (subject, valid_from desc, id desc);`;

const LEVELS = `
alter table holding_quota
  drop constraint holding_quota_scope_check,
  add constraint holding_quota_scope_check check (scope in ('ORGANISATION', 'LEVEL', 'TEAM', 'REP')),
  drop constraint holding_quota_check,
  add constraint holding_quota_of_one_subject check (
    (scope = 'REP') = (rep_id is not null) and (scope = 'TEAM') = (team_id is not null) and (scope = 'LEVEL') = (level is not null)
  );
create index holding_quota_shared on holding_quota (scope, valid_from) where rep_id is null and team_id is null;`;

/** The line of a rep at an instant, in one place for whoever draws it, shows it, or explains it. */
const LINES = `
create function line_of_rep(wanted uuid, at timestamptz) returns table (
  quota_id uuid, mode text, basis text, refuses_weight boolean, is_opted_out boolean, capacity numeric, boost_units numeric, until timestamptz
) language sql stable set search_path = public, pg_temp as $$
  with concerned as (
    select q.*, case q.scope when 'REP' then 1 when 'LEVEL' then 2 else 3 end as place from rep r
    join holding_quota q on q.rep_id = r.id or (q.scope = 'LEVEL' and q.level = r.level) or q.scope = 'ORGANISATION'
    where r.id = wanted and q.withdrawn_at is null and (q.valid_until is null or q.valid_until > at)
  ), force as (select * from concerned c where c.valid_from <= at),
  rule as (select * from force f where f.mode <> 'OPT_OUT' order by f.place limit 1),
  boost as (
    select coalesce(sum(b.units), 0) as units, min(b.expires_at) as until from load_boost b
    where b.rep_id = wanted and b.granted_at <= at and b.expires_at > at
  )
  select rule.id, coalesce(rule.mode, 'UNLIMITED'), coalesce(rule.basis, 'COUNT'), coalesce(rule.on_weight_increase = 'REFUSE', false),
    exists (select 1 from force f where f.mode = 'OPT_OUT'), rule.capacity + boost.units, boost.units,
    least(boost.until, (select min(f.valid_until) from force f), (select min(c.valid_from) from concerned c where c.valid_from > at))
  from boost left join rule on true
$$;`;

const TEAM_LINES = `
alter table team_load
  drop constraint team_load_mode_check,
  add constraint team_load_mode_check check (mode in ('LIMITED', 'UNLIMITED')),
  alter column capacity drop not null,
  add constraint team_load_line check ((mode = 'LIMITED') = (capacity is not null)),
  alter column is_overloaded set expression as (mode = 'LIMITED' and case basis when 'COUNT' then held_count else held_units end > capacity);
create index team_load_until on team_load (capacity_until) where capacity_until is not null;`;
