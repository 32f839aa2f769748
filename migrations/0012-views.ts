import { Migration } from '@mikro-orm/migrations';

/**
 * What people set for themselves, and days that follow the zone of a team. What happens at a stage is counted by quarters of
 * an hour: every zone of today begins its day at one, so a day of any zone is a sum of them, and a changed zone moves no count.
 */
export class Views extends Migration {
  override up(): void {
    for (const part of [PREFERENCE, ZONES, FLOW, GRANTS]) this.addSql(part);
  }
}

const PREFERENCE = `
create table preference (
  id uuid primary key,
  version int not null default 1,
  subject text not null unique,
  locale text check (locale in ('en', 'zh-CN')),
  time_zone text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
)`;

const ZONES = `
alter table organisation add column id uuid not null unique default uuidv7(), add column version int not null default 1;
alter table team add column time_zone text;
create function zone_of_team(wanted uuid) returns text language sql stable set search_path = public, pg_temp as $$
  with recursive walk (parent_id, time_zone, depth) as (
    select parent_id, time_zone, 0 from team where id = wanted
    union all select t.parent_id, t.time_zone, depth + 1 from walk join team t on t.id = walk.parent_id where walk.time_zone is null
  ) select coalesce((select time_zone from walk where time_zone is not null order by depth limit 1), (select time_zone from organisation))
$$;`;

const FLOW = `
alter table stage_flow add column since timestamptz(3);
update stage_flow set since = day::timestamp at time zone (select time_zone from organisation);
alter table stage_flow drop constraint stage_flow_pkey;
alter table stage_flow drop column day;
alter table stage_flow alter column since set not null, add primary key (since, stage_id);`;

const GRANTS = 'grant select, insert, update on preference to plimsoll_app';
