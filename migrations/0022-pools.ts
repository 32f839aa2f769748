import { Migration } from '@mikro-orm/migrations';

/** Pools have members, managers, and say how much of their leads is seen before they are claimed. */
export class Pools extends Migration {
  override up(): void {
    for (const part of [MEMBERS, VIEWED]) this.addSql(part);
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
