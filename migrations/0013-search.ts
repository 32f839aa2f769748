import { Migration } from '@mikro-orm/migrations';

/**
 * What can be searched for: a line for each searchable text of a lead, a company or a contact, as it is compared and with its
 * grams (single characters and pairs), which an index finds in any script. Triggers keep the lines, so that whoever writes a
 * row, an import as well, writes them too. A line speaks of its own row alone: what belongs together is joined when it is asked.
 */
export class Search extends Migration {
  override up(): void {
    for (const part of [COMPARED, LINES, LEVELS, KEPT, ALREADY_THERE, GRANTS]) this.addSql(part);
  }
}

const COMPARED = `
create function search_plain(value text) returns text language sql immutable parallel safe as $$
  select replace(lower(normalize(regexp_replace(normalize(left(value, 300), NFKD), '[\\u0300-\\u036f]', '', 'g'), NFKC) collate pg_c_utf8), 'ß', 'ss')
$$;
create function search_words(value text) returns text language sql immutable parallel safe as $$
  select trim(regexp_replace(search_plain(value) collate pg_c_utf8, '[^[:alnum:]]+', ' ', 'g'))
$$;
create function search_text(value text) returns text language sql immutable parallel safe as $$
  select case when german = plain then plain else plain || E'\\n' || german end
  from (select search_words(value) as plain, search_words(replace(replace(replace(normalize(lower(normalize(left(value, 300), NFKC) collate pg_c_utf8), NFC), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue')) as german) forms
$$;
create function search_code(value text) returns text language sql immutable parallel safe as $$
  select regexp_replace(search_plain(value), '[[:space:]]+', '', 'g')
$$;
create function search_digits(value text) returns text language sql immutable parallel safe as $$
  select regexp_replace(normalize(left(value, 300), NFKC), '[^0-9]', '', 'g')
$$;
create function search_grams(value text) returns text[] language sql immutable parallel safe as $$
  select array_agg(distinct gram) from generate_series(1, length(value)) as place, lateral (values (substr(value, place, 1)), (substr(value, place, 2))) as grams (gram)
$$;`;

const LINES = `
create table search_line (
  subject_id uuid not null,
  field text not null check (field in ('LABEL', 'NAME', 'EXTERNAL_ID', 'EMAIL', 'PHONE', 'DOMAIN')),
  value text not null check (value <> ''),
  grams text[] not null,
  primary key (subject_id, field)
);
create index search_line_grams on search_line using gin (grams);
create function lines_of_lead(l lead) returns table (field text, value text) language sql immutable as $$
  values ('LABEL', search_text(l.display_label)), ('NAME', search_text(l.name)), ('EXTERNAL_ID', search_code(l.external_id))
$$;
create function lines_of_company(c company) returns table (field text, value text) language sql immutable as $$
  values ('NAME', search_text(c.name)), ('DOMAIN', search_code(c.domain))
$$;
create function lines_of_contact(c contact) returns table (field text, value text) language sql immutable as $$
  values ('NAME', search_text(c.name)), ('EMAIL', search_code(c.email)), ('PHONE', search_digits(coalesce(c.phone_key, c.phone)))
$$;`;

const LEVELS = `
create function search_level(field text, line text, term text) returns int language sql immutable parallel safe as $$
  select case
    when position(term in line) = 0 then 0
    when term = any (string_to_array(line, E'\\n')) then 4
    when field in ('LABEL', 'NAME') then case
      when position(' ' || term || ' ' in ' ' || translate(line, E'\\n', ' ') || ' ') > 0 then 3
      when position(' ' || term in ' ' || translate(line, E'\\n', ' ')) > 0 then 2 else 1 end
    when field = 'PHONE' then case when left(line, length(term)) = term or right(line, length(term)) = term then 2 else 1 end
    when left(line, length(term)) = term or position('@' || term in line) > 0 or position('.' || term in line) > 0 then 2
    else 1 end
$$;`;

const KEPT = `
create function keep_search_lines() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' then
    delete from search_line where subject_id = old.id;
  end if;
  if tg_op <> 'DELETE' then
    if tg_table_name = 'lead' then
      insert into search_line select new.id, f.field, f.value, search_grams(f.value) from lines_of_lead(new) f where f.value <> '';
    elsif tg_table_name = 'company' then
      insert into search_line select new.id, f.field, f.value, search_grams(f.value) from lines_of_company(new) f where f.value <> '';
    else
      insert into search_line select new.id, f.field, f.value, search_grams(f.value) from lines_of_contact(new) f where f.value <> '';
    end if;
  end if;
  return null;
end $$;
create trigger search_lines_made after insert on lead for each row execute function keep_search_lines();
create trigger search_lines_changed after update of id, display_label, name, external_id on lead for each row
  when ((old.id, old.display_label, old.name, old.external_id) is distinct from (new.id, new.display_label, new.name, new.external_id))
  execute function keep_search_lines();
create trigger search_lines_gone after delete on lead for each row execute function keep_search_lines();
create trigger search_lines_made after insert on company for each row execute function keep_search_lines();
create trigger search_lines_changed after update of id, name, domain on company for each row
  when ((old.id, old.name, old.domain) is distinct from (new.id, new.name, new.domain)) execute function keep_search_lines();
create trigger search_lines_gone after delete on company for each row execute function keep_search_lines();
create trigger search_lines_made after insert on contact for each row execute function keep_search_lines();
create trigger search_lines_changed after update of id, name, email, phone, phone_key on contact for each row
  when ((old.id, old.name, old.email, old.phone, old.phone_key) is distinct from (new.id, new.name, new.email, new.phone, new.phone_key))
  execute function keep_search_lines();
create trigger search_lines_gone after delete on contact for each row execute function keep_search_lines();`;

const ALREADY_THERE = `
insert into search_line select l.id, f.field, f.value, search_grams(f.value) from lead l, lines_of_lead(l) f where f.value <> '';
insert into search_line select c.id, f.field, f.value, search_grams(f.value) from company c, lines_of_company(c) f where f.value <> '';
insert into search_line select c.id, f.field, f.value, search_grams(f.value) from contact c, lines_of_contact(c) f where f.value <> '';`;

const GRANTS = `grant select on search_line to plimsoll_app`;
