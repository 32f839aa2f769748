import { Migration } from '@mikro-orm/migrations';

/**
 * Marketing offers leads to sales. Each offer is a row that is decided once and never changed or taken out afterwards; a lead has
 * one open offer at most. Pools have a purpose: what sales does not want goes to one for nurturing.
 */
export class Handover extends Migration {
  override up(): void {
    for (const part of [COLUMNS, OFFERS, GRANTS]) this.addSql(part);
  }
}

const COLUMNS = `
alter table team add column offer_hours int check (offer_hours between 1 and 720);
alter table pool add column purpose text not null default 'CLAIM' check (purpose in ('CLAIM', 'NURTURING')),
  add check (not is_default or purpose = 'CLAIM');`;

const OFFERS = `
create table lead_offer (
  id uuid primary key,
  version int not null default 1,
  lead_id uuid not null references lead,
  lead_version int not null,
  reason text not null check (reason <> ''),
  to_team_id uuid not null references team,
  to_rep_id uuid references rep,
  status text not null check (status in ('OPEN', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'SUPERSEDED')),
  offered_at timestamptz(3) not null,
  offered_by text not null,
  due_at timestamptz(3) not null check (due_at > offered_at),
  breached_at timestamptz(3) check (breached_at >= due_at),
  is_overdue boolean not null generated always as (status = 'OPEN' and breached_at is not null) stored,
  decided_at timestamptz(3) check (decided_at >= offered_at),
  decided_by text,
  holder_id uuid references rep,
  pool_id uuid references pool,
  reject_reason text check (reject_reason in
    ('NOT_A_FIT', 'NO_BUDGET', 'NO_AUTHORITY', 'NO_NEED', 'WRONG_CONTACT', 'DUPLICATE', 'TOO_EARLY', 'NO_CAPACITY', 'OTHER')),
  note text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((status = 'OPEN') = (decided_at is null)),
  check ((status = 'ACCEPTED') = (holder_id is not null)),
  check ((status = 'REJECTED') = (reject_reason is not null)),
  check (reject_reason <> 'OTHER' or note is not null)
);
create unique index lead_offer_one_open on lead_offer (lead_id) where status = 'OPEN';
create index lead_offer_lead on lead_offer (lead_id, offered_at desc, id desc);
create index lead_offer_offered on lead_offer (offered_at, id);
create index lead_offer_due on lead_offer (due_at, id);
create index lead_offer_to_breach on lead_offer (due_at, id) where status = 'OPEN' and breached_at is null;
create index lead_offer_team on lead_offer (to_team_id, offered_at desc, id desc);
create index lead_offer_rep on lead_offer (to_rep_id, offered_at desc, id desc);
create index lead_offer_open_of_team on lead_offer (to_team_id, due_at) where status = 'OPEN';
create function refuse_changing_decided_offer() returns trigger language plpgsql as $$
begin
  raise exception 'a decided offer stays as it is' using errcode = '42501';
end $$;
create trigger decided_once before update on lead_offer for each row when (old.status <> 'OPEN') execute function refuse_changing_decided_offer();
create trigger append_only before delete on lead_offer for each row execute function refuse_changing_decided_offer();`;

const GRANTS = `
grant select, insert on lead_offer to plimsoll_app;
grant update (version, status, breached_at, decided_at, decided_by, holder_id, pool_id, reject_reason, note, updated_at) on lead_offer to plimsoll_app;`;
