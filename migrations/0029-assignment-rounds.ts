import { Migration } from '@mikro-orm/migrations';

/** How everybody stood when leads were decided together is kept once, and with each decision what it changed. */
export class AssignmentRounds extends Migration {
  override up(): void {
    for (const part of [ROUNDS, DECISIONS, GRANTS, PLANS]) this.addSql(part);
  }
}

const ROUNDS = `
create table assignment_round (
  id uuid primary key,
  standings jsonb not null,
  decided_at timestamptz(3) not null
);`;

/** Older decisions keep their judgements whole. */
const DECISIONS = `
alter table assignment_decision alter judgements drop not null,
  add round_id uuid references assignment_round,
  add place int check (place > 0),
  add step jsonb,
  add check ((judgements is null) = (round_id is not null)),
  add check ((round_id is null) = (place is null)),
  add check ((round_id is null) = (step is null));
create unique index assignment_decision_round on assignment_decision (round_id, place) where round_id is not null;`;

const GRANTS = `
grant select, insert on assignment_round to plimsoll_app;`;

/** Few facts come at a time, so its statements need no plan of their own for each call. */
const PLANS = `
alter function append_facts(uuid[], text[], text[], timestamptz[], text[], text[], timestamptz, text) set plan_cache_mode = force_generic_plan;`;
