import { Migration } from '@mikro-orm/migrations';

/** What turned out to be one and the same: a merged row stays, says what it was merged into, and nothing new comes to it. */
export class Duplicates extends Migration {
  override up(): void {
    for (const part of [LEADS, PARTIES, GRANTS]) this.addSql(part);
  }
}

const LEADS = `
alter table lead add column merged_into_id uuid references lead,
  add check (merged_into_id is null or (merged_into_id <> id and placement = 'ENDED' and validity = 'DUPLICATE'));
create index lead_merged_into on lead (merged_into_id) where merged_into_id is not null;`;

const PARTIES = `
update company set name_key = coalesce(nullif(regexp_replace(name_key,
  '(( (gmbh|ag|kg|ug|ltd|limited|inc|llc|corp|co|company|plc|sa|sarl|srl|spa|bv|nv|oy|ab|as|pty|ltda))+| *(股份有限公司|有限责任公司|有限公司))$', ''), ''), name_key);
alter table company add column merged_into_id uuid references company, add check (merged_into_id <> id);
alter table contact add column merged_into_id uuid references contact, add check (merged_into_id <> id);
create index company_merged_into on company (merged_into_id) where merged_into_id is not null;
create index contact_merged_into on contact (merged_into_id) where merged_into_id is not null;
create function refuse_merged_company() returns trigger language plpgsql as $$
begin
  perform 1 from company where id = new.company_id and merged_into_id is null for key share;
  if not found then raise exception 'the company was merged' using errcode = '40001'; end if;
  return null;
end $$;
create function refuse_merged_contact() returns trigger language plpgsql as $$
begin
  perform 1 from contact where id = new.contact_id and merged_into_id is null for key share;
  if not found then raise exception 'the contact was merged' using errcode = '40001'; end if;
  return null;
end $$;
create trigger company_is_there after insert or update of company_id on lead for each row
  when (new.company_id is not null) execute function refuse_merged_company();
create trigger company_is_there after insert or update of company_id on contact for each row
  when (new.company_id is not null) execute function refuse_merged_company();
create trigger contact_is_there after insert or update of contact_id on lead for each row
  when (new.contact_id is not null) execute function refuse_merged_contact();
create trigger contact_is_there after insert or update of contact_id on lead_contact for each row execute function refuse_merged_contact();
create trigger contact_is_there after insert or update of contact_id on interaction for each row
  when (new.contact_id is not null) execute function refuse_merged_contact();`;

const GRANTS = `
grant update (lead_id, is_repeat) on content_delivery to plimsoll_app;`;
