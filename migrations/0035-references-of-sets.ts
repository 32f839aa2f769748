import { Migration } from '@mikro-orm/migrations';

/**
 * What is written for many leads at once refers to few rows many times over, and a foreign key looks for each by itself: half of what such rows cost.
 * Decisions are looked at by the statement. Intervals come of facts, whose leads a foreign key holds; `append_facts` and the statement for owners make both in
 * one, and `plimsoll check` compares them. The team of a lead is its owner's, whose key stays. The application may delete none of the rows that are
 * referred to, so none goes away later.
 */
export class ReferencesOfSets extends Migration {
  override up(): void {
    for (const part of [KEYS, LOOK, TRIGGER]) this.addSql(part);
  }
}

const KEYS = `
alter table lead drop constraint lead_team_id_fkey;
alter table lead_interval drop constraint lead_interval_lead_id_fkey, drop constraint lead_interval_seq_fkey;
alter table assignment_decision drop constraint assignment_decision_lead_id_fkey, drop constraint assignment_decision_rep_id_fkey,
  drop constraint assignment_decision_rule_id_fkey, drop constraint assignment_decision_round_id_fkey;`;

const LOOK = `
create function refuse_unfounded_decisions() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  if exists (select from made m where not exists (select from lead l where l.id = m.lead_id))
    or exists (select from (select distinct rep_id as id from made where rep_id is not null) m where not exists (select from rep r where r.id = m.id))
    or exists (select from (select distinct rule_id as id from made where rule_id is not null) m where not exists (select from assignment_rule r where r.id = m.id))
    or exists (select from (select distinct round_id as id from made where round_id is not null) m where not exists (select from assignment_round r where r.id = m.id))
  then
    raise exception 'a decision refers to what is not there' using errcode = '23503';
  end if;
  return null;
end $$;`;

const TRIGGER = `
create trigger founded after insert on assignment_decision referencing new table as made for each statement execute function refuse_unfounded_decisions();`;
