import { Migration } from '@mikro-orm/migrations';

/**
 * Intake caps of a pipeline, of a level in a pipeline and of a product line: what each rep may take in of it, beside its own cap. A rep has a count for
 * each of these. A cap that gives more gives it at once.
 */
export class IntakeOfParts extends Migration {
  override up(): void {
    for (const part of [SUBJECTS, COUNTS, RULE, TAKEN, REPLAYED]) this.addSql(part);
  }
}

const SUBJECTS = `
alter table intake_cap
  add column pipeline_id uuid references pipeline,
  add column product_line text check (product_line <> ''),
  drop constraint intake_cap_scope_check,
  add constraint intake_cap_scope_check check (scope in ('ORGANISATION', 'LEVEL', 'LEVEL_PIPELINE', 'PIPELINE', 'PRODUCT_LINE', 'TEAM', 'REP')),
  drop constraint intake_cap_of_one_subject,
  add constraint intake_cap_of_one_subject check (
    (scope = 'REP') = (rep_id is not null) and (scope = 'TEAM') = (team_id is not null)
    and (scope in ('LEVEL', 'LEVEL_PIPELINE')) = (level is not null) and (scope in ('PIPELINE', 'LEVEL_PIPELINE')) = (pipeline_id is not null)
    and (scope = 'PRODUCT_LINE') = (product_line is not null)
  );
alter table intake_cap alter column subject set expression as
  (scope || ':' || coalesce(rep_id::text, team_id::text, level, product_line, '') || ':' || coalesce(pipeline_id::text, ''));`;

/** A rep has one count of all that it takes in, and one of each pipeline and product line that has a cap. */
const COUNTS = `
alter table intake_count
  drop constraint intake_count_rep_id_key,
  add column kind text check (kind in ('PIPELINE', 'PRODUCT_LINE')),
  add column key text,
  add constraint intake_count_of_part check ((kind is null) = (key is null) and (kind is null or rep_id is not null));
alter table intake_count alter column holder set expression as
  (case when kind is null then coalesce(rep_id, team_id) else md5(rep_id::text || ':' || kind || ':' || key)::uuid end);
create index intake_count_rep on intake_count (rep_id) where rep_id is not null;`;

/**
 * The caps of a rep or a team at an instant, in one place for whoever draws or explains them: of all that it takes in, where `kind` is null, and of each
 * pipeline and product line that one is set for or counted of. The cap of a level in a pipeline goes before that of the pipeline, and a rep's own before it.
 */
const RULE = `
drop function intake_of(uuid, timestamptz);
create function intakes_of(wanted uuid, at timestamptz) returns table (
  kind text, key text, cap_id uuid, mode text, is_opted_out boolean, max_leads int, window_days int, cost int, burst int, until timestamptz, size int
) language sql stable set search_path = public, pg_temp as $$
  with concerned as (
    select q.*, q.valid_from <= at as begun, case q.scope when 'LEVEL' then 2 when 'PIPELINE' then 2 when 'ORGANISATION' then 3 else 1 end as place,
      case when q.pipeline_id is not null then 'PIPELINE' when q.product_line is not null then 'PRODUCT_LINE' end as part,
      coalesce(q.product_line, q.pipeline_id::text) as part_key
    from intake_cap q left join rep r on r.id = wanted
    where (q.rep_id = wanted or q.team_id = wanted or q.level = r.level or (r.id is not null and q.scope in ('ORGANISATION', 'PIPELINE', 'PRODUCT_LINE')))
      and q.withdrawn_at is null and (q.valid_until is null or q.valid_until > at)
  ), parts as (
    select null as kind, null as key union select c.part, c.part_key from concerned c union select c.kind, c.key from intake_count c where c.rep_id = wanted
  )
  select p.kind, p.key, rule.id, coalesce(rule.mode, 'UNLIMITED'), span.is_opted_out, rule.max_leads, rule.days,
    coalesce(rule.days, 28), coalesce(rule.burst, ceil(rule.max_leads::numeric / coalesce(rule.days, 28))::int), span.until, span.size
  from parts p cross join lateral (
    select coalesce(bool_or(c.begun and c.mode = 'OPT_OUT') filter (where own), false) as is_opted_out,
      min(case when c.begun then c.valid_until else c.valid_from end) as until,
      coalesce(max(case c.mode when 'LIMITED' then coalesce(c.days, 31) else 1 end) filter (where own and c.mode <> 'UNLIMITED'), 0) as size
    from concerned c cross join lateral (select c.part is not distinct from p.kind and c.part_key is not distinct from p.key as own) its
    where own or (p.kind = 'PIPELINE' and c.scope = 'REP')
  ) span left join lateral (
    select c.* from concerned c where c.begun and c.mode <> 'OPT_OUT' and c.part is not distinct from p.kind and c.part_key is not distinct from p.key
      and not (c.scope = 'LEVEL_PIPELINE' and exists (select from concerned o where o.scope = 'REP' and o.begun and o.mode <> 'OPT_OUT'))
    order by c.place limit 1
  ) rule on true
$$;`;

/** What of a part was taken goes by what the leads are of now: which product a lead had is no kept fact. */
const TAKEN = `
drop function taken_by(text[], text, date, int);
create function taken_by(reps text[], zone text, today date, size int, wanted_kind text, wanted_key text) returns int[]
language sql stable set search_path = public, pg_temp as $$
  with taken as (
    select (i.started_at at time zone zone)::date as day, count(*)::int as leads
    from lead_interval i join lead_fact f on f.seq = i.seq
    where i.axis = 'OWNER' and i.value = any (reps) and i.started_at >= (today - size)::timestamp at time zone zone
      and f.how in ('CLAIMED', 'ASSIGNED', 'AUTO_ASSIGNED', 'ACCEPTED', 'REOPENED')
      and exists (
        select from lead_interval w where w.lead_id = i.lead_id and w.axis = 'WEIGHT' and w.value::numeric > 0
          and w.started_at <= i.started_at and (w.ended_at is null or w.ended_at > i.started_at)
      )
      and (wanted_kind is null or exists (
        select from lead l left join product p on p.id = l.product_id
        where l.id = i.lead_id and is_within(wanted_kind, wanted_key, l.pipeline_id, p.line, l.tier, l.lifecycle)
      ))
    group by 1
  )
  select array_agg(coalesce(t.leads, 0) order by s) from generate_series(0, size - 1) s left join taken t on t.day = today - s
$$;`;

/**
 * What a cap would have left today, had it been in force, with all saved up, from the first of the days on of which it is known what was taken. Of two caps
 * the one that gives more never leaves less: so nothing is kept beyond what may be saved up, be it a fraction.
 */
const REPLAYED = `
create function intake_replayed(max_leads int, cost int, burst int, taken int[]) returns bigint
language plpgsql immutable strict set search_path = public, pg_temp as $$
declare
  parts bigint := burst::bigint * cost;
begin
  for ago in reverse cardinality(taken)..1 loop
    if ago < cardinality(taken) then parts := least(parts + max_leads, burst::bigint * cost); end if;
    parts := greatest(0, parts - taken[ago]::bigint * cost);
  end loop;
  return parts;
end $$;`;
