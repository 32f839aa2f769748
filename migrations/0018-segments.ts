import { Migration } from '@mikro-orm/migrations';

/** Filters of leads that are kept under a name: segments of the house, and views of whoever saved them. */
export class Segments extends Migration {
  override up(): void {
    for (const part of [KEPT, ABOVE, GRANTS]) this.addSql(part);
  }
}

const KEPT = `
create table segment (
  id uuid primary key,
  version int not null default 1,
  key text not null unique,
  name text not null,
  description text,
  filter jsonb not null,
  is_archived boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index segment_name on segment (name, id);
create table saved_view (
  id uuid primary key,
  version int not null default 1,
  subject text not null,
  name text not null,
  filter jsonb not null,
  order_by jsonb not null,
  columns text[] not null,
  shared_with text not null check (shared_with in ('PRIVATE', 'TEAM', 'EVERYONE')),
  team_id uuid references team,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  unique (subject, name),
  check ((shared_with = 'TEAM') = (team_id is not null))
);
create index saved_view_team on saved_view (team_id) where team_id is not null;
create index saved_view_everyone on saved_view (name, id) where shared_with = 'EVERYONE';`;

/** The teams above a team, nearest first; what a team shares is seen below it. */
const ABOVE = `
create function teams_above(wanted uuid) returns uuid[] language sql stable set search_path = public, pg_temp as $$
  with recursive walk (id, depth) as (
    select parent_id, 1 from team where id = wanted
    union all select t.parent_id, depth + 1 from walk join team t on t.id = walk.id
  ) select array(select id from walk where id is not null order by depth)
$$;`;

const GRANTS = `
grant select, insert, update on segment, saved_view to plimsoll_app;
grant delete on saved_view to plimsoll_app;`;
