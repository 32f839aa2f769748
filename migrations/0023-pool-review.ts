import { Migration } from '@mikro-orm/migrations';

/** Pools say when a lead in them is given up on and what becomes of it; what was put away so is known, and comes back when the customer answers. */
export class PoolReview extends Migration {
  override up(): void {
    for (const part of [RULES, SET_ASIDE, KINDS]) this.addSql(part);
  }
}

const RULES = `
alter table pool
  add column review_idle_days int check (review_idle_days between 1 and 3650),
  add column review_failed_attempts int check (review_failed_attempts between 1 and 100),
  add column review_action text check (review_action in ('ARCHIVE', 'NURTURE')),
  add column review_pool_id uuid references pool check (review_pool_id <> id),
  add check ((review_action is null) = (review_idle_days is null and review_failed_attempts is null)),
  add check ((review_action is not distinct from 'NURTURE') = (review_pool_id is not null));
create index pool_review_pool on pool (review_pool_id) where review_pool_id is not null;`;

/** A lead stands here once. It is put away as long as it is where it was put; \`waits_in\` and \`since\` tell that place from another one. */
const SET_ASIDE = `
create table lead_set_aside (
  lead_id uuid primary key references lead,
  pool_id uuid not null references pool,
  stage_id uuid not null references stage,
  waits_in uuid references pool,
  since timestamptz(3) not null,
  idle_since timestamptz(3) not null,
  pooled_since timestamptz(3),
  set_aside_at timestamptz(3) not null
);
create index lead_set_aside_pool on lead_set_aside (pool_id);
create index lead_set_aside_waits on lead_set_aside (waits_in) where waits_in is not null;
create table revival_waiting (
  lead_id uuid primary key references lead,
  interaction_id uuid not null references interaction,
  since timestamptz(3) not null
);
create index revival_waiting_since on revival_waiting (since, lead_id);
create index revival_waiting_touch on revival_waiting (interaction_id);
grant select, insert, update, delete on lead_set_aside, revival_waiting to plimsoll_app;`;

const KINDS = `
alter table bulk_change drop constraint bulk_change_kind_check,
  add constraint bulk_change_kind_check check (kind in ('TRANSFER', 'MOVE', 'TIER', 'POOL', 'REVIEW'));`;
