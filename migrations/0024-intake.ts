import { Migration } from '@mikro-orm/migrations';

/**
 * What leads are screened and graded by. A version of a criteria model and of the matrix is never changed; of each axis one model is in
 * force at most, and nothing is at first. A grade says whether it was said or follows from these. Leads to be graded wait in a line.
 */
export class Intake extends Migration {
  override up(): void {
    for (const part of [MODELS, MATRIX, RULES, LEADS, GRANTS]) this.addSql(part);
  }
}

const MODELS = `
create table criteria_model (
  id uuid primary key,
  key text not null check (key <> ''),
  version int not null check (version > 0),
  name text not null,
  axis text not null check (axis in ('FIT', 'INTENT')),
  criteria jsonb not null check (jsonb_typeof(criteria) = 'array'),
  medium_from int not null,
  high_from int not null,
  is_active boolean not null default false,
  activated_at timestamptz(3),
  created_at timestamptz(3) not null,
  created_by text not null,
  unique (key, version),
  check (medium_from < high_from),
  check (not is_active or activated_at is not null)
);
create unique index criteria_model_one_active on criteria_model (axis) where is_active;
create index criteria_model_created on criteria_model (created_at, id);`;

const MATRIX = `
create table tier_matrix (
  id uuid primary key,
  version int not null unique check (version > 0),
  cells jsonb not null check (jsonb_array_length(cells) = 9),
  created_at timestamptz(3) not null,
  created_by text not null
);
insert into tier_matrix values (uuidv7(), 1, '[
  {"fit": "HIGH", "intent": "HIGH", "tier": "A"}, {"fit": "HIGH", "intent": "MEDIUM", "tier": "A"}, {"fit": "HIGH", "intent": "LOW", "tier": "B"},
  {"fit": "MEDIUM", "intent": "HIGH", "tier": "B"}, {"fit": "MEDIUM", "intent": "MEDIUM", "tier": "B"}, {"fit": "MEDIUM", "intent": "LOW", "tier": "C"},
  {"fit": "LOW", "intent": "HIGH", "tier": "C"}, {"fit": "LOW", "intent": "MEDIUM", "tier": "D"}, {"fit": "LOW", "intent": "LOW", "tier": "D"}]', now(), 'system');`;

const RULES = `
create table screening_rule (
  id uuid primary key,
  version int not null default 1,
  key text not null unique check (key <> ''),
  name text not null,
  filter jsonb not null,
  verdict text not null check (verdict in ('VALID', 'INVALID')),
  reason text not null,
  priority int not null,
  is_active boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index screening_rule_order on screening_rule (priority, key);`;

const LEADS = `
alter table lead add column is_tier_by_model boolean not null default false,
  add column is_validity_by_model boolean not null default false,
  add column screening_reason text,
  add check (not is_tier_by_model or tier is not null),
  add check (not is_validity_by_model or validity <> 'UNSCREENED'),
  add check (screening_reason is null or is_validity_by_model);
create table grading_waiting (
  lead_id uuid primary key references lead,
  since timestamptz(3) not null
);
create index grading_waiting_since on grading_waiting (since, lead_id);`;

const GRANTS = `
grant select, insert on criteria_model, tier_matrix to plimsoll_app;
grant update (is_active, activated_at) on criteria_model to plimsoll_app;
grant select, insert, update on screening_rule to plimsoll_app;
grant select, insert, update, delete on grading_waiting to plimsoll_app;`;
