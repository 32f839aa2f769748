import { Migration } from '@mikro-orm/migrations';

/** Pools have members, managers and rules for claims, and say how much of their leads is seen before they are claimed. */
export class Pools extends Migration {
  override up(): void {
    for (const part of [MEMBERS, VIEWED, RULES, WAITING, DAYS, SUCCESSORS]) this.addSql(part);
  }
}

const MEMBERS = `
alter table pool
  add column visibility text not null default 'MASKED' check (visibility in ('FULL', 'MASKED', 'MEMBERS_ONLY')),
  add column member_team_ids uuid[] not null default '{}' check (cardinality(member_team_ids) <= 100),
  add column member_rep_ids uuid[] not null default '{}' check (cardinality(member_rep_ids) <= 100),
  add column manager_ids uuid[] not null default '{}' check (cardinality(manager_ids) <= 100);
create function is_pool_member(p pool, seller uuid, teams uuid[]) returns boolean language sql stable set search_path = public, pg_temp as $$
  select coalesce(seller = any (p.manager_ids), false) or case
    when p.member_team_ids <> '{}' or p.member_rep_ids <> '{}' then coalesce(seller = any (p.member_rep_ids), false) or p.member_team_ids && teams
    else p.team_id is null or p.team_id = any (teams) end
$$;`;

/** What pools are to a rep, whose own team and those above are \`near\`, or to a manager, whose teams are \`led\`: a manager is where its reps are. */
const VIEWED = `
create function teams_below(wanted uuid) returns uuid[] language sql stable set search_path = public, pg_temp as $$
  with recursive walk (id) as (
    select id from team where id = wanted
    union all select t.id from walk join team t on t.parent_id = walk.id
  ) select array(select id from walk order by id)
$$;
create function viewed_pools(seller uuid, near uuid[], led uuid[], out hidden uuid[], out opened uuid[], out managed uuid[])
language sql stable set search_path = public, pg_temp as $$
  select coalesce(array_agg(id order by id) filter (where visibility = 'MEMBERS_ONLY' and not is_member), '{}'),
    coalesce(array_agg(id order by id) filter (where is_manager or visibility = 'FULL' and is_member), '{}'),
    coalesce(array_agg(id order by id) filter (where is_manager), '{}')
  from (
    select id, visibility, coalesce(seller = any (manager_ids), false) as is_manager,
      is_pool_member(pool, seller, near) or exists (select 1 from rep r where r.team_id = any (led) and r.id = any (member_rep_ids || manager_ids)) as is_member
    from pool where visibility <> 'MASKED' or manager_ids <> '{}'
  ) p
$$;`;

const RULES = `
alter table pool
  add column claims_per_day int check (claims_per_day between 1 and 10000),
  add column views_per_day int check (views_per_day between 1 and 10000),
  add column owner_cooldown_days int check (owner_cooldown_days between 1 and 3650),
  add column new_lead_delay_hours int check (new_lead_delay_hours between 1 and 8760);`;

/** Since when a lead has been in pools; a move from one to another does not begin it anew. */
const WAITING = `
alter table lead add column pooled_since timestamptz(3);
create function keep_pooled_since() returns trigger language plpgsql as $$
begin
  if new.placement <> 'POOLED' then
    new.pooled_since := null;
  elsif new.pooled_since is null then
    new.pooled_since := new.updated_at;
  end if;
  return new;
end $$;
create trigger pooled_since_kept before insert or update of placement on lead for each row execute function keep_pooled_since();
update lead l set pooled_since = greatest(l.created_at, (
    select max(f.occurred_at) from lead_fact f where f.lead_id = l.id and f.axis = 'OWNER' and f.value is null
  )) where placement = 'POOLED';
alter table lead add check ((placement = 'POOLED') = (pooled_since is not null));
create index lead_to_claim on lead (pool_id, coalesce(tier, 'E'), pooled_since, id) where placement = 'POOLED';`;

/** How much a rep took from a pool and looked at in it on a day of the organisation: guarded counters, and what was looked at. */
const DAYS = `
create table pool_day (
  pool_id uuid not null references pool,
  rep_id uuid not null references rep,
  day date not null,
  claim_count int not null default 0 check (claim_count >= 0),
  view_count int not null default 0 check (view_count >= 0),
  primary key (pool_id, rep_id, day)
);
create index pool_day_rep on pool_day (rep_id, day);
create table lead_reveal (
  lead_id uuid not null references lead,
  rep_id uuid not null references rep,
  day date not null,
  pool_id uuid not null references pool,
  revealed_at timestamptz(3) not null,
  primary key (lead_id, rep_id, day)
);
create index lead_reveal_rep on lead_reveal (rep_id, day);
create index lead_reveal_pool on lead_reveal (pool_id, day);
grant select, insert, update on pool_day to plimsoll_app;
grant select, insert on lead_reveal to plimsoll_app;`;

/** A pool with leads never vanishes: it is retired, its leads go on to a successor, and none enters it any more, not even one that was on its way. */
const SUCCESSORS = `
alter table pool add column retired_at timestamptz(3), add column successor_id uuid references pool,
  add check ((retired_at is null) = (successor_id is null)), add check (successor_id is distinct from id),
  add check (not is_default or retired_at is null);
create index pool_successor on pool (successor_id) where successor_id is not null;
create function refuse_retired_pool() returns trigger language plpgsql as $$
begin
  perform 1 from pool where id = new.pool_id and retired_at is null for key share;
  if not found then raise exception 'the pool is retired' using errcode = '40001'; end if;
  return null;
end $$;
create trigger pool_in_use after insert on lead for each row when (new.pool_id is not null) execute function refuse_retired_pool();
create trigger pool_still_in_use after update of pool_id on lead for each row
  when (new.pool_id is not null and old.pool_id is distinct from new.pool_id) execute function refuse_retired_pool();
alter table lead_source add column default_pool_id uuid references pool;
create index lead_source_pool on lead_source (default_pool_id) where default_pool_id is not null;
alter table bulk_change drop constraint bulk_change_kind_check, add constraint bulk_change_kind_check check (kind in ('TRANSFER', 'MOVE', 'TIER', 'POOL'));`;
