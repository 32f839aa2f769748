import { Migration } from '@mikro-orm/migrations';

/** What was changed of many leads at once, lead by lead, so that it can be taken back. */
export class Bulk extends Migration {
  override up(): void {
    this.addSql(CHANGES);
  }
}

const CHANGES = `
create table bulk_change (
  id uuid primary key,
  kind text not null check (kind in ('TRANSFER', 'MOVE', 'TIER')),
  actor text not null,
  reason text,
  changed_count int not null check (changed_count > 0),
  done_at timestamptz(3) not null,
  undoable_until timestamptz(3) not null,
  undone_at timestamptz(3),
  undone_by text,
  check ((undone_at is null) = (undone_by is null))
);
create index bulk_change_actor on bulk_change (actor, done_at desc, id desc);
create index bulk_change_done on bulk_change (done_at, id);
create table bulk_change_lead (
  bulk_change_id uuid not null references bulk_change,
  lead_id uuid not null references lead,
  before jsonb not null,
  version int not null,
  undone_at timestamptz(3),
  primary key (bulk_change_id, lead_id)
);
create index bulk_change_lead_lead on bulk_change_lead (lead_id);
grant select, insert, update on bulk_change, bulk_change_lead to plimsoll_app;`;
