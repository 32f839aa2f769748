import { Migration } from '@mikro-orm/migrations';

/**
 * Imports of files through the API. The file lies here in chunks until its import is over, so that any process can go on
 * with it; the rows that were refused stay for a while, with what is wrong with them.
 */
export class Imports extends Migration {
  override up(): void {
    for (const part of [IMPORTS, FILES, ERRORS, GRANTS]) this.addSql(part);
  }
}

const IMPORTS = `
create table lead_import (
  id uuid primary key,
  version int not null default 1,
  kind text not null check (kind in ('LEADS', 'INTERACTIONS', 'OUTCOMES')),
  status text not null check (status in ('PENDING', 'VALIDATING', 'RUNNING', 'SUCCEEDED', 'PARTIALLY_FAILED', 'FAILED', 'CANCELLED')),
  file_name text not null check (file_name <> ''),
  mapping jsonb not null,
  match_by text[] not null check (match_by <@ array['EXTERNAL_ID', 'EMAIL', 'PHONE'] and 'EXTERNAL_ID' = any (match_by)),
  error_policy text not null check (error_policy in ('SKIP_ROWS', 'STOP')),
  is_dry_run boolean not null,
  role text not null check (role in ('ADMIN', 'MARKETER', 'PARTNER')),
  created_by text not null,
  partner_id uuid references partner,
  size_bytes bigint check (size_bytes >= 0),
  uploaded_bytes bigint not null default 0 check (uploaded_bytes >= 0),
  upload_no int not null default 0,
  upload_expires_at timestamptz(3) not null,
  print bytea not null check (length(print) = 32),
  sha256 bytea check (length(sha256) = 32),
  header text[],
  samples jsonb,
  at_byte bigint not null default 0,
  at_line int not null default 0,
  settled_after text,
  total_rows int check (total_rows >= 0),
  processed_rows int not null default 0,
  created_count int not null default 0,
  updated_count int not null default 0,
  unchanged_count int not null default 0,
  left_out_count int not null default 0,
  failed_count int not null default 0,
  warning_count int not null default 0,
  fault_code text,
  fault_message text,
  fault_line int,
  fault_column text,
  lease uuid,
  leased_until timestamptz(3),
  attempts int not null default 0,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((role = 'PARTNER') = (partner_id is not null)),
  check ((finished_at is null) = (status in ('PENDING', 'VALIDATING', 'RUNNING'))),
  check (processed_rows = created_count + updated_count + unchanged_count + left_out_count + failed_count)
);
create unique index lead_import_same_file on lead_import (created_by, sha256, print) where status = 'RUNNING' and not is_dry_run;
create index lead_import_created on lead_import (created_at, id);
create index lead_import_partner on lead_import (partner_id, created_at) where partner_id is not null;
create index lead_import_open on lead_import (created_by) where finished_at is null;
create index lead_import_work on lead_import (leased_until nulls first) where status in ('VALIDATING', 'RUNNING');
create index lead_import_waiting on lead_import (upload_expires_at) where status = 'PENDING';
create index lead_import_finished on lead_import (finished_at) where finished_at is not null;`;

const FILES = `
create table lead_import_chunk (
  import_id uuid not null references lead_import,
  start bigint not null check (start >= 0),
  bytes bytea not null,
  primary key (import_id, start)
);
alter table lead_import_chunk alter column bytes set storage external;
create table lead_import_key (
  import_id uuid not null references lead_import,
  key text not null,
  primary key (import_id, key)
);`;

const ERRORS = `
create table lead_import_error (
  seq bigint generated always as identity primary key,
  import_id uuid not null references lead_import,
  line int not null check (line >= 0),
  column_name text,
  code text not null,
  message text not null,
  is_warning boolean not null,
  cells text[]
);
create index lead_import_error_place on lead_import_error (import_id, line, seq);`;

const GRANTS = `
grant select, insert, update on lead_import to plimsoll_app;
grant select, insert, delete on lead_import_chunk, lead_import_key, lead_import_error to plimsoll_app;`;
