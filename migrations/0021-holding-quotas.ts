import { Migration } from '@mikro-orm/migrations';

/** Holding quotas that begin and end by the clock, and teams whose line is still to come. */
export class HoldingQuotas extends Migration {
  override up(): void {
    for (const part of [DATES, TEAM_LINES]) this.addSql(part);
  }
}

const DATES = `
alter table holding_quota
  add column subject text not null generated always as (scope || ':' || coalesce(rep_id::text, team_id::text, '')) stored,
  add column asked_until timestamptz(3),
  add column withdrawn_at timestamptz(3),
  add column withdrawn_by text,
  add constraint holding_quota_span check (valid_until >= valid_from),
  add constraint holding_quota_asked check (asked_until is null or (valid_until is not null and valid_until <= asked_until)),
  add constraint holding_quota_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null or valid_until = valid_from)),
  drop constraint holding_quota_scope_coalesce_tstzrange_excl,
  add constraint holding_quota_one_at_a_time exclude using gist (subject with =, tstzrange(valid_from, valid_until) with &&);
create index holding_quota_subject on holding_quota (subject, valid_from desc, id desc);`;

const TEAM_LINES = `
alter table team_load
  drop constraint team_load_mode_check,
  add constraint team_load_mode_check check (mode in ('LIMITED', 'UNLIMITED')),
  alter column capacity drop not null,
  add constraint team_load_line check ((mode = 'LIMITED') = (capacity is not null)),
  alter column is_overloaded set expression as (mode = 'LIMITED' and case basis when 'COUNT' then held_count else held_units end > capacity);
create index team_load_until on team_load (capacity_until) where capacity_until is not null;`;
