import { Migration } from '@mikro-orm/migrations';

/**
 * Findings, and when the clock alone makes a lead due to be judged. Leads that are held already are due at once; what
 * stages allow (`stage.max_silence_days`) came with the ground.
 */
export class Findings extends Migration {
  override up(): void {
    for (const part of [TABLES, GRANTS]) this.addSql(part);
  }
}

const TABLES = `
create table finding (
  id uuid primary key,
  version int not null default 1,
  code text not null check (code in ('NEGLECTED', 'OVER_CONTACT')),
  severity text not null check (severity in ('NOTICE', 'WARNING', 'SERIOUS')),
  lead_id uuid not null references lead,
  contact_id uuid references contact,
  rep_id uuid references rep,
  team_id uuid references team,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3) check (closed_at >= opened_at),
  is_open boolean not null generated always as (closed_at is null) stored,
  allowed int not null check (allowed > 0),
  measured int not null check (measured >= allowed),
  window_days int check (window_days > 0),
  since timestamptz(3) not null,
  touch_ids uuid[] not null
);
create unique index finding_one_open_of_lead on finding (code, lead_id) where closed_at is null;
create unique index finding_one_open_of_contact on finding (code, contact_id) where closed_at is null;
create index finding_opened on finding (opened_at, id);
create index finding_open on finding (opened_at, id) where closed_at is null;
create index finding_open_of_rep on finding (rep_id, code) where closed_at is null;
create index finding_lead on finding (lead_id, opened_at desc, id desc);
create index finding_rep on finding (rep_id, opened_at desc, id desc);
create index finding_team on finding (team_id, opened_at desc, id desc);
create index finding_contact on finding (contact_id);
create table finding_watch (lead_id uuid primary key references lead, due_at timestamptz(3) not null);
create index finding_watch_due on finding_watch (due_at, lead_id);
insert into finding_watch select id, now() from lead where placement = 'OWNED';
drop index interaction_contact;
create index interaction_contact on interaction (contact_id, occurred_at desc) where contact_id is not null;`;

const GRANTS = `
grant select, insert, update on finding, finding_watch to plimsoll_app;
grant delete on finding_watch to plimsoll_app;`;
