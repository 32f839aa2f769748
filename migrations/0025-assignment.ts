import { Migration } from '@mikro-orm/migrations';

/** Rules by which leads go to reps by themselves, the leads that wait for it, and what was decided about each and why. */
export class Assignment extends Migration {
  override up(): void {
    for (const part of [RULES, QUEUE, PREPARATION, DECISIONS, GRANTS]) this.addSql(part);
  }
}

const RULES = `
create table assignment_rule (
  id uuid primary key,
  version int not null default 1,
  key text not null unique,
  name text not null,
  priority int not null check (priority between 1 and 1000),
  filter jsonb not null,
  skills text[] not null,
  team_id uuid not null references team,
  overflow text not null check (overflow in ('HOLD_IN_POOL', 'OVERFLOW_TEAM', 'TEMP_BOOST', 'NURTURE')),
  overflow_team_id uuid references team,
  boost_units numeric(12,2) check (boost_units > 0),
  boost_hours int check (boost_hours between 1 and 8760),
  nurture_pool_id uuid references pool,
  is_active boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((overflow = 'OVERFLOW_TEAM') = (overflow_team_id is not null)),
  check (overflow_team_id <> team_id),
  check ((overflow = 'TEMP_BOOST') = (boost_units is not null) and (boost_units is null) = (boost_hours is null)),
  check ((overflow = 'NURTURE') = (nurture_pool_id is not null))
);
create index assignment_rule_order on assignment_rule (priority, id);
create table assignment_share (
  rule_id uuid not null references assignment_rule,
  rep_id uuid not null references rep,
  weight numeric(8,2) not null default 1 check (weight >= 0),
  taken double precision not null default 0,
  calibration double precision not null default 0,
  counted_at timestamptz(3) not null,
  last_taken_at timestamptz(3),
  primary key (rule_id, rep_id)
);
create index assignment_share_rep on assignment_share (rep_id);`;

const QUEUE = `
create table assignment_queue (
  lead_id uuid primary key references lead,
  since timestamptz(3) not null,
  pos bigint not null,
  due_at timestamptz(3),
  told text
);
create index assignment_queue_due on assignment_queue (due_at) where due_at is not null;`;

/** What is done with a lead before it is assigned, whoever does it. */
const PREPARATION = `
create function is_in_preparation(wanted uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from grading_waiting where lead_id = wanted)
$$;`;

const DECISIONS = `
create table assignment_decision (
  id uuid primary key,
  lead_id uuid not null references lead,
  rule_id uuid references assignment_rule,
  rule_version int,
  rep_id uuid references rep,
  outcome text not null check (outcome in ('ASSIGNED', 'HELD_IN_POOL', 'REFUSED')),
  reason text,
  overflow text check (overflow in ('HOLD_IN_POOL', 'OVERFLOW_TEAM', 'TEMP_BOOST', 'NURTURE')),
  tier text,
  units numeric(12,2) not null,
  judgements jsonb not null,
  decided_at timestamptz(3) not null,
  check ((outcome = 'ASSIGNED') = (rep_id is not null)),
  check ((outcome = 'ASSIGNED') = (reason is null))
);
create index assignment_decision_lead on assignment_decision (lead_id, decided_at desc, id desc);`;

const GRANTS = `
grant select, insert, update on assignment_rule, assignment_share to plimsoll_app;
grant select, insert, update, delete on assignment_queue to plimsoll_app;
grant select, insert on assignment_decision to plimsoll_app;`;
