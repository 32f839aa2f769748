import { Migration } from '@mikro-orm/migrations';

/**
 * Grades have doors of their own. Validity becomes an axis: of the leads that are there it is known from now on. A temperature that
 * is set by hand for a time has an end, and the one before it comes back.
 */
export class Grading extends Migration {
  override up(): void {
    for (const part of [COLUMNS, VALIDITY]) this.addSql(part);
  }
}

const COLUMNS = `
alter table lead add column temperature_until timestamptz(3),
  add column temperature_before text check (temperature_before in ('COLD', 'WARM', 'HOT')),
  add check ((temperature_until is null) = (temperature_before is null));
create index lead_temperature_until on lead (temperature_until, id) where temperature_until is not null;`;

const VALIDITY = `
alter table lead_fact drop constraint lead_fact_axis_check;
alter table lead_fact add constraint lead_fact_axis_check check (axis in ('STAGE', 'TEMPERATURE', 'TIER', 'VALIDITY', 'OWNER', 'WEIGHT'));
with fact as (
  insert into lead_fact (lead_id, axis, value, occurred_at, recorded_at, actor)
  select id, 'VALIDITY', validity, greatest(now(), last_recorded_at), now(), 'system' from lead order by id
  returning seq, lead_id, axis, value, occurred_at
) insert into lead_interval select lead_id, axis, seq, value, occurred_at, null from fact;`;
