import { Migration } from '@mikro-orm/migrations';

/**
 * Intake caps: how many leads a rep or a team may take in a period. Each holder that one is set for, now or for later, has a count:
 * what it saved up, in parts of a lead, and what it took on each of the last days.
 */
export class IntakeCaps extends Migration {
  override up(): void {
    for (const part of [CAPS, COUNTS, RECKONING, RULE, TAKEN, GRANTS]) this.addSql(part);
  }
}

const CAPS = `
create table intake_cap (
  id uuid primary key,
  version int not null default 1,
  scope text not null check (scope in ('ORGANISATION', 'LEVEL', 'TEAM', 'REP')),
  rep_id uuid references rep,
  team_id uuid references team,
  level text check (level in ('NOVICE', 'REGULAR', 'SENIOR', 'EXPERT')),
  subject text not null generated always as (scope || ':' || coalesce(rep_id::text, team_id::text, level, '') || ':') stored,
  mode text not null check (mode in ('LIMITED', 'UNLIMITED', 'OPT_OUT')),
  max_leads int check (max_leads between 0 and 100000),
  period text check (period in ('DAY', 'WEEK', 'MONTH', 'DAYS')),
  days int check (days between 1 and 366),
  burst int check (burst > 0),
  reason text,
  set_by text not null,
  valid_from timestamptz(3) not null,
  valid_until timestamptz(3),
  asked_until timestamptz(3),
  withdrawn_at timestamptz(3),
  withdrawn_by text,
  constraint intake_cap_of_one_subject check (
    (scope = 'REP') = (rep_id is not null) and (scope = 'TEAM') = (team_id is not null) and (scope = 'LEVEL') = (level is not null)
  ),
  constraint intake_cap_limit check (
    (mode = 'LIMITED') = (max_leads is not null) and (mode = 'LIMITED') = (period is not null) and (mode = 'LIMITED' or burst is null)
    and (days is not null) = coalesce(period <> 'MONTH', false) and (period is distinct from 'DAY' or days = 1) and (period is distinct from 'WEEK' or days = 7)
  ),
  constraint intake_cap_opt_out check (mode <> 'OPT_OUT' or scope = 'REP'),
  constraint intake_cap_span check (valid_until >= valid_from),
  constraint intake_cap_asked check (asked_until is null or (valid_until is not null and valid_until <= asked_until)),
  constraint intake_cap_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null or valid_until = valid_from)),
  constraint intake_cap_one_at_a_time exclude using gist (subject with =, tstzrange(valid_from, valid_until) with &&)
);
create index intake_cap_subject on intake_cap (subject, valid_from desc, id desc);
create index intake_cap_rep on intake_cap (rep_id, valid_from) where rep_id is not null;
create index intake_cap_team on intake_cap (team_id, valid_from) where team_id is not null;
create index intake_cap_shared on intake_cap (scope, valid_from) where rep_id is null and team_id is null;`;

/** `taken[1]` is of `day`, `taken[2]` of the day before. A lead costs `cost` parts; each day adds `max_leads` of them. */
const COUNTS = `
create table intake_count (
  holder uuid primary key generated always as (coalesce(rep_id, team_id)) stored,
  rep_id uuid unique references rep,
  team_id uuid unique references team,
  cap_id uuid references intake_cap,
  mode text not null check (mode in ('LIMITED', 'UNLIMITED')),
  is_opted_out boolean not null,
  max_leads int check (max_leads >= 0),
  window_days int check (window_days between 1 and 366),
  cost int not null check (cost > 0),
  burst int check (burst >= 0),
  level bigint not null check (level >= 0),
  day date not null,
  taken int[] not null check (cardinality(taken) > 0),
  total bigint not null default 0,
  until timestamptz(3),
  updated_at timestamptz(3) not null,
  check (num_nonnulls(rep_id, team_id) = 1),
  check ((mode = 'LIMITED') = (max_leads is not null) and (mode = 'LIMITED') = (burst is not null) and (mode = 'LIMITED' or window_days is null))
);
create index intake_count_until on intake_count (until) where until is not null;
alter table rep_load add column is_metered boolean not null default false;`;

/**
 * A month is the days after the same day one month earlier; it saves up as 28 days do, so that the window alone holds it to its number. Only whole
 * leads are forgotten beyond the burst: the fraction goes on.
 */
const RECKONING = `
create function intake_days(c intake_count, today date) returns int[] language sql immutable set search_path = public, pg_temp as $$
  select case when today <= c.day then c.taken
    else (array_fill(0, array[least(today - c.day, cardinality(c.taken))]) || c.taken)[1:cardinality(c.taken)] end
$$;
create function intake_level(c intake_count, today date) returns bigint language sql immutable set search_path = public, pg_temp as $$
  select case when saved.parts / c.cost > c.burst then c.burst::bigint * c.cost + saved.parts % c.cost else saved.parts end
  from (select c.level + c.max_leads::bigint * greatest(today - c.day, 0) as parts) saved
$$;
create function intake_within(c intake_count, today date) returns int language sql immutable set search_path = public, pg_temp as $$
  select coalesce(sum(n), 0)::int
  from unnest((intake_days(c, today))[1:coalesce(c.window_days, today - (today - interval '1 month')::date)]) n
$$;
create function intake_left(c intake_count, today date) returns int language sql immutable set search_path = public, pg_temp as $$
  select case c.mode when 'LIMITED' then greatest(0, least(intake_level(c, today) / c.cost, c.max_leads - intake_within(c, today)))::int end
$$;
create function intake_next(c intake_count, today date) returns date language sql immutable set search_path = public, pg_temp as $$
  select today + s from generate_series(0, 400) s where intake_left(c, today + s) > 0 order by s limit 1
$$;
create function refuse_intake_over_cap() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if intake_within(new, new.day) > new.max_leads then raise exception 'more was taken in than the cap allows' using errcode = '23514'; end if;
  return null;
end $$;
create trigger intake_within_cap after update on intake_count for each row
  when (new.total > old.total and new.mode = 'LIMITED') execute function refuse_intake_over_cap();`;

/** The cap of a rep or a team at an instant, in one place for whoever draws it or explains it; `size`: of how many days what was taken is to be known, 0 where nothing is counted. */
const RULE = `
create function intake_of(wanted uuid, at timestamptz) returns table (
  cap_id uuid, mode text, is_opted_out boolean, max_leads int, window_days int, cost int, burst int, until timestamptz, size int
) language sql stable set search_path = public, pg_temp as $$
  with concerned as (
    select q.*, case q.scope when 'LEVEL' then 2 when 'ORGANISATION' then 3 else 1 end as place
    from intake_cap q left join rep r on r.id = wanted
    where (q.rep_id = wanted or q.team_id = wanted or q.level = r.level or (q.scope = 'ORGANISATION' and r.id is not null))
      and q.withdrawn_at is null and (q.valid_until is null or q.valid_until > at)
  ), force as (select * from concerned c where c.valid_from <= at),
  rule as (select * from force f where f.mode <> 'OPT_OUT' order by f.place limit 1)
  select rule.id, coalesce(rule.mode, 'UNLIMITED'), exists (select from force f where f.mode = 'OPT_OUT'), rule.max_leads, rule.days,
    coalesce(rule.days, 28), coalesce(rule.burst, ceil(rule.max_leads::numeric / coalesce(rule.days, 28))::int),
    least((select min(f.valid_until) from force f), (select min(c.valid_from) from concerned c where c.valid_from > at)),
    coalesce((select max(case c.mode when 'LIMITED' then coalesce(c.days, 31) else 1 end) from concerned c where c.mode <> 'UNLIMITED'), 0)
  from (select 1) always left join rule on true
$$;`;

/** What these reps, by their public ids, took on each of the last days of a zone, today first: leads that consumed quota, by the doors that are intake. */
const TAKEN = `
create function taken_by(reps text[], zone text, today date, size int) returns int[] language sql stable set search_path = public, pg_temp as $$
  with taken as (
    select (i.started_at at time zone zone)::date as day, count(*)::int as leads
    from lead_interval i join lead_fact f on f.seq = i.seq
    where i.axis = 'OWNER' and i.value = any (reps) and i.started_at >= (today - size)::timestamp at time zone zone
      and f.how in ('CLAIMED', 'ASSIGNED', 'AUTO_ASSIGNED', 'ACCEPTED', 'REOPENED')
      and exists (
        select from lead_interval w where w.lead_id = i.lead_id and w.axis = 'WEIGHT' and w.value::numeric > 0
          and w.started_at <= i.started_at and (w.ended_at is null or w.ended_at > i.started_at)
      )
    group by 1
  )
  select array_agg(coalesce(t.leads, 0) order by s) from generate_series(0, size - 1) s left join taken t on t.day = today - s
$$;`;

const GRANTS = `
grant select, insert, update on intake_cap to plimsoll_app;
grant select, insert, update, delete on intake_count to plimsoll_app;`;
