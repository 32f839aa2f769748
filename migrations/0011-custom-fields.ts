import { Migration } from '@mikro-orm/migrations';

/**
 * Fields that a house gives its leads, companies and contacts. A definition is a row; the values lie beside the object that they
 * are of, in one column. The index serves equality and membership of any field; ranges and texts read the rows that the rest leaves.
 */
export class CustomFields extends Migration {
  override up(): void {
    for (const part of [DEFINITIONS, VALUES, LISTS, GRANTS]) this.addSql(part);
  }
}

const DEFINITIONS = `
create table custom_field (
  id uuid primary key,
  version int not null default 1,
  holder text not null check (holder in ('LEAD', 'COMPANY', 'CONTACT')),
  key text not null check (key ~ '^[a-z][a-zA-Z0-9_]{0,62}$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('TEXT', 'URL', 'NUMBER', 'INTEGER', 'BOOLEAN', 'DATE', 'DATETIME', 'CHOICE', 'MULTI_CHOICE')),
  choices jsonb not null default '[]',
  position int not null,
  is_required boolean not null,
  is_personal boolean not null,
  is_for_partners boolean not null,
  is_archived boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  unique (holder, key)
);
create index custom_field_position on custom_field (position, id);
create index custom_field_name on custom_field (name, id);`;

const VALUES = `
alter table lead add column custom jsonb not null default '{}' check (jsonb_typeof(custom) = 'object');
alter table company add column custom jsonb not null default '{}' check (jsonb_typeof(custom) = 'object');
alter table contact add column custom jsonb not null default '{}' check (jsonb_typeof(custom) = 'object');
create index lead_custom on lead using gin (custom jsonb_path_ops);
create index company_custom on company using gin (custom jsonb_path_ops);
create index contact_custom on contact using gin (custom jsonb_path_ops);`;

const LISTS = `
create index company_name on company (name, id);
create index company_created on company (created_at, id);
create index contact_name on contact (name, id);
create index contact_created on contact (created_at, id);`;

const GRANTS = `
grant select, insert, update on custom_field to plimsoll_app;`;
