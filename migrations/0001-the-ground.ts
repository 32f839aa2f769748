import { Migration } from '@mikro-orm/migrations';

/**
 * The ground: two roles (the migrating login owns everything, `plimsoll_app` owns nothing), people, pipelines, leads with
 * their facts and intervals, holding quotas with their guarded counters, interactions, and the event spine.
 */
export class TheGround extends Migration {
  override up(): void {
    for (const part of [ROLES, PEOPLE, PIPELINES, QUOTAS, LEADS, HISTORY, INTERACTIONS, EVENTS, SEED, GRANTS])
      this.addSql(part);
  }
}

const ROLES = `
create extension if not exists btree_gist;
do $$ begin
  create role plimsoll_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role(current_user, 'plimsoll_app', 'SET') then execute format('grant plimsoll_app to %I', current_user); end if;
end $$;`;

const PEOPLE = `
create table organisation (
  only_row boolean primary key default true check (only_row),
  name text not null,
  time_zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  tier_weights jsonb not null,
  protection_days int not null check (protection_days between 0 and 3650)
);
create table team (
  id uuid primary key,
  version int not null default 1,
  name text not null check (name <> ''),
  parent_id uuid references team,
  external_id text unique,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (parent_id is distinct from id)
);
create index team_parent on team (parent_id);
create index team_name on team (name, id);
create table rep (
  id uuid primary key,
  version int not null default 1,
  name text not null check (name <> ''),
  email text,
  team_id uuid not null references team,
  level text not null check (level in ('NOVICE', 'REGULAR', 'SENIOR', 'EXPERT')),
  skills text[] not null default '{}',
  presence text not null check (presence in ('AVAILABLE', 'BUSY', 'AWAY', 'OFFLINE', 'ON_LEAVE')),
  presence_since timestamptz(3) not null,
  started_on date,
  is_active boolean not null,
  external_id text unique,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index rep_team on rep (team_id, name, id);
create index rep_name on rep (name, id);
create table rep_leave (
  id uuid primary key,
  rep_id uuid not null references rep,
  from_on date not null,
  until_on date not null check (until_on > from_on),
  note text
);
create index rep_leave_rep on rep_leave (rep_id, from_on);`;

const PIPELINES = `
create table pipeline (
  id uuid primary key,
  version int not null default 1,
  key text not null unique,
  name text not null,
  sales_cycle text not null check (sales_cycle in ('SHORT', 'MEDIUM', 'LONG')),
  is_default boolean not null
);
create unique index pipeline_one_default on pipeline (is_default) where is_default;
create table stage (
  id uuid primary key,
  version int not null default 1,
  pipeline_id uuid not null references pipeline,
  key text not null,
  name text not null,
  position int not null,
  lifecycle text not null check (lifecycle in ('POTENTIAL', 'INTERESTED', 'CUSTOMER', 'RETAINED', 'ENDED')),
  is_terminal boolean not null,
  is_won boolean not null,
  load_units numeric(6, 2) not null check (load_units >= 0),
  max_silence_days int check (max_silence_days > 0),
  sla_hours int check (sla_hours > 0),
  unique (pipeline_id, key),
  unique (pipeline_id, position)
);
create table stage_transition (
  from_stage_id uuid not null references stage,
  to_stage_id uuid not null references stage,
  primary key (from_stage_id, to_stage_id),
  check (from_stage_id <> to_stage_id)
);`;

const QUOTAS = `
create table holding_quota (
  id uuid primary key,
  version int not null default 1,
  scope text not null check (scope in ('ORGANISATION', 'TEAM', 'REP')),
  rep_id uuid references rep,
  team_id uuid references team,
  mode text not null check (mode in ('LIMITED', 'UNLIMITED', 'OPT_OUT')),
  basis text not null check (basis in ('COUNT', 'WEIGHTED')),
  capacity numeric(12, 2) check (capacity >= 0 and capacity <= 1000000),
  on_weight_increase text not null check (on_weight_increase in ('ALLOW', 'REFUSE')),
  reason text,
  set_by text not null,
  valid_from timestamptz(3) not null,
  valid_until timestamptz(3),
  check ((scope = 'REP') = (rep_id is not null) and (scope = 'TEAM') = (team_id is not null)),
  check ((mode = 'LIMITED') = (capacity is not null)),
  exclude using gist (scope with =, coalesce(rep_id, team_id, '00000000-0000-0000-0000-000000000000') with =, tstzrange(valid_from, valid_until) with &&)
);
create index holding_quota_rep on holding_quota (rep_id, valid_from);
create index holding_quota_team on holding_quota (team_id, valid_from);
create table load_boost (
  id bigint generated always as identity primary key,
  rep_id uuid not null references rep,
  units numeric(12, 2) not null check (units > 0),
  expires_at timestamptz(3) not null,
  reason text not null,
  granted_by text not null,
  granted_at timestamptz(3) not null
);
create index load_boost_rep on load_boost (rep_id, expires_at);
create table rep_load (
  rep_id uuid primary key references rep,
  version int not null default 1,
  held_count int not null default 0 check (held_count >= 0),
  held_units numeric(12, 2) not null default 0 check (held_units >= 0),
  mode text not null check (mode in ('LIMITED', 'UNLIMITED')),
  is_opted_out boolean not null default false,
  basis text not null check (basis in ('COUNT', 'WEIGHTED')),
  refuses_weight boolean not null default false,
  capacity numeric(12, 2) check (capacity >= 0),
  capacity_until timestamptz(3),
  active boolean not null,
  admissions bigint not null default 0,
  held numeric(12, 2) generated always as (case basis when 'COUNT' then held_count else held_units end) stored,
  is_overloaded boolean generated always as (mode = 'LIMITED' and case basis when 'COUNT' then held_count else held_units end > capacity) stored,
  updated_at timestamptz(3) not null,
  check ((mode = 'LIMITED') = (capacity is not null))
);
create index rep_load_until on rep_load (capacity_until) where capacity_until is not null;
create table team_load (
  team_id uuid primary key references team,
  version int not null default 1,
  held_count int not null default 0 check (held_count >= 0),
  held_units numeric(12, 2) not null default 0 check (held_units >= 0),
  mode text not null check (mode = 'LIMITED'),
  basis text not null check (basis in ('COUNT', 'WEIGHTED')),
  capacity numeric(12, 2) not null check (capacity >= 0),
  capacity_until timestamptz(3),
  active boolean not null default true,
  admissions bigint not null default 0,
  held numeric(12, 2) generated always as (case basis when 'COUNT' then held_count else held_units end) stored,
  is_overloaded boolean generated always as (case basis when 'COUNT' then held_count else held_units end > capacity) stored,
  updated_at timestamptz(3) not null
);
create function refuse_admission_over_limit() returns trigger language plpgsql as $$
begin
  raise exception 'admission over the limit' using errcode = '23514', constraint = 'admission_within_limit';
end $$;
create trigger admission_within_limit after update on rep_load for each row
  when (new.admissions > old.admissions and new.mode = 'LIMITED' and new.held > new.capacity) execute function refuse_admission_over_limit();
create trigger admission_within_limit after update on team_load for each row
  when (new.admissions > old.admissions and new.held > new.capacity) execute function refuse_admission_over_limit();`;

const LEADS = `
create table company (
  id uuid primary key,
  version int not null default 1,
  name text not null check (name <> ''),
  name_key text not null,
  domain text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index company_name_key on company (name_key);
create table contact (
  id uuid primary key,
  version int not null default 1,
  company_id uuid references company,
  name text,
  email text,
  email_key text,
  phone text,
  phone_key text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index contact_email_key on contact (email_key);
create index contact_phone_key on contact (phone_key);
create index contact_company on contact (company_id);
create table pool (
  id uuid primary key,
  version int not null default 1,
  key text not null unique,
  name text not null,
  team_id uuid references team,
  is_default boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index pool_one_default on pool (is_default) where is_default;
create index pool_team on pool (team_id);
create table lead_source (id uuid primary key, key text not null unique, name text not null, channel text);
create table campaign (id uuid primary key, key text not null unique, name text not null, source_id uuid references lead_source);
create table product (id uuid primary key, key text not null unique, name text not null, line text);
create table competitor (id uuid primary key, key text not null unique, name text not null);
create table lead (
  id uuid primary key,
  version int not null default 1,
  display_label text not null,
  name text,
  note text,
  company_id uuid references company,
  contact_id uuid references contact,
  pipeline_id uuid not null references pipeline,
  stage_id uuid not null references stage,
  lifecycle text not null check (lifecycle in ('POTENTIAL', 'INTERESTED', 'CUSTOMER', 'RETAINED', 'ENDED')),
  temperature text not null check (temperature in ('COLD', 'WARM', 'HOT')),
  tier text check (tier in ('A', 'B', 'C', 'D')),
  validity text not null check (validity in ('UNSCREENED', 'VALID', 'INVALID', 'DUPLICATE')),
  placement text not null check (placement in ('OWNED', 'POOLED', 'WAITING', 'ENDED')),
  waiting_reason text,
  owner_id uuid references rep,
  last_owner_id uuid references rep,
  team_id uuid references team,
  pool_id uuid references pool,
  load_units numeric(8, 2) not null check (load_units >= 0),
  source_id uuid references lead_source,
  campaign_id uuid references campaign,
  product_id uuid references product,
  segment text,
  value_minor bigint,
  value_currency text check (value_currency ~ '^[A-Z]{3}$'),
  win_probability real check (win_probability between 0 and 1),
  source_system text,
  external_id text,
  partner_id uuid,
  converted_ref text,
  stage_since timestamptz(3) not null,
  owner_since timestamptz(3),
  first_touch_at timestamptz(3),
  last_touch_at timestamptz(3),
  last_two_way_at timestamptz(3),
  touch_count int not null default 0,
  last_recorded_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((placement = 'OWNED') = (owner_id is not null)),
  check ((owner_id is null) = (team_id is null)),
  check ((placement = 'POOLED') = (pool_id is not null)),
  check ((placement = 'WAITING') = (waiting_reason is not null)),
  check ((value_minor is null) = (value_currency is null))
);
create unique index lead_external on lead (source_system, external_id, partner_id) nulls not distinct where external_id is not null;
create index lead_created on lead (created_at, id);
create index lead_updated on lead (updated_at, id);
create index lead_label on lead (display_label, id);
create index lead_value_up on lead (value_minor, id);
create index lead_value_down on lead (value_minor desc nulls last, id desc);
create index lead_touch_up on lead (last_touch_at, id);
create index lead_touch_down on lead (last_touch_at desc nulls last, id desc);
create index lead_win_up on lead (win_probability, id);
create index lead_win_down on lead (win_probability desc nulls last, id desc);
create index lead_stage_since on lead (stage_since, id);
create index lead_stage on lead (stage_id, created_at desc, id desc);
create index lead_owner on lead (owner_id, created_at desc, id desc);
create index lead_team_stage on lead (team_id, stage_id, created_at desc, id desc);
create index lead_pool on lead (pool_id, created_at desc, id desc) where pool_id is not null;
create index lead_waiting on lead (waiting_reason, created_at) where placement = 'WAITING';
create index lead_company on lead (company_id);
create index lead_contact_of on lead (contact_id);
create index lead_partner on lead (partner_id, created_at desc, id desc) where partner_id is not null;
create index lead_source_of on lead (source_id);
create index lead_campaign_of on lead (campaign_id);
create index lead_product_of on lead (product_id);
create table lead_contact (
  lead_id uuid not null references lead,
  contact_id uuid not null references contact,
  buying_role text not null check (buying_role in ('DECIDER', 'INFLUENCER', 'CHAMPION', 'USER', 'BLOCKER', 'OTHER')),
  primary key (lead_id, contact_id)
);
create index lead_contact_contact on lead_contact (contact_id);
create table lead_collaborator (
  lead_id uuid not null references lead,
  rep_id uuid not null references rep,
  role text not null,
  primary key (lead_id, rep_id)
);
create index lead_collaborator_rep on lead_collaborator (rep_id);
create table lead_outcome (
  id uuid primary key,
  lead_id uuid not null references lead,
  result text not null check (result in ('WON', 'LOST', 'DISQUALIFIED')),
  reason text not null check (reason in ('PRICE', 'COMPETITOR', 'TIMING', 'NO_BUDGET', 'NO_NEED', 'NO_AUTHORITY', 'FEATURE_GAP', 'NO_RESPONSE', 'DUPLICATE', 'FIT', 'RELATIONSHIP', 'OTHER')),
  competitor_id uuid references competitor,
  amount_minor bigint,
  gross_profit_minor bigint,
  currency text check (currency ~ '^[A-Z]{3}$'),
  decided_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  reverted_at timestamptz(3),
  check (reason <> 'COMPETITOR' or competitor_id is not null),
  check ((amount_minor is null and gross_profit_minor is null) or currency is not null)
);
create index lead_outcome_lead on lead_outcome (lead_id, decided_at desc);
create unique index lead_outcome_one_in_force on lead_outcome (lead_id) where reverted_at is null;`;

const HISTORY = `
create table lead_fact (
  seq bigint generated always as identity primary key,
  lead_id uuid not null references lead,
  axis text not null check (axis in ('STAGE', 'TEMPERATURE', 'TIER', 'OWNER', 'WEIGHT')),
  value text,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  actor text not null,
  how text,
  reason text
);
create index lead_fact_lead on lead_fact (lead_id, axis, occurred_at, seq);
create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  raise exception 'facts are append-only' using errcode = '42501';
end $$;
create trigger append_only before update or delete on lead_fact for each row execute function refuse_rewriting_history();
create table lead_interval (
  lead_id uuid not null references lead,
  axis text not null,
  seq bigint not null references lead_fact,
  value text not null,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3) check (ended_at >= started_at),
  primary key (lead_id, axis, seq),
  exclude using gist (lead_id with =, axis with =, tstzrange(started_at, ended_at) with &&)
);
create unique index lead_interval_one_open on lead_interval (lead_id, axis) where ended_at is null;
create index lead_interval_held on lead_interval (value, started_at, ended_at) where axis = 'OWNER';
create function append_facts(leads uuid[], axes text[], vals text[], times timestamptz[], hows text[], reasons text[], recorded timestamptz, who text)
returns void language plpgsql as $$
declare is_late boolean;
begin
  select exists (select 1 from unnest(leads, axes) as u (l, a) group by l, a having count(*) > 1)
      or exists (select 1 from unnest(leads, axes, times) as u (l, a, t) join lead_fact f on f.lead_id = u.l and f.axis = u.a
                 where f.occurred_at > u.t) into is_late;
  if not is_late then
    update lead_interval i set ended_at = u.t from unnest(leads, axes, times) as u (l, a, t)
    where i.lead_id = u.l and i.axis = u.a and i.ended_at is null;
  end if;
  with fact as (
    insert into lead_fact (lead_id, axis, value, occurred_at, recorded_at, actor, how, reason)
    select u.l, u.a, u.v, u.t, recorded, who, u.h, u.r
    from unnest(leads, axes, vals, times, hows, reasons) with ordinality as u (l, a, v, t, h, r, n) order by u.n
    returning seq, lead_id, axis, value, occurred_at
  )
  insert into lead_interval select lead_id, axis, seq, value, occurred_at, null from fact where value is not null and not is_late;
  if is_late then
    delete from lead_interval i using (select distinct u.l, u.a from unnest(leads, axes) as u (l, a)) d where i.lead_id = d.l and i.axis = d.a;
    insert into lead_interval
    select lead_id, axis, seq, value, occurred_at, until from (
      select f.*, lead(f.occurred_at) over (partition by f.lead_id, f.axis order by f.occurred_at, f.seq) as until
      from lead_fact f join (select distinct u.l, u.a from unnest(leads, axes) as u (l, a)) d on f.lead_id = d.l and f.axis = d.a
    ) told where value is not null;
  end if;
end $$;
create table idempotency (
  principal text not null,
  mutation text not null,
  key text not null check (length(key) between 1 and 255),
  fingerprint bytea not null,
  result jsonb not null,
  created_at timestamptz(3) not null,
  primary key (principal, mutation, key)
);
create index idempotency_age on idempotency (created_at);`;

const INTERACTIONS = `
create table interaction (
  id uuid primary key,
  lead_id uuid not null references lead,
  contact_id uuid references contact,
  rep_id uuid references rep,
  channel text not null check (channel in ('PHONE', 'EMAIL', 'MEETING', 'SMS', 'WECHAT', 'SOCIAL', 'WEB', 'EVENT', 'CHAT')),
  direction text not null check (direction in ('INBOUND', 'OUTBOUND')),
  origin text not null check (origin in ('HUMAN', 'AUTOMATED', 'AI_ASSISTED')),
  intent text check (intent in ('VALUE', 'DISCOVERY', 'PITCH', 'SERVICE', 'SURVEY', 'CALLBACK', 'ADMIN')),
  disposition text check (disposition in ('CONNECTED', 'NO_ANSWER', 'BUSY', 'VOICEMAIL_LEFT', 'WRONG_NUMBER', 'REPLIED', 'BOUNCED', 'ATTENDED', 'NO_SHOW', 'CLICKED', 'UNSUBSCRIBED', 'DECLINED')),
  satisfaction int check (satisfaction between 1 and 5),
  duration_seconds int check (duration_seconds >= 0),
  ended_at timestamptz(3),
  activity text,
  content text,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  recorded_by text not null,
  source_system text,
  external_id text
);
create index interaction_lead on interaction (lead_id, occurred_at desc, id desc);
create index interaction_rep on interaction (rep_id, occurred_at desc, id desc);
create index interaction_contact on interaction (contact_id);
create unique index interaction_external on interaction (source_system, external_id) where external_id is not null;
create table stage_flow (
  day date not null,
  stage_id uuid not null references stage,
  entered int not null,
  departed int not null,
  primary key (day, stage_id)
);`;

const EVENTS = `
create table outbox (
  id bigint generated always as identity primary key,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  subject_version int not null,
  lead_id uuid,
  rep_id uuid,
  team_id uuid,
  pool_id uuid,
  body jsonb not null,
  at timestamptz(3) not null
);
create table event_head (
  only_row boolean primary key default true check (only_row),
  epoch int not null,
  pos bigint not null,
  floor bigint not null
);
create table event_log (
  pos bigint not null,
  epoch int not null,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  subject_version int not null,
  lead_id uuid,
  rep_id uuid,
  team_id uuid,
  pool_id uuid,
  body jsonb not null,
  at timestamptz(3) not null,
  logged_at timestamptz(3) not null,
  primary key (pos, epoch)
) partition by range (pos);
create table consumer (name text primary key, epoch int not null, pos bigint not null);
create function event_log_extend(up_to bigint) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare size constant bigint := 1000000; first bigint;
begin
  for slot in 0 .. up_to / size loop
    first := slot * size;
    if to_regclass('event_log_' || slot) is null and first + size > (select floor from event_head) then
      execute format('create table %I partition of event_log for values from (%s) to (%s)', 'event_log_' || slot, first, first + size);
      execute format('grant select, insert on %I to plimsoll_app', 'event_log_' || slot);
    end if;
  end loop;
end $$;
create function event_log_trim(below bigint) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare size constant bigint := 1000000; safe bigint; slot bigint;
begin
  perform 1 from event_head for update;
  select least(below, (select min(pos) from consumer), (select pos from event_head)) into safe;
  for slot in 0 .. safe / size - 1 loop
    execute format('drop table if exists %I', 'event_log_' || slot);
  end loop;
  update event_head set floor = greatest(floor, safe / size * size - 1);
  return (select floor from event_head);
end $$;`;

const SEED = `
insert into organisation values (true, 'Plimsoll', 'UTC', 'EUR', '{"A": 1, "B": 1, "C": 1, "D": 1}', 30);
insert into event_head values (true, 1, 0, 0);
select event_log_extend(0);
with p as (
  insert into pipeline values (uuidv7(), 1, 'default', 'Sales', 'MEDIUM', true) returning id
), s as (
  insert into stage select uuidv7(), 1, p.id, v.key, v.name, v.position, v.lifecycle, v.is_terminal, v.is_won, v.load_units, v.max_silence_days, v.sla_hours
  from p, (values
    ('NEW', 'New', 1, 'POTENTIAL', false, false, 1, 3, 24),
    ('CONTACTED', 'Contacted', 2, 'POTENTIAL', false, false, 1, 7, null),
    ('ENGAGED', 'Engaged', 3, 'INTERESTED', false, false, 1, 7, null),
    ('QUALIFIED', 'Qualified', 4, 'INTERESTED', false, false, 1, 10, null),
    ('PROPOSAL', 'Proposal', 5, 'INTERESTED', false, false, 1, 7, null),
    ('WON', 'Won', 6, 'CUSTOMER', false, true, 0, 30, null),
    ('RETAINED', 'Retained', 7, 'RETAINED', false, true, 0, 90, null),
    ('LOST', 'Lost', 8, 'ENDED', true, false, 0, null, null),
    ('DISQUALIFIED', 'Disqualified', 9, 'ENDED', true, false, 0, null, null)
  ) as v (key, name, position, lifecycle, is_terminal, is_won, load_units, max_silence_days, sla_hours)
  returning id, key, position
)
insert into stage_transition select a.id, b.id from s a, s b
where (a.position <= 5 and b.position <= 6 and (b.position > a.position or b.position = a.position - 1))
   or (a.position <= 5 and b.key in ('LOST', 'DISQUALIFIED'))
   or (a.key = 'WON' and b.key in ('RETAINED', 'LOST'))
   or (a.key = 'RETAINED' and b.key = 'LOST')
   or (a.key in ('LOST', 'DISQUALIFIED') and b.key = 'NEW');
insert into pool values (uuidv7(), 1, 'default', 'Open pool', null, true, now(), now());
insert into holding_quota values (uuidv7(), 1, 'ORGANISATION', null, null, 'LIMITED', 'COUNT', 50, 'ALLOW', 'the default of a new installation', 'migration', '1970-01-01Z', null);`;

const GRANTS = `
grant usage on schema public to plimsoll_app;
grant select on all tables in schema public to plimsoll_app;
grant insert, update on organisation, team, rep, rep_leave, pipeline, stage, holding_quota, load_boost, rep_load, team_load,
  company, contact, pool, lead_source, campaign, product, competitor, lead, lead_contact, lead_collaborator, lead_outcome,
  lead_interval, idempotency, interaction, stage_flow, consumer to plimsoll_app;
grant delete on team_load to plimsoll_app;
grant insert, delete on stage_transition, outbox, lead_interval, idempotency, lead_contact, lead_collaborator to plimsoll_app;
grant insert on lead_fact, event_log to plimsoll_app;
grant update on event_head to plimsoll_app;
revoke execute on function event_log_extend(bigint), event_log_trim(bigint) from public;
grant execute on function event_log_extend(bigint), event_log_trim(bigint) to plimsoll_app;`;
