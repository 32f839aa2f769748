import { Migration } from '@mikro-orm/migrations';

/**
 * What leads are graded by. A version of a criteria model and of the matrix is never changed; of each axis one model is in force at most, and none
 * is at first.
 */
export class Intake extends Migration {
  override up(): void {
    for (const part of [MODELS, MATRIX, GRANTS]) this.addSql(part);
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

const GRANTS = `
grant select, insert on criteria_model, tier_matrix to plimsoll_app;
grant update (is_active, activated_at) on criteria_model to plimsoll_app;`;
