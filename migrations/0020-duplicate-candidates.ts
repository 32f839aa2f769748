import { Migration } from '@mikro-orm/migrations';

/** Pairs of leads that may be one. Those that are there already wait to be looked at. */
export class DuplicateCandidates extends Migration {
  override up(): void {
    for (const part of [TABLES, GRANTS]) this.addSql(part);
  }
}

const TABLES = `
create table duplicate_candidate (
  id uuid primary key,
  version int not null default 1,
  lead_id uuid not null references lead,
  other_id uuid not null references lead,
  rules text[] not null check (rules <> '{}'),
  strength text not null check (strength in ('STRONG', 'WEAK')),
  status text not null check (status in ('OPEN', 'MERGED', 'DISMISSED')),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  decided_at timestamptz(3),
  decided_by text,
  reason text,
  check (lead_id < other_id),
  check ((status = 'OPEN') = (decided_at is null)),
  unique (lead_id, other_id)
);
create index duplicate_candidate_other on duplicate_candidate (other_id);
create index duplicate_candidate_order on duplicate_candidate (strength, created_at desc, id);
create index company_domain on company (lower(btrim(domain))) where domain is not null;
create table duplicate_waiting (lead_id uuid primary key references lead);
insert into duplicate_waiting select id from lead where merged_into_id is null;`;

const GRANTS = `
grant select, insert, update on duplicate_candidate to plimsoll_app;
grant select, update, delete on duplicate_waiting to plimsoll_app;`;
