import { Migration } from '@mikro-orm/migrations';

/**
 * Most intervals are written open, as the last of their lead and axis, and the index that keeps intervals apart was half of what that took. It is of closed
 * ones now; that an open one is apart from them is looked up among the few of its lead, and that there is one at most says `lead_interval_one_open`.
 */
export class OpenIntervalsApart extends Migration {
  override up(): void {
    this.addSql(APART);
    this.addSql(CLOSED);
  }
}

const APART = `
create function refuse_overlap_with_open() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (
    select from lead_interval i
    where i.lead_id = new.lead_id and i.axis = new.axis and i.seq <> new.seq and (i.ended_at is null or new.ended_at is null)
      and tstzrange(i.started_at, i.ended_at) && tstzrange(new.started_at, new.ended_at)
  ) then
    raise exception 'an interval overlaps with one that is open' using errcode = '23P01', constraint = 'lead_interval_open_apart';
  end if;
  return new;
end $$;
create trigger open_apart before insert on lead_interval for each row execute function refuse_overlap_with_open();
create trigger longer_apart before update of started_at, ended_at on lead_interval for each row
  when (new.started_at < old.started_at or coalesce(new.ended_at, 'infinity') > coalesce(old.ended_at, 'infinity'))
  execute function refuse_overlap_with_open();`;

const CLOSED = `
alter table lead_interval drop constraint lead_interval_lead_id_axis_tstzrange_excl,
  add constraint lead_interval_closed_apart exclude using gist (lead_id with =, axis with =, tstzrange(started_at, ended_at) with &&)
    where (ended_at is not null);`;
