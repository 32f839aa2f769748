import { Migration } from '@mikro-orm/migrations';

/** Since when a lead waits for a holder, and how many of its versions come from being graded by what is in force. */
export class WaitsAndGrades extends Migration {
  override up(): void {
    for (const part of [WAITING, REGRADED]) this.addSql(part);
  }
}

/** Another reason does not begin it anew, nor does any other change of the lead. */
const WAITING = `
alter table lead add column waiting_since timestamptz(3);
create function keep_waiting_since() returns trigger language plpgsql as $$
begin
  if new.placement <> 'WAITING' then
    new.waiting_since := null;
  elsif new.waiting_since is null then
    new.waiting_since := new.updated_at;
  end if;
  return new;
end $$;
create trigger waiting_since_kept before insert or update of placement on lead for each row execute function keep_waiting_since();
update lead l set waiting_since = greatest(l.created_at, (
    select max(f.occurred_at) from lead_fact f where f.lead_id = l.id and f.axis = 'OWNER' and f.value is null
  )) where placement = 'WAITING';
alter table lead add check ((placement = 'WAITING') = (waiting_since is not null));`;

/** What the house does by itself is no change that stands against taking something back. */
const REGRADED = `
alter table lead add column regraded_count int not null default 0;
alter table bulk_change_lead add column regraded_count int not null default 0;`;
