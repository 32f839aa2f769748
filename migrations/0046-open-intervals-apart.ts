import { Migration } from '@mikro-orm/migrations';

/**
 * Most intervals are written open, as the last of their lead and axis, and the index that keeps intervals apart was half of what that took. It is of closed
 * ones now. That there is one open one at most says an index of those; that it is apart from the closed ones is looked up among the few of its lead.
 * The plan of that is kept by a connection, also from when the table was small: it goes by an index all the same.
 */
export class OpenIntervalsApart extends Migration {
  override up(): void {
    this.addSql(APART);
    this.addSql(CLOSED);
  }
}

const APART = `
create function refuse_overlap_with_open() returns trigger language plpgsql
set search_path = public, pg_temp set enable_seqscan = off as $$
declare is_overlap boolean;
begin
  if new.ended_at is null then
    is_overlap := exists (
      select from lead_interval i where i.lead_id = new.lead_id and i.axis = new.axis and i.seq <> new.seq and i.ended_at is not null
        and tstzrange(i.started_at, i.ended_at) && tstzrange(new.started_at, null)
    );
  else
    is_overlap := exists (
      select from lead_interval i where i.lead_id = new.lead_id and i.axis = new.axis and i.seq <> new.seq and i.ended_at is null
        and tstzrange(i.started_at, null) && tstzrange(new.started_at, new.ended_at)
    );
  end if;
  if is_overlap then
    raise exception 'an interval overlaps with one that is open' using errcode = '23P01', constraint = 'lead_interval_open_apart';
  end if;
  return new;
end $$;
create trigger open_apart before insert on lead_interval for each row execute function refuse_overlap_with_open();
create trigger longer_apart before update of started_at, ended_at on lead_interval for each row
  when (new.started_at < old.started_at or coalesce(new.ended_at, 'infinity') > coalesce(old.ended_at, 'infinity'))
  execute function refuse_overlap_with_open();`;

const CLOSED = `
create unique index lead_interval_one_open on lead_interval (lead_id, axis) where ended_at is null;
alter table lead_interval drop constraint lead_interval_lead_id_axis_tstzrange_excl,
  add constraint lead_interval_closed_apart exclude using gist (lead_id with =, axis with =, tstzrange(started_at, ended_at) with &&)
    where (ended_at is not null);`;
