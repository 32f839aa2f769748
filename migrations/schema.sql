-- The schema after every migration. Written by `npm run schema:dump`.

-- Extensions

create extension btree_gist;

-- Functions and procedures

CREATE OR REPLACE FUNCTION public.append_facts(leads uuid[], axes text[], vals text[], times timestamp with time zone[], hows text[], reasons text[], recorded timestamp with time zone, who text)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare is_late boolean;
begin
  select exists (select 1 from unnest(leads, axes) as u (l, a) group by l, a having count(*) > 1)
      or exists (select 1 from unnest(leads, axes, times) as u (l, a, t) join lead_fact f on f.lead_id = u.l and f.axis = u.a
                 where f.occurred_at > u.t) into is_late;
  if not is_late then
    update lead_interval i set ended_at = u.t from unnest(leads, axes, times) as u (l, a, t)
    where i.lead_id = u.l and i.axis = u.a and i.ended_at is null;
  end if;
  with fact as (
    insert into lead_fact (lead_id, axis, value, occurred_at, recorded_at, actor, how, reason)
    select u.l, u.a, u.v, u.t, recorded, who, u.h, u.r
    from unnest(leads, axes, vals, times, hows, reasons) with ordinality as u (l, a, v, t, h, r, n) order by u.n
    returning seq, lead_id, axis, value, occurred_at
  )
  insert into lead_interval select lead_id, axis, seq, value, occurred_at, null from fact where value is not null and not is_late;
  if is_late then
    delete from lead_interval i using (select distinct u.l, u.a from unnest(leads, axes) as u (l, a)) d where i.lead_id = d.l and i.axis = d.a;
    insert into lead_interval
    select lead_id, axis, seq, value, occurred_at, until from (
      select f.*, lead(f.occurred_at) over (partition by f.lead_id, f.axis order by f.occurred_at, f.seq) as until
      from lead_fact f join (select distinct u.l, u.a from unnest(leads, axes) as u (l, a)) d on f.lead_id = d.l and f.axis = d.a
    ) told where value is not null;
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION public.carry_within()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if hold_walls(new.owner_id) then
    update rep_wall w set held_count = w.held_count + moved.leads, held_units = w.held_units + moved.units, updated_at = clock_timestamp()
    from (
      select v.id, sum(c.sign * (c.units > 0)::int) as leads, sum(c.sign * c.units) as units
      from (values (-1, old.load_units, old.pipeline_id, old.product_id, old.tier, old.lifecycle),
        (1, new.load_units, new.pipeline_id, new.product_id, new.tier, new.lifecycle)) as c (sign, units, pipeline_id, product_id, tier, lifecycle)
      left join product p on p.id = c.product_id
      join rep_wall v on v.rep_id = new.owner_id and is_within(v.kind, v.key, c.pipeline_id, p.line, c.tier, c.lifecycle)
      group by v.id
    ) moved where w.id = moved.id;
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.claim_terms(wanted uuid, taker uuid, told_as text, shift double precision)
 RETURNS json
 LANGUAGE plpgsql
AS $function$
declare l lead; r rep;
begin
  select * into l from lead where id = wanted;
  select * into r from rep where id = taker;
  return claim_terms_of(l, r, r.team_id || teams_above(r.team_id), told_as, shift);
end $function$
;
CREATE OR REPLACE FUNCTION public.claim_terms_of(l public.lead, r public.rep, above uuid[], told_as text, shift double precision)
 RETURNS json
 LANGUAGE plpgsql
AS $function$
declare p pool; cooled timestamptz; count int;
begin
  select q.* into p from pool q where q.id = l.pool_id;
  if p.id is null or r.id is null then return null; end if;
  if p.owner_cooldown_days is not null then
    select max(i.ended_at) + p.owner_cooldown_days * interval '24 hours' into cooled from lead_interval i
    where i.lead_id = l.id and i.axis = 'OWNER' and i.value = told_as;
  end if;
  if p.claims_per_day is not null then
    select d.claim_count into count from pool_day d, organisation o where d.pool_id = p.id and d.rep_id = r.id
      and d.day = ((clock_timestamp() + shift * interval '1 ms') at time zone o.time_zone)::date;
  end if;
  return json_build_object('purpose', p.purpose, 'isMember', is_pool_member(p, r.id, above), 'cooldownUntil', cooled,
    'newUntil', l.pooled_since + p.new_lead_delay_hours * interval '1 hour', 'hasClaimsLeft', p.claims_per_day is null or coalesce(count, 0) < p.claims_per_day);
end $function$
;
CREATE OR REPLACE FUNCTION public.count_claim(pool uuid, rep uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into pool_day as d (pool_id, rep_id, day, claim_count) select pool, rep, (at at time zone o.time_zone)::date, 1 from organisation o
  on conflict (pool_id, rep_id, day) do update set claim_count = d.claim_count + 1
  where d.claim_count < coalesce((select claims_per_day from pool q where q.id = d.pool_id), d.claim_count + 1);
  if not found then raise exception 'what was judged is over by now' using errcode = '40001'; end if;
end $function$
;
CREATE OR REPLACE FUNCTION public.event_log_extend(up_to bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare size constant bigint := 1000000; first bigint;
begin
  for slot in 0 .. up_to / size loop
    first := slot * size;
    if to_regclass('event_log_' || slot) is null and first + size > (select floor from event_head) then
      execute format('create table %I partition of event_log for values from (%s) to (%s)', 'event_log_' || slot, first, first + size);
      execute format('grant select, insert on %I to plimsoll_app', 'event_log_' || slot);
    end if;
  end loop;
end $function$
;
CREATE OR REPLACE FUNCTION public.event_log_trim(below bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare size constant bigint := 1000000; safe bigint; slot bigint;
begin
  perform 1 from event_head for update;
  select least(below, (select min(pos) from consumer), (select pos from event_head)) into safe;
  for slot in 0 .. safe / size - 1 loop
    execute format('drop table if exists %I', 'event_log_' || slot);
  end loop;
  update event_head set floor = greatest(floor, safe / size * size - 1);
  return (select floor from event_head);
end $function$
;
CREATE OR REPLACE FUNCTION public.hand_over(wanted uuid, was integer, at timestamp with time zone, placed text, owner uuid, last_owner uuid, team uuid, since timestamp with time zone, pool uuid, pooled timestamp with time zone, waiting text, fact text[], recorded timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare fact_seq bigint;
begin
  update lead l set placement = placed, owner_id = owner, last_owner_id = last_owner, team_id = team, owner_since = since, pool_id = pool,
    pooled_since = pooled, waiting_reason = waiting, updated_at = at, last_recorded_at = at, version = l.version + 1
  where l.id = wanted and l.version = was;
  if not found then raise exception 'what was judged is over by now' using errcode = '40001'; end if;
  if fact is null then return; end if;
  if exists (select from lead_fact f where f.lead_id = wanted and f.axis = 'OWNER' and f.occurred_at > at) then
    perform append_facts(array[wanted], array['OWNER'], array[fact[1]], array[at], array[fact[2]], array[fact[3]], recorded, fact[4]);
    return;
  end if;
  insert into lead_fact (lead_id, axis, value, occurred_at, recorded_at, how, reason, actor)
  values (wanted, 'OWNER', fact[1], at, recorded, fact[2], fact[3], fact[4]) returning seq into fact_seq;
  update lead_interval set ended_at = at where lead_id = wanted and axis = 'OWNER' and ended_at is null;
  if fact[1] is not null then insert into lead_interval values (wanted, 'OWNER', fact_seq, fact[1], at, null); end if;
end $function$
;
CREATE OR REPLACE FUNCTION public.held_within(wanted uuid, wall_kind text, wall_key text)
 RETURNS TABLE(leads integer, units numeric)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*) filter (where l.load_units > 0)::int, coalesce(sum(l.load_units), 0) from lead l left join product p on p.id = l.product_id
  where l.owner_id = wanted and is_within(wall_kind, wall_key, l.pipeline_id, p.line, l.tier, l.lifecycle)
$function$
;
CREATE OR REPLACE FUNCTION public.hold_walls(wanted uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare is_up boolean;
begin
  perform 1 from rep_load where rep_id = wanted and is_walled for update;
  if found then return true; end if;
  select is_walled into is_up from rep_load where rep_id = wanted for key share;
  if is_up then perform 1 from rep_load where rep_id = wanted for update; end if;
  return coalesce(is_up, false);
end $function$
;
CREATE OR REPLACE FUNCTION public.intake_days(c public.intake_count, today date)
 RETURNS integer[]
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when today <= c.day then c.taken
    else (array_fill(0, array[least(today - c.day, cardinality(c.taken))]) || c.taken)[1:cardinality(c.taken)] end
$function$
;
CREATE OR REPLACE FUNCTION public.intake_left(c public.intake_count, today date)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case c.mode when 'LIMITED' then greatest(0, least(intake_level(c, today) / c.cost, c.max_leads - intake_within(c, today)))::int end
$function$
;
CREATE OR REPLACE FUNCTION public.intake_level(c public.intake_count, today date)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when saved.parts / c.cost > c.burst then c.burst::bigint * c.cost + saved.parts % c.cost else saved.parts end
  from (select c.level + c.max_leads::bigint * greatest(today - c.day, 0) as parts) saved
$function$
;
CREATE OR REPLACE FUNCTION public.intake_next(c public.intake_count, today date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select today + s from generate_series(0, 400) s where intake_left(c, today + s) > 0 order by s limit 1
$function$
;
CREATE OR REPLACE FUNCTION public.intake_replayed(max_leads integer, cost integer, burst integer, taken integer[])
 RETURNS bigint
 LANGUAGE plpgsql
 IMMUTABLE STRICT
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  parts bigint := burst::bigint * cost;
begin
  for ago in reverse cardinality(taken)..1 loop
    if ago < cardinality(taken) then parts := least(parts + max_leads, burst::bigint * cost); end if;
    parts := greatest(0, parts - taken[ago]::bigint * cost);
  end loop;
  return parts;
end $function$
;
CREATE OR REPLACE FUNCTION public.intake_within(c public.intake_count, today date)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(sum(n), 0)::int
  from unnest((intake_days(c, today))[1:coalesce(c.window_days, today - (today - interval '1 month')::date)]) n
$function$
;
CREATE OR REPLACE FUNCTION public.intakes_of(wanted uuid, at timestamp with time zone)
 RETURNS TABLE(kind text, key text, cap_id uuid, mode text, is_opted_out boolean, max_leads integer, window_days integer, cost integer, burst integer, until timestamp with time zone, size integer)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.is_in_preparation(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from grading_waiting where lead_id = wanted)
$function$
;
CREATE OR REPLACE FUNCTION public.is_pool_member(p public.pool, seller uuid, teams uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(seller = any (p.manager_ids), false) or case
    when p.member_team_ids <> '{}' or p.member_rep_ids <> '{}' then coalesce(seller = any (p.member_rep_ids), false) or p.member_team_ids && teams
    else p.team_id is null or p.team_id = any (teams) end
$function$
;
CREATE OR REPLACE FUNCTION public.is_within(wall_kind text, wall_key text, pipeline uuid, line text, tier text, lifecycle text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(case wall_kind when 'PIPELINE' then pipeline::text = wall_key when 'PRODUCT_LINE' then line = wall_key
    when 'TIER' then tier = wall_key when 'LIFECYCLE' then lifecycle = wall_key when 'BELOW_TIER' then coalesce(tier > wall_key, true) end, false)
$function$
;
CREATE OR REPLACE FUNCTION public.keep_collaborator_ids()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update lead set collaborator_ids = coalesce((select array_agg(rep_id order by rep_id) from lead_collaborator c where c.lead_id = lead.id), '{}')
  where id in (select new.lead_id where tg_op <> 'DELETE' union select old.lead_id where tg_op <> 'INSERT');
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.keep_pooled_since()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.placement <> 'POOLED' then
    new.pooled_since := null;
  elsif new.pooled_since is null then
    new.pooled_since := new.updated_at;
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION public.keep_search_lines()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$
;
CREATE OR REPLACE FUNCTION public.keep_waiting_since()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.placement <> 'WAITING' then
    new.waiting_since := null;
  elsif new.waiting_since is null then
    new.waiting_since := new.updated_at;
  end if;
  return new;
end $function$
;
CREATE OR REPLACE FUNCTION public.line_of_rep(wanted uuid, at timestamp with time zone)
 RETURNS TABLE(quota_id uuid, mode text, basis text, refuses_weight boolean, is_opted_out boolean, capacity numeric, boost_units numeric, until timestamp with time zone, is_walled boolean, full_capacity numeric, ramp_share numeric, ramp_ends_on date)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with concerned as (
    select q.*, case q.scope when 'REP' then 1 when 'LEVEL' then 2 when 'ORGANISATION' then 3 end as place from rep r
    join holding_quota q on q.rep_id = r.id or q.level = r.level or (q.rep_id is null and q.team_id is null and q.level is null)
    where r.id = wanted and q.withdrawn_at is null and (q.valid_until is null or q.valid_until > at)
  ), force as (select * from concerned c where c.valid_from <= at),
  rule as (select * from force f where f.mode <> 'OPT_OUT' and f.place is not null order by f.place limit 1),
  boost as (
    select coalesce(sum(b.units), 0) as units, min(b.expires_at) as until from load_boost b
    where b.rep_id = wanted and b.granted_at <= at and b.expires_at > at
  ), started as (
    select r.started_on, (at at time zone z.zone)::date as today, z.zone, (rule.ramp ->> 'startShare')::numeric as share, (rule.ramp ->> 'days')::int as days
    from rule join rep r on r.id = wanted
    cross join lateral (select zone_of_team(r.team_id) as zone) z
    where rule.ramp is not null and r.started_on is not null
  ), ramp as (
    select s.share * s.days + (1 - s.share) * greatest(s.today - s.started_on, 0) as part, s.days as whole, s.started_on + s.days as ends_on,
      (s.today + 1)::timestamp at time zone s.zone as until
    from started s where s.today < s.started_on + s.days
  )
  select rule.id, coalesce(rule.mode, 'UNLIMITED'), coalesce(rule.basis, 'COUNT'), coalesce(rule.on_weight_increase = 'REFUSE', false),
    exists (select 1 from force f where f.mode = 'OPT_OUT'), ramped(rule.capacity, rule.basis, coalesce(ramp.part, 1), coalesce(ramp.whole, 1)) + boost.units, boost.units,
    least(boost.until, ramp.until, (select min(f.valid_until) from force f), (select min(c.valid_from) from concerned c where c.valid_from > at)),
    exists (
      select 1 from concerned c where (c.place is null and c.mode = 'LIMITED') or c.tier_caps <> '{}' or c.lifecycle_caps <> '{}' or c.reserved <> '{}'
    ),
    rule.capacity, ramp.part / ramp.whole, ramp.ends_on
  from boost left join rule on true left join ramp on true
$function$
;
CREATE OR REPLACE FUNCTION public.lines_of_company(c public.company)
 RETURNS TABLE(field text, value text)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  values ('NAME', search_text(c.name)), ('DOMAIN', search_code(c.domain))
$function$
;
CREATE OR REPLACE FUNCTION public.lines_of_contact(c public.contact)
 RETURNS TABLE(field text, value text)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  values ('NAME', search_text(c.name)), ('EMAIL', search_code(c.email)), ('PHONE', search_digits(coalesce(c.phone_key, c.phone)))
$function$
;
CREATE OR REPLACE FUNCTION public.lines_of_lead(l public.lead)
 RETURNS TABLE(field text, value text)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  values ('LABEL', search_text(l.display_label)), ('NAME', search_text(l.name)), ('EXTERNAL_ID', search_code(l.external_id))
$function$
;
CREATE OR REPLACE FUNCTION public.move_standing(ids uuid[], versions integer[], leads integer[], units numeric[], entered integer[], of_teams integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  for at in 1 .. cardinality(ids) loop
    if at <= of_teams then
      update team_load t set held_count = t.held_count + leads[at], held_units = t.held_units + units[at], admissions = t.admissions + entered[at],
        version = t.version + 1, updated_at = clock_timestamp()
      where t.team_id = ids[at] and t.version = versions[at];
    else
      update rep_load t set held_count = t.held_count + leads[at], held_units = t.held_units + units[at], admissions = t.admissions + entered[at],
        version = t.version + 1, updated_at = clock_timestamp()
      where t.rep_id = ids[at] and t.version = versions[at];
    end if;
    if not found then raise exception 'what was judged is over by now' using errcode = '40001'; end if;
  end loop;
end $function$
;
CREATE OR REPLACE FUNCTION public.ramped(capacity numeric, basis text, part numeric, whole numeric)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when part >= whole then capacity
    else greatest(least(1, capacity), trunc(capacity * part / whole, case basis when 'COUNT' then 0 else 2 end)) end
$function$
;
CREATE OR REPLACE FUNCTION public.refuse_admission_over_limit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'admission over the limit' using errcode = '23514', constraint = 'admission_within_limit';
end $function$
;
CREATE OR REPLACE FUNCTION public.refuse_changing_decided_offer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a decided offer stays as it is' using errcode = '42501';
end $function$
;
CREATE OR REPLACE FUNCTION public.refuse_intake_over_cap()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if intake_within(new, new.day) > new.max_leads then raise exception 'more was taken in than the cap allows' using errcode = '23514'; end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.refuse_merged_company()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from company where id = new.company_id and merged_into_id is null for key share;
  if not found then raise exception 'the company was merged' using errcode = '40001'; end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.refuse_merged_contact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from contact where id = new.contact_id and merged_into_id is null for key share;
  if not found then raise exception 'the contact was merged' using errcode = '40001'; end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.refuse_overlap_with_open()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
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
end $function$
;
CREATE OR REPLACE FUNCTION public.refuse_retired_pool()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from pool where id = new.pool_id and retired_at is null for key share;
  if not found then raise exception 'the pool is retired' using errcode = '40001'; end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.refuse_retired_stage()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from stage where id = new.stage_id and retired_at is null for key share;
  if not found then
    raise exception 'the stage is retired' using errcode = '40001';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.refuse_rewriting_history()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'facts are append-only' using errcode = '42501';
end $function$
;
CREATE OR REPLACE FUNCTION public.refuse_unfounded_decisions()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from made m where not exists (select from lead l where l.id = m.lead_id))
    or exists (select from (select distinct rep_id as id from made where rep_id is not null) m where not exists (select from rep r where r.id = m.id))
    or exists (select from (select distinct rule_id as id from made where rule_id is not null) m where not exists (select from assignment_rule r where r.id = m.id))
    or exists (select from (select distinct round_id as id from made where round_id is not null) m where not exists (select from assignment_round r where r.id = m.id))
  then
    raise exception 'a decision refers to what is not there' using errcode = '23503';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION public.search_code(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select regexp_replace(search_plain(value), '[[:space:]]+', '', 'g')
$function$
;
CREATE OR REPLACE FUNCTION public.search_digits(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select regexp_replace(normalize(left(value, 300), NFKC), '[^0-9]', '', 'g')
$function$
;
CREATE OR REPLACE FUNCTION public.search_grams(value text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_agg(distinct gram) from generate_series(1, length(value)) as place, lateral (values (substr(value, place, 1)), (substr(value, place, 2))) as grams (gram)
$function$
;
CREATE OR REPLACE FUNCTION public.search_level(field text, line text, term text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case
    when position(term in line) = 0 then 0
    when term = any (string_to_array(line, E'\n')) then 4
    when field in ('LABEL', 'NAME') then case
      when position(' ' || term || ' ' in ' ' || translate(line, E'\n', ' ') || ' ') > 0 then 3
      when position(' ' || term in ' ' || translate(line, E'\n', ' ')) > 0 then 2 else 1 end
    when field = 'PHONE' then case when left(line, length(term)) = term or right(line, length(term)) = term then 2 else 1 end
    when left(line, length(term)) = term or position('@' || term in line) > 0 or position('.' || term in line) > 0 then 2
    else 1 end
$function$
;
CREATE OR REPLACE FUNCTION public.search_plain(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select replace(lower(normalize(regexp_replace(normalize(left(value, 300), NFKD), '[\u0300-\u036f]', '', 'g'), NFKC) collate pg_c_utf8), 'ß', 'ss')
$function$
;
CREATE OR REPLACE FUNCTION public.search_text(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when german = plain then plain else plain || E'\n' || german end
  from (select search_words(value) as plain, search_words(replace(replace(replace(normalize(lower(normalize(left(value, 300), NFKC) collate pg_c_utf8), NFC), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue')) as german) forms
$function$
;
CREATE OR REPLACE FUNCTION public.search_words(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select trim(regexp_replace(search_plain(value) collate pg_c_utf8, '[^[:alnum:]]+', ' ', 'g'))
$function$
;
CREATE OR REPLACE FUNCTION public.take_in_hand(wanted uuid, taker uuid, shift double precision, told_as text DEFAULT NULL::text)
 RETURNS json
 LANGUAGE plpgsql
AS $function$
declare l lead; one rep; r rep; ids uuid[]; nearby uuid[]; above uuid[] := '{}'; people json[] := '{}'; holders uuid[] := '{}'; teams json; reps json;
  due timestamptz;
begin
  select * into l from lead where id = wanted for update;
  perform pg_advisory_xact_lock_shared(7301);
  for one in select * from rep q where q.id = any (array[l.owner_id, taker]) loop
    ids := one.team_id || teams_above(one.team_id);
    if one.id = taker then
      r := one;
      nearby := ids;
    end if;
    above := above || ids;
    holders := holders || one.id;
    people := people || json_build_object('id', one.id, 'teamId', one.team_id, 'isActive', one.is_active, 'above', ids);
  end loop;
  due := clock_timestamp() + shift * interval '1 ms';
  select json_agg(t) into teams from (
    select t.team_id as id, t.version, t.held_count as "heldCount", t.held_units as "heldUnits", t.mode, t.basis, t.capacity, t.active,
      coalesce(t.capacity_until <= due, false) as "isDue"
    from team_load t where t.team_id = any (above) order by t.team_id for update
  ) t;
  select json_agg(t) into reps from (
    select t.rep_id as id, t.version, t.held_count as "heldCount", t.held_units as "heldUnits", t.mode, t.basis, t.capacity, t.active,
      coalesce(t.capacity_until <= due, false) as "isDue", t.refuses_weight as "refusesWeight", t.is_walled as "isWalled", t.is_metered as "isMetered"
    from rep_load t where t.rep_id = any (holders) order by t.rep_id for update
  ) t;
  return json_build_object('lead', case when l.id is not null then row_to_json(l) end, 'people', people, 'teams', teams, 'reps', reps,
    'terms', case when told_as is not null then claim_terms_of(l, r, nearby, told_as, shift) end,
    'ms', floor(extract(epoch from clock_timestamp()) * 1000));
end $function$
;
CREATE OR REPLACE FUNCTION public.taken_by(reps text[], zone text, today date, size integer, wanted_kind text, wanted_key text)
 RETURNS integer[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
;
CREATE OR REPLACE FUNCTION public.teams_above(wanted uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive walk (id, depth) as (
    select parent_id, 1 from team where id = wanted
    union all select t.parent_id, depth + 1 from walk join team t on t.id = walk.id
  ) select array(select id from walk where id is not null order by depth)
$function$
;
CREATE OR REPLACE FUNCTION public.teams_below(wanted uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive walk (id) as (
    select id from team where id = wanted
    union all select t.id from walk join team t on t.parent_id = walk.id
  ) select array(select id from walk order by id)
$function$
;
CREATE OR REPLACE FUNCTION public.viewed_pools(seller uuid, near uuid[], led uuid[], OUT hidden uuid[], OUT opened uuid[], OUT managed uuid[])
 RETURNS record
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(id order by id) filter (where visibility = 'MEMBERS_ONLY' and not is_member), '{}'),
    coalesce(array_agg(id order by id) filter (where is_manager or visibility = 'FULL' and is_member), '{}'),
    coalesce(array_agg(id order by id) filter (where is_manager), '{}')
  from (
    select id, visibility, coalesce(seller = any (manager_ids), false) as is_manager,
      is_pool_member(pool, seller, near) or exists (select 1 from rep r where r.team_id = any (led) and r.id = any (member_rep_ids || manager_ids)) as is_member
    from pool where visibility <> 'MASKED' or manager_ids <> '{}'
  ) p
$function$
;
CREATE OR REPLACE FUNCTION public.walls_of_rep(wanted uuid, at timestamp with time zone)
 RETURNS TABLE(quota_id uuid, kind text, key text, mode text, basis text, capacity numeric, is_counted boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with drawn as materialized (select * from line_of_rep(wanted, at)),
  concerned as (
    select q.* from rep r join holding_quota q on q.rep_id = r.id or q.level = r.level or (q.rep_id is null and q.team_id is null and q.level is null)
    where r.id = wanted and q.withdrawn_at is null and (q.valid_until is null or q.valid_until > at)
  ),
  offered as (
    select q.id, case q.scope when 'PRODUCT_LINE' then 'PRODUCT_LINE' else 'PIPELINE' end as kind, coalesce(q.product_line, q.pipeline_id::text) as key,
      q.mode, q.basis, q.capacity, case q.scope when 'LEVEL_PIPELINE' then 1 else 2 end as place,
      q.valid_from <= at and not (q.scope = 'LEVEL_PIPELINE' and exists (select 1 from drawn d join concerned own on own.id = d.quota_id and own.scope = 'REP')) as holds
    from concerned q where q.scope in ('PIPELINE', 'PRODUCT_LINE', 'LEVEL_PIPELINE')
    union all
    select q.id, part.kind, part.key, 'LIMITED', q.basis, part.capacity, 1, coalesce(q.id = d.quota_id, false)
    from concerned q cross join drawn d cross join lateral (
      select 'TIER' as kind, upper(c.key) as key, c.value::text::numeric as capacity from jsonb_each(q.tier_caps) c
      union all select 'LIFECYCLE', upper(c.key), c.value::text::numeric from jsonb_each(q.lifecycle_caps) c
      union all select 'BELOW_TIER', upper(c.key),
        greatest(0, d.capacity - (select sum(h.value::text::numeric) from jsonb_each(q.reserved) h where h.key <= c.key))
      from jsonb_each(q.reserved) c
    ) part
  )
  select distinct on (o.kind, o.key) case when o.holds then o.id end, o.kind, o.key, case when o.holds then o.mode else 'UNLIMITED' end, o.basis,
    case when o.holds then o.capacity end, bool_or(o.mode = 'LIMITED') over (partition by o.kind, o.key)
  from offered o order by o.kind, o.key, o.holds desc, o.place
$function$
;
CREATE OR REPLACE FUNCTION public.zone_of_team(wanted uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with recursive walk (parent_id, time_zone, depth) as (
    select parent_id, time_zone, 0 from team where id = wanted
    union all select t.parent_id, t.time_zone, depth + 1 from walk join team t on t.id = walk.parent_id where walk.time_zone is null
  ) select coalesce((select time_zone from walk where time_zone is not null order by depth limit 1), (select time_zone from organisation))
$function$
;

-- Tables

create table api_key (
  id uuid not null,
  version integer default 1 not null,
  name text not null,
  prefix text not null,
  secret_hash bytea not null,
  role text not null,
  scopes text[] not null,
  partner_id uuid,
  team_id uuid,
  rep_id uuid,
  expires_at timestamp(3) with time zone,
  last_used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  created_by text not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table api_key add constraint api_key_pkey PRIMARY KEY (id);
alter table api_key add constraint api_key_check CHECK (((role = 'PARTNER'::text) = (partner_id IS NOT NULL)));
alter table api_key add constraint api_key_check1 CHECK (((role = 'MANAGER'::text) = (team_id IS NOT NULL)));
alter table api_key add constraint api_key_check2 CHECK (((role = 'REP'::text) = (rep_id IS NOT NULL)));
alter table api_key add constraint api_key_check3 CHECK (((role = 'WALLBOARD'::text) OR (expires_at IS NOT NULL)));
alter table api_key add constraint api_key_name_check CHECK ((name <> ''::text));
alter table api_key add constraint api_key_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES public.partner(id);
alter table api_key add constraint api_key_prefix_key UNIQUE (prefix);
alter table api_key add constraint api_key_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table api_key add constraint api_key_role_check CHECK ((role = ANY (ARRAY['ADMIN'::text, 'MANAGER'::text, 'REP'::text, 'MARKETER'::text, 'AUDITOR'::text, 'WALLBOARD'::text, 'PARTNER'::text])));
alter table api_key add constraint api_key_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['LEADS_READ'::text, 'LEADS_WRITE'::text, 'FEEDS'::text])));
alter table api_key add constraint api_key_secret_hash_check CHECK ((length(secret_hash) = 32));
alter table api_key add constraint api_key_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
CREATE INDEX api_key_created ON public.api_key USING btree (created_at, id);
CREATE INDEX api_key_name ON public.api_key USING btree (name, id);
CREATE INDEX api_key_partner ON public.api_key USING btree (partner_id) WHERE (partner_id IS NOT NULL);
CREATE INDEX api_key_rep ON public.api_key USING btree (rep_id) WHERE (rep_id IS NOT NULL);
CREATE INDEX api_key_team ON public.api_key USING btree (team_id) WHERE (team_id IS NOT NULL);
create table assignment_decision (
  id uuid not null,
  lead_id uuid not null,
  rule_id uuid,
  rule_version integer,
  rep_id uuid,
  outcome text not null,
  reason text,
  overflow text,
  tier text,
  units numeric(12,2) not null,
  judgements jsonb,
  decided_at timestamp(3) with time zone not null,
  round_id uuid,
  place integer,
  step jsonb
);
alter table assignment_decision add constraint assignment_decision_pkey PRIMARY KEY (id);
alter table assignment_decision add constraint assignment_decision_check CHECK (((outcome = 'ASSIGNED'::text) = (rep_id IS NOT NULL)));
alter table assignment_decision add constraint assignment_decision_check1 CHECK (((outcome = 'ASSIGNED'::text) = (reason IS NULL)));
alter table assignment_decision add constraint assignment_decision_check2 CHECK (((judgements IS NULL) = (round_id IS NOT NULL)));
alter table assignment_decision add constraint assignment_decision_check3 CHECK (((round_id IS NULL) = (place IS NULL)));
alter table assignment_decision add constraint assignment_decision_check4 CHECK (((round_id IS NULL) = (step IS NULL)));
alter table assignment_decision add constraint assignment_decision_outcome_check CHECK ((outcome = ANY (ARRAY['ASSIGNED'::text, 'HELD_IN_POOL'::text, 'REFUSED'::text])));
alter table assignment_decision add constraint assignment_decision_overflow_check CHECK ((overflow = ANY (ARRAY['HOLD_IN_POOL'::text, 'OVERFLOW_TEAM'::text, 'TEMP_BOOST'::text, 'NURTURE'::text])));
alter table assignment_decision add constraint assignment_decision_place_check CHECK ((place > 0));
CREATE INDEX assignment_decision_lead ON public.assignment_decision USING btree (lead_id, decided_at DESC, id DESC);
CREATE UNIQUE INDEX assignment_decision_round ON public.assignment_decision USING btree (round_id, place) WHERE (round_id IS NOT NULL);
CREATE TRIGGER founded AFTER INSERT ON public.assignment_decision REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_unfounded_decisions();
create table assignment_queue (
  lead_id uuid not null,
  since timestamp(3) with time zone not null,
  pos bigint not null,
  due_at timestamp(3) with time zone,
  told text
);
alter table assignment_queue add constraint assignment_queue_pkey PRIMARY KEY (lead_id);
alter table assignment_queue add constraint assignment_queue_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
CREATE INDEX assignment_queue_due ON public.assignment_queue USING btree (due_at) WHERE (due_at IS NOT NULL);
create table assignment_round (
  id uuid not null,
  standings jsonb not null,
  decided_at timestamp(3) with time zone not null
);
alter table assignment_round add constraint assignment_round_pkey PRIMARY KEY (id);
create table assignment_rule (
  id uuid not null,
  version integer default 1 not null,
  key text not null,
  name text not null,
  priority integer not null,
  filter jsonb not null,
  skills text[] not null,
  team_id uuid not null,
  overflow text not null,
  overflow_team_id uuid,
  boost_units numeric(12,2),
  boost_hours integer,
  nurture_pool_id uuid,
  is_active boolean not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table assignment_rule add constraint assignment_rule_pkey PRIMARY KEY (id);
alter table assignment_rule add constraint assignment_rule_boost_hours_check CHECK (((boost_hours >= 1) AND (boost_hours <= 8760)));
alter table assignment_rule add constraint assignment_rule_boost_units_check CHECK ((boost_units > (0)::numeric));
alter table assignment_rule add constraint assignment_rule_check CHECK (((overflow = 'OVERFLOW_TEAM'::text) = (overflow_team_id IS NOT NULL)));
alter table assignment_rule add constraint assignment_rule_check1 CHECK ((overflow_team_id <> team_id));
alter table assignment_rule add constraint assignment_rule_check2 CHECK ((((overflow = 'TEMP_BOOST'::text) = (boost_units IS NOT NULL)) AND ((boost_units IS NULL) = (boost_hours IS NULL))));
alter table assignment_rule add constraint assignment_rule_check3 CHECK (((overflow = 'NURTURE'::text) = (nurture_pool_id IS NOT NULL)));
alter table assignment_rule add constraint assignment_rule_key_key UNIQUE (key);
alter table assignment_rule add constraint assignment_rule_nurture_pool_id_fkey FOREIGN KEY (nurture_pool_id) REFERENCES public.pool(id);
alter table assignment_rule add constraint assignment_rule_overflow_check CHECK ((overflow = ANY (ARRAY['HOLD_IN_POOL'::text, 'OVERFLOW_TEAM'::text, 'TEMP_BOOST'::text, 'NURTURE'::text])));
alter table assignment_rule add constraint assignment_rule_overflow_team_id_fkey FOREIGN KEY (overflow_team_id) REFERENCES public.team(id);
alter table assignment_rule add constraint assignment_rule_priority_check CHECK (((priority >= 1) AND (priority <= 1000)));
alter table assignment_rule add constraint assignment_rule_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
CREATE INDEX assignment_rule_order ON public.assignment_rule USING btree (priority, id);
create table assignment_share (
  rule_id uuid not null,
  rep_id uuid not null,
  weight numeric(8,2) default 1 not null,
  taken double precision default 0 not null,
  calibration double precision default 0 not null,
  counted_at timestamp(3) with time zone not null,
  last_taken_at timestamp(3) with time zone
);
alter table assignment_share add constraint assignment_share_pkey PRIMARY KEY (rule_id, rep_id);
alter table assignment_share add constraint assignment_share_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table assignment_share add constraint assignment_share_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES public.assignment_rule(id);
alter table assignment_share add constraint assignment_share_weight_check CHECK ((weight >= (0)::numeric));
CREATE INDEX assignment_share_rep ON public.assignment_share USING btree (rep_id);
create table bulk_change (
  id uuid not null,
  kind text not null,
  actor text not null,
  reason text,
  changed_count integer not null,
  done_at timestamp(3) with time zone not null,
  undoable_until timestamp(3) with time zone not null,
  undone_at timestamp(3) with time zone,
  undone_by text
);
alter table bulk_change add constraint bulk_change_pkey PRIMARY KEY (id);
alter table bulk_change add constraint bulk_change_changed_count_check CHECK ((changed_count > 0));
alter table bulk_change add constraint bulk_change_check CHECK (((undone_at IS NULL) = (undone_by IS NULL)));
alter table bulk_change add constraint bulk_change_kind_check CHECK ((kind = ANY (ARRAY['TRANSFER'::text, 'MOVE'::text, 'TIER'::text, 'POOL'::text, 'REVIEW'::text])));
CREATE INDEX bulk_change_actor ON public.bulk_change USING btree (actor, done_at DESC, id DESC);
CREATE INDEX bulk_change_done ON public.bulk_change USING btree (done_at, id);
create table bulk_change_lead (
  bulk_change_id uuid not null,
  lead_id uuid not null,
  before jsonb not null,
  version integer not null,
  undone_at timestamp(3) with time zone,
  regraded_count integer default 0 not null
);
alter table bulk_change_lead add constraint bulk_change_lead_pkey PRIMARY KEY (bulk_change_id, lead_id);
alter table bulk_change_lead add constraint bulk_change_lead_bulk_change_id_fkey FOREIGN KEY (bulk_change_id) REFERENCES public.bulk_change(id);
alter table bulk_change_lead add constraint bulk_change_lead_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
CREATE INDEX bulk_change_lead_lead ON public.bulk_change_lead USING btree (lead_id);
create table campaign (
  id uuid not null,
  key text not null,
  name text not null,
  source_id uuid,
  version integer default 1 not null
);
alter table campaign add constraint campaign_pkey PRIMARY KEY (id);
alter table campaign add constraint campaign_key_key UNIQUE (key);
alter table campaign add constraint campaign_source_id_fkey FOREIGN KEY (source_id) REFERENCES public.lead_source(id);
create table company (
  id uuid not null,
  version integer default 1 not null,
  name text not null,
  name_key text not null,
  domain text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  merged_into_id uuid,
  custom jsonb default '{}'::jsonb not null
);
alter table company add constraint company_pkey PRIMARY KEY (id);
alter table company add constraint company_check CHECK ((merged_into_id <> id));
alter table company add constraint company_custom_check CHECK ((jsonb_typeof(custom) = 'object'::text));
alter table company add constraint company_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES public.company(id);
alter table company add constraint company_name_check CHECK ((name <> ''::text));
CREATE INDEX company_created ON public.company USING btree (created_at, id);
CREATE INDEX company_custom ON public.company USING gin (custom jsonb_path_ops);
CREATE INDEX company_domain ON public.company USING btree (lower(btrim(domain))) WHERE (domain IS NOT NULL);
CREATE INDEX company_merged_into ON public.company USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX company_name ON public.company USING btree (name, id);
CREATE INDEX company_name_key ON public.company USING btree (name_key);
CREATE TRIGGER search_lines_changed AFTER UPDATE OF id, name, domain ON public.company FOR EACH ROW WHEN ((((old.id IS DISTINCT FROM new.id) OR (old.name IS DISTINCT FROM new.name)) OR (old.domain IS DISTINCT FROM new.domain))) EXECUTE FUNCTION public.keep_search_lines();
CREATE TRIGGER search_lines_gone AFTER DELETE ON public.company FOR EACH ROW EXECUTE FUNCTION public.keep_search_lines();
CREATE TRIGGER search_lines_made AFTER INSERT ON public.company FOR EACH ROW EXECUTE FUNCTION public.keep_search_lines();
create table competitor (
  id uuid not null,
  key text not null,
  name text not null,
  version integer default 1 not null
);
alter table competitor add constraint competitor_pkey PRIMARY KEY (id);
alter table competitor add constraint competitor_key_key UNIQUE (key);
create table consumer (
  name text not null,
  epoch integer not null,
  pos bigint not null
);
alter table consumer add constraint consumer_pkey PRIMARY KEY (name);
create table contact (
  id uuid not null,
  version integer default 1 not null,
  company_id uuid,
  name text,
  email text,
  email_key text,
  phone text,
  phone_key text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  merged_into_id uuid,
  custom jsonb default '{}'::jsonb not null
);
alter table contact add constraint contact_pkey PRIMARY KEY (id);
alter table contact add constraint contact_check CHECK ((merged_into_id <> id));
alter table contact add constraint contact_company_id_fkey FOREIGN KEY (company_id) REFERENCES public.company(id);
alter table contact add constraint contact_custom_check CHECK ((jsonb_typeof(custom) = 'object'::text));
alter table contact add constraint contact_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES public.contact(id);
CREATE INDEX contact_company ON public.contact USING btree (company_id);
CREATE INDEX contact_created ON public.contact USING btree (created_at, id);
CREATE INDEX contact_custom ON public.contact USING gin (custom jsonb_path_ops);
CREATE INDEX contact_email_key ON public.contact USING btree (email_key);
CREATE INDEX contact_merged_into ON public.contact USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX contact_name ON public.contact USING btree (name, id);
CREATE INDEX contact_person ON public.contact USING btree (lower(btrim(name)));
CREATE INDEX contact_phone_key ON public.contact USING btree (phone_key);
CREATE TRIGGER company_is_there AFTER INSERT OR UPDATE OF company_id ON public.contact FOR EACH ROW WHEN ((new.company_id IS NOT NULL)) EXECUTE FUNCTION public.refuse_merged_company();
CREATE TRIGGER search_lines_changed AFTER UPDATE OF id, name, email, phone, phone_key ON public.contact FOR EACH ROW WHEN ((((((old.id IS DISTINCT FROM new.id) OR (old.name IS DISTINCT FROM new.name)) OR (old.email IS DISTINCT FROM new.email)) OR (old.phone IS DISTINCT FROM new.phone)) OR (old.phone_key IS DISTINCT FROM new.phone_key))) EXECUTE FUNCTION public.keep_search_lines();
CREATE TRIGGER search_lines_gone AFTER DELETE ON public.contact FOR EACH ROW EXECUTE FUNCTION public.keep_search_lines();
CREATE TRIGGER search_lines_made AFTER INSERT ON public.contact FOR EACH ROW EXECUTE FUNCTION public.keep_search_lines();
create table content_delivery (
  id uuid not null,
  lead_id uuid not null,
  content_item_id uuid not null,
  interaction_id uuid not null,
  enrollment_id uuid,
  step_position integer,
  is_repeat boolean not null,
  occurred_at timestamp(3) with time zone not null,
  recorded_at timestamp(3) with time zone not null
);
alter table content_delivery add constraint content_delivery_pkey PRIMARY KEY (id);
alter table content_delivery add constraint content_delivery_check CHECK (((enrollment_id IS NULL) = (step_position IS NULL)));
alter table content_delivery add constraint content_delivery_content_item_id_fkey FOREIGN KEY (content_item_id) REFERENCES public.content_item(id);
alter table content_delivery add constraint content_delivery_enrollment_id_fkey FOREIGN KEY (enrollment_id) REFERENCES public.enrollment(id);
alter table content_delivery add constraint content_delivery_enrollment_id_step_position_key UNIQUE (enrollment_id, step_position);
alter table content_delivery add constraint content_delivery_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES public.interaction(id);
alter table content_delivery add constraint content_delivery_interaction_id_key UNIQUE (interaction_id);
alter table content_delivery add constraint content_delivery_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
CREATE INDEX content_delivery_item ON public.content_delivery USING btree (content_item_id);
CREATE INDEX content_delivery_lead ON public.content_delivery USING btree (lead_id, occurred_at DESC, id DESC);
CREATE UNIQUE INDEX content_delivery_once ON public.content_delivery USING btree (lead_id, content_item_id) WHERE (NOT is_repeat);
create table content_item (
  id uuid not null,
  version integer default 1 not null,
  key text not null,
  name text not null,
  kind text not null,
  url text,
  segments text[] default '{}'::text[] not null,
  need_tags text[] default '{}'::text[] not null,
  stage_keys text[] default '{}'::text[] not null,
  temperatures text[] default '{}'::text[] not null,
  is_active boolean not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table content_item add constraint content_item_pkey PRIMARY KEY (id);
alter table content_item add constraint content_item_key_key UNIQUE (key);
alter table content_item add constraint content_item_kind_check CHECK ((kind = ANY (ARRAY['CASE_STUDY'::text, 'SOLUTION'::text, 'WHITEPAPER'::text, 'DEMO'::text, 'WEBINAR'::text, 'PRICING'::text, 'NEWSLETTER'::text])));
alter table content_item add constraint content_item_name_check CHECK ((name <> ''::text));
alter table content_item add constraint content_item_temperatures_check CHECK ((temperatures <@ ARRAY['COLD'::text, 'WARM'::text, 'HOT'::text]));
CREATE INDEX content_item_name ON public.content_item USING btree (name, id);
CREATE INDEX content_item_updated ON public.content_item USING btree (updated_at, id);
create table criteria_model (
  id uuid not null,
  key text not null,
  version integer not null,
  name text not null,
  axis text not null,
  criteria jsonb not null,
  medium_from integer not null,
  high_from integer not null,
  is_active boolean default false not null,
  activated_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  created_by text not null
);
alter table criteria_model add constraint criteria_model_pkey PRIMARY KEY (id);
alter table criteria_model add constraint criteria_model_axis_check CHECK ((axis = ANY (ARRAY['FIT'::text, 'INTENT'::text])));
alter table criteria_model add constraint criteria_model_check CHECK ((medium_from < high_from));
alter table criteria_model add constraint criteria_model_check1 CHECK (((NOT is_active) OR (activated_at IS NOT NULL)));
alter table criteria_model add constraint criteria_model_criteria_check CHECK ((jsonb_typeof(criteria) = 'array'::text));
alter table criteria_model add constraint criteria_model_key_check CHECK ((key <> ''::text));
alter table criteria_model add constraint criteria_model_key_version_key UNIQUE (key, version);
alter table criteria_model add constraint criteria_model_version_check CHECK ((version > 0));
CREATE INDEX criteria_model_created ON public.criteria_model USING btree (created_at, id);
CREATE UNIQUE INDEX criteria_model_one_active ON public.criteria_model USING btree (axis) WHERE is_active;
create table custom_field (
  id uuid not null,
  version integer default 1 not null,
  holder text not null,
  key text not null,
  name text not null,
  kind text not null,
  choices jsonb default '[]'::jsonb not null,
  "position" integer not null,
  is_required boolean not null,
  is_personal boolean not null,
  is_for_partners boolean not null,
  is_archived boolean not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table custom_field add constraint custom_field_pkey PRIMARY KEY (id);
alter table custom_field add constraint custom_field_holder_check CHECK ((holder = ANY (ARRAY['LEAD'::text, 'COMPANY'::text, 'CONTACT'::text])));
alter table custom_field add constraint custom_field_holder_key_key UNIQUE (holder, key);
alter table custom_field add constraint custom_field_key_check CHECK ((key ~ '^[a-z][a-zA-Z0-9_]{0,62}$'::text));
alter table custom_field add constraint custom_field_kind_check CHECK ((kind = ANY (ARRAY['TEXT'::text, 'URL'::text, 'NUMBER'::text, 'INTEGER'::text, 'BOOLEAN'::text, 'DATE'::text, 'DATETIME'::text, 'CHOICE'::text, 'MULTI_CHOICE'::text])));
alter table custom_field add constraint custom_field_name_check CHECK ((name <> ''::text));
CREATE INDEX custom_field_name ON public.custom_field USING btree (name, id);
CREATE INDEX custom_field_position ON public.custom_field USING btree ("position", id);
create table cycle_profile (
  id uuid not null,
  version integer default 1 not null,
  pipeline_id uuid not null,
  industry text,
  median_cycle_days integer not null,
  effort_minutes numeric(7,2) not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table cycle_profile add constraint cycle_profile_pkey PRIMARY KEY (id);
alter table cycle_profile add constraint cycle_profile_effort_minutes_check CHECK (((effort_minutes > (0)::numeric) AND (effort_minutes <= (10000)::numeric)));
alter table cycle_profile add constraint cycle_profile_industry_check CHECK ((industry <> ''::text));
alter table cycle_profile add constraint cycle_profile_median_cycle_days_check CHECK (((median_cycle_days >= 1) AND (median_cycle_days <= 3650)));
alter table cycle_profile add constraint cycle_profile_once UNIQUE NULLS NOT DISTINCT (pipeline_id, industry);
alter table cycle_profile add constraint cycle_profile_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES public.pipeline(id);
create table duplicate_candidate (
  id uuid not null,
  version integer default 1 not null,
  lead_id uuid not null,
  other_id uuid not null,
  rules text[] not null,
  strength text not null,
  status text not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  decided_at timestamp(3) with time zone,
  decided_by text,
  reason text
);
alter table duplicate_candidate add constraint duplicate_candidate_pkey PRIMARY KEY (id);
alter table duplicate_candidate add constraint duplicate_candidate_check CHECK ((lead_id < other_id));
alter table duplicate_candidate add constraint duplicate_candidate_check1 CHECK (((status = 'OPEN'::text) = (decided_at IS NULL)));
alter table duplicate_candidate add constraint duplicate_candidate_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
alter table duplicate_candidate add constraint duplicate_candidate_lead_id_other_id_key UNIQUE (lead_id, other_id);
alter table duplicate_candidate add constraint duplicate_candidate_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.lead(id);
alter table duplicate_candidate add constraint duplicate_candidate_rules_check CHECK ((rules <> '{}'::text[]));
alter table duplicate_candidate add constraint duplicate_candidate_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'MERGED'::text, 'DISMISSED'::text])));
alter table duplicate_candidate add constraint duplicate_candidate_strength_check CHECK ((strength = ANY (ARRAY['STRONG'::text, 'WEAK'::text])));
CREATE INDEX duplicate_candidate_order ON public.duplicate_candidate USING btree (strength, created_at DESC, id);
CREATE INDEX duplicate_candidate_other ON public.duplicate_candidate USING btree (other_id);
create table duplicate_waiting (
  lead_id uuid not null
);
alter table duplicate_waiting add constraint duplicate_waiting_pkey PRIMARY KEY (lead_id);
alter table duplicate_waiting add constraint duplicate_waiting_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
create table enrollment (
  id uuid not null,
  version integer default 1 not null,
  lead_id uuid not null,
  program_id uuid not null,
  state text not null,
  "position" integer,
  due_at timestamp(3) with time zone,
  enrolled_at timestamp(3) with time zone not null,
  enrolled_by text not null,
  ended_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table enrollment add constraint enrollment_pkey PRIMARY KEY (id);
alter table enrollment add constraint enrollment_check CHECK (((state = 'ACTIVE'::text) = ("position" IS NOT NULL)));
alter table enrollment add constraint enrollment_check1 CHECK (((state = 'ACTIVE'::text) = (due_at IS NOT NULL)));
alter table enrollment add constraint enrollment_check2 CHECK (((state = 'ACTIVE'::text) = (ended_at IS NULL)));
alter table enrollment add constraint enrollment_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
alter table enrollment add constraint enrollment_position_check CHECK (("position" > 0));
alter table enrollment add constraint enrollment_program_id_fkey FOREIGN KEY (program_id) REFERENCES public.nurture_program(id);
alter table enrollment add constraint enrollment_state_check CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'COMPLETED'::text, 'LEFT'::text])));
CREATE INDEX enrollment_due ON public.enrollment USING btree (due_at, id) WHERE (state = 'ACTIVE'::text);
CREATE INDEX enrollment_lead ON public.enrollment USING btree (lead_id, enrolled_at DESC, id DESC);
CREATE UNIQUE INDEX enrollment_one_active ON public.enrollment USING btree (lead_id) WHERE (state = 'ACTIVE'::text);
CREATE INDEX enrollment_program ON public.enrollment USING btree (program_id, state);
create table event_head (
  only_row boolean default true not null,
  epoch integer not null,
  pos bigint not null,
  floor bigint not null
);
alter table event_head add constraint event_head_pkey PRIMARY KEY (only_row);
alter table event_head add constraint event_head_only_row_check CHECK (only_row);
create table event_log (
  pos bigint not null,
  epoch integer not null,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  subject_version integer not null,
  lead_id uuid,
  rep_id uuid,
  team_id uuid,
  pool_id uuid,
  body jsonb not null,
  at timestamp(3) with time zone not null,
  logged_at timestamp(3) with time zone not null
) partition by RANGE (pos);
alter table event_log add constraint event_log_pkey PRIMARY KEY (pos, epoch);
create table event_log_0 partition of public.event_log (
  pos bigint not null,
  epoch integer not null,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  subject_version integer not null,
  lead_id uuid,
  rep_id uuid,
  team_id uuid,
  pool_id uuid,
  body jsonb not null,
  at timestamp(3) with time zone not null,
  logged_at timestamp(3) with time zone not null
) FOR VALUES FROM ('0') TO ('1000000');
create table finding (
  id uuid not null,
  version integer default 1 not null,
  code text not null,
  severity text not null,
  lead_id uuid not null,
  contact_id uuid,
  rep_id uuid,
  team_id uuid,
  opened_at timestamp(3) with time zone not null,
  closed_at timestamp(3) with time zone,
  is_open boolean generated always as ((closed_at IS NULL)) stored not null,
  allowed integer not null,
  measured integer not null,
  window_days integer,
  since timestamp(3) with time zone not null,
  touch_ids uuid[] not null
);
alter table finding add constraint finding_pkey PRIMARY KEY (id);
alter table finding add constraint finding_allowed_check CHECK ((allowed > 0));
alter table finding add constraint finding_check CHECK ((closed_at >= opened_at));
alter table finding add constraint finding_check1 CHECK ((measured >= allowed));
alter table finding add constraint finding_code_check CHECK ((code = ANY (ARRAY['NEGLECTED'::text, 'OVER_CONTACT'::text])));
alter table finding add constraint finding_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
alter table finding add constraint finding_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
alter table finding add constraint finding_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table finding add constraint finding_severity_check CHECK ((severity = ANY (ARRAY['NOTICE'::text, 'WARNING'::text, 'SERIOUS'::text])));
alter table finding add constraint finding_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
alter table finding add constraint finding_window_days_check CHECK ((window_days > 0));
CREATE INDEX finding_contact ON public.finding USING btree (contact_id);
CREATE INDEX finding_lead ON public.finding USING btree (lead_id, opened_at DESC, id DESC);
CREATE UNIQUE INDEX finding_one_open_of_contact ON public.finding USING btree (code, contact_id) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX finding_one_open_of_lead ON public.finding USING btree (code, lead_id) WHERE (closed_at IS NULL);
CREATE INDEX finding_open ON public.finding USING btree (opened_at, id) WHERE (closed_at IS NULL);
CREATE INDEX finding_open_of_rep ON public.finding USING btree (rep_id, code) WHERE (closed_at IS NULL);
CREATE INDEX finding_opened ON public.finding USING btree (opened_at, id);
CREATE INDEX finding_rep ON public.finding USING btree (rep_id, opened_at DESC, id DESC);
CREATE INDEX finding_team ON public.finding USING btree (team_id, opened_at DESC, id DESC);
create table finding_watch (
  lead_id uuid not null,
  due_at timestamp(3) with time zone not null
);
alter table finding_watch add constraint finding_watch_pkey PRIMARY KEY (lead_id);
alter table finding_watch add constraint finding_watch_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
CREATE INDEX finding_watch_due ON public.finding_watch USING btree (due_at, lead_id);
create table grading_waiting (
  lead_id uuid not null,
  since timestamp(3) with time zone not null
);
alter table grading_waiting add constraint grading_waiting_pkey PRIMARY KEY (lead_id);
alter table grading_waiting add constraint grading_waiting_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
CREATE INDEX grading_waiting_since ON public.grading_waiting USING btree (since, lead_id);
create table holding_quota (
  id uuid not null,
  version integer default 1 not null,
  scope text not null,
  rep_id uuid,
  team_id uuid,
  mode text not null,
  basis text not null,
  capacity numeric(12,2),
  on_weight_increase text not null,
  reason text,
  set_by text not null,
  valid_from timestamp(3) with time zone not null,
  valid_until timestamp(3) with time zone,
  level text,
  pipeline_id uuid,
  product_line text,
  subject text generated always as (((((scope || ':'::text) || COALESCE((rep_id)::text, (team_id)::text, level, product_line, ''::text)) || ':'::text) || COALESCE((pipeline_id)::text, ''::text))) stored not null,
  asked_until timestamp(3) with time zone,
  withdrawn_at timestamp(3) with time zone,
  withdrawn_by text,
  tier_caps jsonb default '{}'::jsonb not null,
  lifecycle_caps jsonb default '{}'::jsonb not null,
  reserved jsonb default '{}'::jsonb not null,
  ramp jsonb
);
alter table holding_quota add constraint holding_quota_pkey PRIMARY KEY (id);
alter table holding_quota add constraint holding_quota_asked CHECK (((asked_until IS NULL) OR ((valid_until IS NOT NULL) AND (valid_until <= asked_until))));
alter table holding_quota add constraint holding_quota_basis_check CHECK ((basis = ANY (ARRAY['COUNT'::text, 'WEIGHTED'::text])));
alter table holding_quota add constraint holding_quota_capacity_check CHECK (((capacity >= (0)::numeric) AND (capacity <= (1000000)::numeric)));
alter table holding_quota add constraint holding_quota_check CHECK (((jsonb_typeof(reserved) = 'object'::text) AND ((reserved = '{}'::jsonb) OR (mode = 'LIMITED'::text))));
alter table holding_quota add constraint holding_quota_check1 CHECK (((mode = 'LIMITED'::text) = (capacity IS NOT NULL)));
alter table holding_quota add constraint holding_quota_level_check CHECK ((level = ANY (ARRAY['NOVICE'::text, 'REGULAR'::text, 'SENIOR'::text, 'EXPERT'::text])));
alter table holding_quota add constraint holding_quota_lifecycle_caps_check CHECK ((jsonb_typeof(lifecycle_caps) = 'object'::text));
alter table holding_quota add constraint holding_quota_mode_check CHECK ((mode = ANY (ARRAY['LIMITED'::text, 'UNLIMITED'::text, 'OPT_OUT'::text])));
alter table holding_quota add constraint holding_quota_of_one_subject CHECK ((((scope = 'REP'::text) = (rep_id IS NOT NULL)) AND ((scope = 'TEAM'::text) = (team_id IS NOT NULL)) AND ((scope = ANY (ARRAY['LEVEL'::text, 'LEVEL_PIPELINE'::text])) = (level IS NOT NULL)) AND ((scope = ANY (ARRAY['PIPELINE'::text, 'LEVEL_PIPELINE'::text])) = (pipeline_id IS NOT NULL)) AND ((scope = 'PRODUCT_LINE'::text) = (product_line IS NOT NULL))));
alter table holding_quota add constraint holding_quota_on_weight_increase_check CHECK ((on_weight_increase = ANY (ARRAY['ALLOW'::text, 'REFUSE'::text])));
alter table holding_quota add constraint holding_quota_one_at_a_time EXCLUDE USING gist (subject WITH =, tstzrange(valid_from, valid_until) WITH &&);
alter table holding_quota add constraint holding_quota_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES public.pipeline(id);
alter table holding_quota add constraint holding_quota_product_line_check CHECK ((product_line <> ''::text));
alter table holding_quota add constraint holding_quota_ramp CHECK (((ramp IS NULL) OR ((mode = 'LIMITED'::text) AND (scope = ANY (ARRAY['REP'::text, 'LEVEL'::text, 'ORGANISATION'::text])) AND (((ramp ->> 'startShare'::text))::numeric > (0)::numeric) AND (((ramp ->> 'startShare'::text))::numeric < (1)::numeric) AND ((((ramp ->> 'days'::text))::integer >= 1) AND (((ramp ->> 'days'::text))::integer <= 730)))));
alter table holding_quota add constraint holding_quota_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table holding_quota add constraint holding_quota_scope_check CHECK ((scope = ANY (ARRAY['ORGANISATION'::text, 'LEVEL'::text, 'LEVEL_PIPELINE'::text, 'PIPELINE'::text, 'PRODUCT_LINE'::text, 'TEAM'::text, 'REP'::text])));
alter table holding_quota add constraint holding_quota_span CHECK ((valid_until >= valid_from));
alter table holding_quota add constraint holding_quota_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
alter table holding_quota add constraint holding_quota_tier_caps_check CHECK ((jsonb_typeof(tier_caps) = 'object'::text));
alter table holding_quota add constraint holding_quota_with_caps CHECK ((((scope = ANY (ARRAY['REP'::text, 'LEVEL'::text, 'ORGANISATION'::text])) AND (mode <> 'OPT_OUT'::text)) OR ((tier_caps = '{}'::jsonb) AND (lifecycle_caps = '{}'::jsonb) AND (reserved = '{}'::jsonb))));
alter table holding_quota add constraint holding_quota_withdrawn CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) OR (valid_until = valid_from))));
CREATE INDEX holding_quota_level ON public.holding_quota USING btree (level, valid_from) WHERE (level IS NOT NULL);
CREATE INDEX holding_quota_rep ON public.holding_quota USING btree (rep_id, valid_from);
CREATE INDEX holding_quota_shared ON public.holding_quota USING btree (scope, valid_from) WHERE ((rep_id IS NULL) AND (team_id IS NULL));
CREATE INDEX holding_quota_subject ON public.holding_quota USING btree (subject, valid_from DESC, id DESC);
CREATE INDEX holding_quota_team ON public.holding_quota USING btree (team_id, valid_from);
create table idempotency (
  principal text not null,
  mutation text not null,
  key text not null,
  fingerprint bytea not null,
  result jsonb not null,
  created_at timestamp(3) with time zone not null
);
alter table idempotency add constraint idempotency_pkey PRIMARY KEY (principal, mutation, key);
alter table idempotency add constraint idempotency_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)));
CREATE INDEX idempotency_age ON public.idempotency USING btree (created_at);
create table intake_cap (
  id uuid not null,
  version integer default 1 not null,
  scope text not null,
  rep_id uuid,
  team_id uuid,
  level text,
  subject text generated always as (((((scope || ':'::text) || COALESCE((rep_id)::text, (team_id)::text, level, product_line, ''::text)) || ':'::text) || COALESCE((pipeline_id)::text, ''::text))) stored not null,
  mode text not null,
  max_leads integer,
  period text,
  days integer,
  burst integer,
  reason text,
  set_by text not null,
  valid_from timestamp(3) with time zone not null,
  valid_until timestamp(3) with time zone,
  asked_until timestamp(3) with time zone,
  withdrawn_at timestamp(3) with time zone,
  withdrawn_by text,
  pipeline_id uuid,
  product_line text
);
alter table intake_cap add constraint intake_cap_pkey PRIMARY KEY (id);
alter table intake_cap add constraint intake_cap_asked CHECK (((asked_until IS NULL) OR ((valid_until IS NOT NULL) AND (valid_until <= asked_until))));
alter table intake_cap add constraint intake_cap_burst_check CHECK ((burst > 0));
alter table intake_cap add constraint intake_cap_days_check CHECK (((days >= 1) AND (days <= 366)));
alter table intake_cap add constraint intake_cap_level_check CHECK ((level = ANY (ARRAY['NOVICE'::text, 'REGULAR'::text, 'SENIOR'::text, 'EXPERT'::text])));
alter table intake_cap add constraint intake_cap_limit CHECK ((((mode = 'LIMITED'::text) = (max_leads IS NOT NULL)) AND ((mode = 'LIMITED'::text) = (period IS NOT NULL)) AND ((mode = 'LIMITED'::text) OR (burst IS NULL)) AND ((days IS NOT NULL) = COALESCE((period <> 'MONTH'::text), false)) AND ((period IS DISTINCT FROM 'DAY'::text) OR (days = 1)) AND ((period IS DISTINCT FROM 'WEEK'::text) OR (days = 7))));
alter table intake_cap add constraint intake_cap_max_leads_check CHECK (((max_leads >= 0) AND (max_leads <= 100000)));
alter table intake_cap add constraint intake_cap_mode_check CHECK ((mode = ANY (ARRAY['LIMITED'::text, 'UNLIMITED'::text, 'OPT_OUT'::text])));
alter table intake_cap add constraint intake_cap_of_one_subject CHECK ((((scope = 'REP'::text) = (rep_id IS NOT NULL)) AND ((scope = 'TEAM'::text) = (team_id IS NOT NULL)) AND ((scope = ANY (ARRAY['LEVEL'::text, 'LEVEL_PIPELINE'::text])) = (level IS NOT NULL)) AND ((scope = ANY (ARRAY['PIPELINE'::text, 'LEVEL_PIPELINE'::text])) = (pipeline_id IS NOT NULL)) AND ((scope = 'PRODUCT_LINE'::text) = (product_line IS NOT NULL))));
alter table intake_cap add constraint intake_cap_one_at_a_time EXCLUDE USING gist (subject WITH =, tstzrange(valid_from, valid_until) WITH &&);
alter table intake_cap add constraint intake_cap_opt_out CHECK (((mode <> 'OPT_OUT'::text) OR (scope = 'REP'::text)));
alter table intake_cap add constraint intake_cap_period_check CHECK ((period = ANY (ARRAY['DAY'::text, 'WEEK'::text, 'MONTH'::text, 'DAYS'::text])));
alter table intake_cap add constraint intake_cap_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES public.pipeline(id);
alter table intake_cap add constraint intake_cap_product_line_check CHECK ((product_line <> ''::text));
alter table intake_cap add constraint intake_cap_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table intake_cap add constraint intake_cap_scope_check CHECK ((scope = ANY (ARRAY['ORGANISATION'::text, 'LEVEL'::text, 'LEVEL_PIPELINE'::text, 'PIPELINE'::text, 'PRODUCT_LINE'::text, 'TEAM'::text, 'REP'::text])));
alter table intake_cap add constraint intake_cap_span CHECK ((valid_until >= valid_from));
alter table intake_cap add constraint intake_cap_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
alter table intake_cap add constraint intake_cap_withdrawn CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) OR (valid_until = valid_from))));
CREATE INDEX intake_cap_rep ON public.intake_cap USING btree (rep_id, valid_from) WHERE (rep_id IS NOT NULL);
CREATE INDEX intake_cap_shared ON public.intake_cap USING btree (scope, valid_from) WHERE ((rep_id IS NULL) AND (team_id IS NULL));
CREATE INDEX intake_cap_subject ON public.intake_cap USING btree (subject, valid_from DESC, id DESC);
CREATE INDEX intake_cap_team ON public.intake_cap USING btree (team_id, valid_from) WHERE (team_id IS NOT NULL);
create table intake_count (
  holder uuid generated always as (
CASE
    WHEN (kind IS NULL) THEN COALESCE(rep_id, team_id)
    ELSE (md5((((((rep_id)::text || ':'::text) || kind) || ':'::text) || key)))::uuid
END) stored not null,
  rep_id uuid,
  team_id uuid,
  cap_id uuid,
  mode text not null,
  is_opted_out boolean not null,
  max_leads integer,
  window_days integer,
  cost integer not null,
  burst integer,
  level bigint not null,
  day date not null,
  taken integer[] not null,
  total bigint default 0 not null,
  until timestamp(3) with time zone,
  updated_at timestamp(3) with time zone not null,
  kind text,
  key text
);
alter table intake_count add constraint intake_count_pkey PRIMARY KEY (holder);
alter table intake_count add constraint intake_count_burst_check CHECK ((burst >= 0));
alter table intake_count add constraint intake_count_cap_id_fkey FOREIGN KEY (cap_id) REFERENCES public.intake_cap(id);
alter table intake_count add constraint intake_count_check CHECK ((num_nonnulls(rep_id, team_id) = 1));
alter table intake_count add constraint intake_count_check1 CHECK ((((mode = 'LIMITED'::text) = (max_leads IS NOT NULL)) AND ((mode = 'LIMITED'::text) = (burst IS NOT NULL)) AND ((mode = 'LIMITED'::text) OR (window_days IS NULL))));
alter table intake_count add constraint intake_count_cost_check CHECK ((cost > 0));
alter table intake_count add constraint intake_count_kind_check CHECK ((kind = ANY (ARRAY['PIPELINE'::text, 'PRODUCT_LINE'::text])));
alter table intake_count add constraint intake_count_level_check CHECK ((level >= 0));
alter table intake_count add constraint intake_count_max_leads_check CHECK ((max_leads >= 0));
alter table intake_count add constraint intake_count_mode_check CHECK ((mode = ANY (ARRAY['LIMITED'::text, 'UNLIMITED'::text])));
alter table intake_count add constraint intake_count_of_part CHECK ((((kind IS NULL) = (key IS NULL)) AND ((kind IS NULL) OR (rep_id IS NOT NULL))));
alter table intake_count add constraint intake_count_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table intake_count add constraint intake_count_taken_check CHECK ((cardinality(taken) > 0));
alter table intake_count add constraint intake_count_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
alter table intake_count add constraint intake_count_team_id_key UNIQUE (team_id);
alter table intake_count add constraint intake_count_window_days_check CHECK (((window_days >= 1) AND (window_days <= 366)));
CREATE INDEX intake_count_rep ON public.intake_count USING btree (rep_id) WHERE (rep_id IS NOT NULL);
CREATE INDEX intake_count_until ON public.intake_count USING btree (until) WHERE (until IS NOT NULL);
CREATE TRIGGER intake_within_cap AFTER UPDATE ON public.intake_count FOR EACH ROW WHEN (((new.total > old.total) AND (new.mode = 'LIMITED'::text))) EXECUTE FUNCTION public.refuse_intake_over_cap();
create table interaction (
  id uuid not null,
  lead_id uuid not null,
  contact_id uuid,
  rep_id uuid,
  channel text not null,
  direction text not null,
  origin text not null,
  intent text,
  disposition text,
  satisfaction integer,
  duration_seconds integer,
  ended_at timestamp(3) with time zone,
  activity text,
  content text,
  occurred_at timestamp(3) with time zone not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  source_system text,
  external_id text
);
alter table interaction add constraint interaction_pkey PRIMARY KEY (id);
alter table interaction add constraint interaction_channel_check CHECK ((channel = ANY (ARRAY['PHONE'::text, 'EMAIL'::text, 'MEETING'::text, 'SMS'::text, 'WECHAT'::text, 'SOCIAL'::text, 'WEB'::text, 'EVENT'::text, 'CHAT'::text])));
alter table interaction add constraint interaction_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
alter table interaction add constraint interaction_direction_check CHECK ((direction = ANY (ARRAY['INBOUND'::text, 'OUTBOUND'::text])));
alter table interaction add constraint interaction_disposition_check CHECK ((disposition = ANY (ARRAY['CONNECTED'::text, 'NO_ANSWER'::text, 'BUSY'::text, 'VOICEMAIL_LEFT'::text, 'WRONG_NUMBER'::text, 'REPLIED'::text, 'BOUNCED'::text, 'ATTENDED'::text, 'NO_SHOW'::text, 'CLICKED'::text, 'UNSUBSCRIBED'::text, 'DECLINED'::text])));
alter table interaction add constraint interaction_duration_seconds_check CHECK ((duration_seconds >= 0));
alter table interaction add constraint interaction_intent_check CHECK ((intent = ANY (ARRAY['VALUE'::text, 'DISCOVERY'::text, 'PITCH'::text, 'SERVICE'::text, 'SURVEY'::text, 'CALLBACK'::text, 'ADMIN'::text])));
alter table interaction add constraint interaction_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
alter table interaction add constraint interaction_origin_check CHECK ((origin = ANY (ARRAY['HUMAN'::text, 'AUTOMATED'::text, 'AI_ASSISTED'::text])));
alter table interaction add constraint interaction_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table interaction add constraint interaction_satisfaction_check CHECK (((satisfaction >= 1) AND (satisfaction <= 5)));
CREATE INDEX interaction_contact ON public.interaction USING btree (contact_id, occurred_at DESC) WHERE (contact_id IS NOT NULL);
CREATE UNIQUE INDEX interaction_external ON public.interaction USING btree (source_system, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX interaction_lead ON public.interaction USING btree (lead_id, occurred_at DESC, id DESC);
CREATE INDEX interaction_rep ON public.interaction USING btree (rep_id, occurred_at DESC, id DESC);
CREATE TRIGGER contact_is_there AFTER INSERT OR UPDATE OF contact_id ON public.interaction FOR EACH ROW WHEN ((new.contact_id IS NOT NULL)) EXECUTE FUNCTION public.refuse_merged_contact();
create table lead (
  id uuid not null,
  version integer default 1 not null,
  display_label text not null,
  name text,
  note text,
  company_id uuid,
  contact_id uuid,
  pipeline_id uuid not null,
  stage_id uuid not null,
  lifecycle text not null,
  temperature text not null,
  tier text,
  validity text not null,
  placement text not null,
  waiting_reason text,
  owner_id uuid,
  last_owner_id uuid,
  team_id uuid,
  pool_id uuid,
  load_units numeric(8,2) not null,
  source_id uuid,
  campaign_id uuid,
  product_id uuid,
  segment text,
  value_minor bigint,
  value_currency text,
  win_probability real,
  source_system text,
  external_id text,
  partner_id uuid,
  converted_ref text,
  stage_since timestamp(3) with time zone not null,
  owner_since timestamp(3) with time zone,
  first_touch_at timestamp(3) with time zone,
  last_touch_at timestamp(3) with time zone,
  last_two_way_at timestamp(3) with time zone,
  touch_count integer default 0 not null,
  last_recorded_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  temperature_until timestamp(3) with time zone,
  temperature_before text,
  merged_into_id uuid,
  custom jsonb default '{}'::jsonb not null,
  collaborator_ids uuid[] default '{}'::uuid[] not null,
  pooled_since timestamp(3) with time zone,
  is_tier_by_model boolean default false not null,
  is_validity_by_model boolean default false not null,
  screening_reason text,
  waiting_since timestamp(3) with time zone,
  regraded_count integer default 0 not null
);
alter table lead add constraint lead_pkey PRIMARY KEY (id);
alter table lead add constraint lead_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES public.campaign(id);
alter table lead add constraint lead_check CHECK (((placement = 'OWNED'::text) = (owner_id IS NOT NULL)));
alter table lead add constraint lead_check1 CHECK (((owner_id IS NULL) = (team_id IS NULL)));
alter table lead add constraint lead_check10 CHECK (((screening_reason IS NULL) OR is_validity_by_model));
alter table lead add constraint lead_check11 CHECK (((placement = 'WAITING'::text) = (waiting_since IS NOT NULL)));
alter table lead add constraint lead_check2 CHECK (((placement = 'POOLED'::text) = (pool_id IS NOT NULL)));
alter table lead add constraint lead_check3 CHECK (((placement = 'WAITING'::text) = (waiting_reason IS NOT NULL)));
alter table lead add constraint lead_check4 CHECK (((value_minor IS NULL) = (value_currency IS NULL)));
alter table lead add constraint lead_check5 CHECK (((temperature_until IS NULL) = (temperature_before IS NULL)));
alter table lead add constraint lead_check6 CHECK (((merged_into_id IS NULL) OR ((merged_into_id <> id) AND (placement = 'ENDED'::text) AND (validity = 'DUPLICATE'::text))));
alter table lead add constraint lead_check7 CHECK (((placement = 'POOLED'::text) = (pooled_since IS NOT NULL)));
alter table lead add constraint lead_check8 CHECK (((NOT is_tier_by_model) OR (tier IS NOT NULL)));
alter table lead add constraint lead_check9 CHECK (((NOT is_validity_by_model) OR (validity <> 'UNSCREENED'::text)));
alter table lead add constraint lead_company_id_fkey FOREIGN KEY (company_id) REFERENCES public.company(id);
alter table lead add constraint lead_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
alter table lead add constraint lead_custom_check CHECK ((jsonb_typeof(custom) = 'object'::text));
alter table lead add constraint lead_last_owner_id_fkey FOREIGN KEY (last_owner_id) REFERENCES public.rep(id);
alter table lead add constraint lead_lifecycle_check CHECK ((lifecycle = ANY (ARRAY['POTENTIAL'::text, 'INTERESTED'::text, 'CUSTOMER'::text, 'RETAINED'::text, 'ENDED'::text])));
alter table lead add constraint lead_load_units_check CHECK ((load_units >= (0)::numeric));
alter table lead add constraint lead_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES public.lead(id);
alter table lead add constraint lead_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.rep(id);
alter table lead add constraint lead_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES public.partner(id);
alter table lead add constraint lead_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES public.pipeline(id);
alter table lead add constraint lead_placement_check CHECK ((placement = ANY (ARRAY['OWNED'::text, 'POOLED'::text, 'WAITING'::text, 'ENDED'::text])));
alter table lead add constraint lead_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES public.pool(id);
alter table lead add constraint lead_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);
alter table lead add constraint lead_source_id_fkey FOREIGN KEY (source_id) REFERENCES public.lead_source(id);
alter table lead add constraint lead_stage_id_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
alter table lead add constraint lead_temperature_before_check CHECK ((temperature_before = ANY (ARRAY['COLD'::text, 'WARM'::text, 'HOT'::text])));
alter table lead add constraint lead_temperature_check CHECK ((temperature = ANY (ARRAY['COLD'::text, 'WARM'::text, 'HOT'::text])));
alter table lead add constraint lead_tier_check CHECK ((tier = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])));
alter table lead add constraint lead_validity_check CHECK ((validity = ANY (ARRAY['UNSCREENED'::text, 'VALID'::text, 'INVALID'::text, 'DUPLICATE'::text])));
alter table lead add constraint lead_value_currency_check CHECK ((value_currency ~ '^[A-Z]{3}$'::text));
alter table lead add constraint lead_win_probability_check CHECK (((win_probability >= (0)::double precision) AND (win_probability <= (1)::double precision)));
CREATE INDEX lead_campaign_of ON public.lead USING btree (campaign_id) WHERE (campaign_id IS NOT NULL);
CREATE INDEX lead_collaborators ON public.lead USING gin (collaborator_ids);
CREATE INDEX lead_company ON public.lead USING btree (company_id) WHERE (company_id IS NOT NULL);
CREATE INDEX lead_contact_of ON public.lead USING btree (contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX lead_created ON public.lead USING btree (created_at, id);
CREATE INDEX lead_custom ON public.lead USING gin (custom jsonb_path_ops);
CREATE UNIQUE INDEX lead_external ON public.lead USING btree (source_system, external_id, partner_id) NULLS NOT DISTINCT WHERE (external_id IS NOT NULL);
CREATE INDEX lead_label ON public.lead USING btree (display_label, id);
CREATE INDEX lead_merged_into ON public.lead USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX lead_owner ON public.lead USING btree (owner_id, created_at DESC, id DESC);
CREATE INDEX lead_partner ON public.lead USING btree (partner_id, created_at DESC, id DESC) WHERE (partner_id IS NOT NULL);
CREATE INDEX lead_pool ON public.lead USING btree (pool_id, created_at DESC, id DESC) WHERE (pool_id IS NOT NULL);
CREATE INDEX lead_product_of ON public.lead USING btree (product_id) WHERE (product_id IS NOT NULL);
CREATE INDEX lead_source_of ON public.lead USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX lead_stage ON public.lead USING btree (stage_id, created_at DESC, id DESC);
CREATE INDEX lead_stage_since ON public.lead USING btree (stage_since, id);
CREATE INDEX lead_team_stage ON public.lead USING btree (team_id, stage_id, created_at DESC, id DESC);
CREATE INDEX lead_temperature_until ON public.lead USING btree (temperature_until, id) WHERE (temperature_until IS NOT NULL);
CREATE INDEX lead_to_claim ON public.lead USING btree (pool_id, COALESCE(tier, 'E'::text), pooled_since, id) WHERE (placement = 'POOLED'::text);
CREATE INDEX lead_touch_down ON public.lead USING btree (last_touch_at DESC NULLS LAST, id DESC);
CREATE INDEX lead_touch_up ON public.lead USING btree (last_touch_at, id);
CREATE INDEX lead_updated ON public.lead USING btree (updated_at, id);
CREATE INDEX lead_value_down ON public.lead USING btree (value_minor DESC NULLS LAST, id DESC);
CREATE INDEX lead_value_up ON public.lead USING btree (value_minor, id);
CREATE INDEX lead_waiting ON public.lead USING btree (waiting_reason, created_at) WHERE (placement = 'WAITING'::text);
CREATE INDEX lead_win_down ON public.lead USING btree (win_probability DESC NULLS LAST, id DESC);
CREATE INDEX lead_win_up ON public.lead USING btree (win_probability, id);
CREATE TRIGGER carry_within AFTER UPDATE OF load_units, pipeline_id, product_id, tier, lifecycle ON public.lead FOR EACH ROW WHEN (((new.owner_id = old.owner_id) AND (((((new.load_units IS DISTINCT FROM old.load_units) OR (new.pipeline_id IS DISTINCT FROM old.pipeline_id)) OR (new.product_id IS DISTINCT FROM old.product_id)) OR (new.tier IS DISTINCT FROM old.tier)) OR (new.lifecycle IS DISTINCT FROM old.lifecycle)))) EXECUTE FUNCTION public.carry_within();
CREATE TRIGGER company_is_there AFTER INSERT OR UPDATE OF company_id ON public.lead FOR EACH ROW WHEN ((new.company_id IS NOT NULL)) EXECUTE FUNCTION public.refuse_merged_company();
CREATE TRIGGER contact_is_there AFTER INSERT OR UPDATE OF contact_id ON public.lead FOR EACH ROW WHEN ((new.contact_id IS NOT NULL)) EXECUTE FUNCTION public.refuse_merged_contact();
CREATE TRIGGER pool_in_use AFTER INSERT ON public.lead FOR EACH ROW WHEN ((new.pool_id IS NOT NULL)) EXECUTE FUNCTION public.refuse_retired_pool();
CREATE TRIGGER pool_still_in_use AFTER UPDATE OF pool_id ON public.lead FOR EACH ROW WHEN (((new.pool_id IS NOT NULL) AND (old.pool_id IS DISTINCT FROM new.pool_id))) EXECUTE FUNCTION public.refuse_retired_pool();
CREATE TRIGGER pooled_since_kept BEFORE INSERT OR UPDATE OF placement ON public.lead FOR EACH ROW WHEN (((new.placement = 'POOLED'::text) <> (new.pooled_since IS NOT NULL))) EXECUTE FUNCTION public.keep_pooled_since();
CREATE TRIGGER search_lines_changed AFTER UPDATE OF id, display_label, name, external_id ON public.lead FOR EACH ROW WHEN (((((old.id IS DISTINCT FROM new.id) OR (old.display_label IS DISTINCT FROM new.display_label)) OR (old.name IS DISTINCT FROM new.name)) OR (old.external_id IS DISTINCT FROM new.external_id))) EXECUTE FUNCTION public.keep_search_lines();
CREATE TRIGGER search_lines_gone AFTER DELETE ON public.lead FOR EACH ROW EXECUTE FUNCTION public.keep_search_lines();
CREATE TRIGGER search_lines_made AFTER INSERT ON public.lead FOR EACH ROW EXECUTE FUNCTION public.keep_search_lines();
CREATE TRIGGER stage_in_use AFTER INSERT ON public.lead FOR EACH ROW EXECUTE FUNCTION public.refuse_retired_stage();
CREATE TRIGGER stage_still_in_use AFTER UPDATE OF stage_id ON public.lead FOR EACH ROW WHEN ((old.stage_id IS DISTINCT FROM new.stage_id)) EXECUTE FUNCTION public.refuse_retired_stage();
CREATE TRIGGER waiting_since_kept BEFORE INSERT OR UPDATE OF placement ON public.lead FOR EACH ROW WHEN (((new.placement = 'WAITING'::text) <> (new.waiting_since IS NOT NULL))) EXECUTE FUNCTION public.keep_waiting_since();
create table lead_collaborator (
  lead_id uuid not null,
  rep_id uuid not null,
  role text not null,
  since timestamp(3) with time zone default now() not null
);
alter table lead_collaborator add constraint lead_collaborator_pkey PRIMARY KEY (lead_id, rep_id);
alter table lead_collaborator add constraint lead_collaborator_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
alter table lead_collaborator add constraint lead_collaborator_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table lead_collaborator add constraint lead_collaborator_role_check CHECK ((role = ANY (ARRAY['SDR'::text, 'AE'::text, 'SPECIALIST'::text, 'SUPPORT'::text, 'OTHER'::text])));
CREATE INDEX lead_collaborator_rep ON public.lead_collaborator USING btree (rep_id);
CREATE TRIGGER collaborator_ids AFTER INSERT OR DELETE OR UPDATE ON public.lead_collaborator FOR EACH ROW EXECUTE FUNCTION public.keep_collaborator_ids();
create table lead_contact (
  lead_id uuid not null,
  contact_id uuid not null,
  buying_role text not null
);
alter table lead_contact add constraint lead_contact_pkey PRIMARY KEY (lead_id, contact_id);
alter table lead_contact add constraint lead_contact_buying_role_check CHECK ((buying_role = ANY (ARRAY['DECIDER'::text, 'INFLUENCER'::text, 'CHAMPION'::text, 'USER'::text, 'BLOCKER'::text, 'OTHER'::text])));
alter table lead_contact add constraint lead_contact_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
alter table lead_contact add constraint lead_contact_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
CREATE INDEX lead_contact_contact ON public.lead_contact USING btree (contact_id);
CREATE TRIGGER contact_is_there AFTER INSERT OR UPDATE OF contact_id ON public.lead_contact FOR EACH ROW EXECUTE FUNCTION public.refuse_merged_contact();
create table lead_credit (
  lead_id uuid not null,
  rep_id uuid not null,
  role text not null,
  credited_at timestamp(3) with time zone not null,
  credited_by text not null
);
alter table lead_credit add constraint lead_credit_pkey PRIMARY KEY (lead_id, rep_id, role);
alter table lead_credit add constraint lead_credit_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
alter table lead_credit add constraint lead_credit_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table lead_credit add constraint lead_credit_role_check CHECK ((role = ANY (ARRAY['SDR'::text, 'AE'::text, 'SPECIALIST'::text, 'SUPPORT'::text, 'OTHER'::text])));
CREATE INDEX lead_credit_rep ON public.lead_credit USING btree (rep_id, lead_id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.lead_credit FOR EACH ROW EXECUTE FUNCTION public.refuse_rewriting_history();
create table lead_fact (
  seq bigint generated always as identity not null,
  lead_id uuid not null,
  axis text not null,
  value text,
  occurred_at timestamp(3) with time zone not null,
  recorded_at timestamp(3) with time zone not null,
  actor text not null,
  how text,
  reason text
);
alter table lead_fact add constraint lead_fact_pkey PRIMARY KEY (seq);
alter table lead_fact add constraint lead_fact_axis_check CHECK ((axis = ANY (ARRAY['STAGE'::text, 'TEMPERATURE'::text, 'TIER'::text, 'VALIDITY'::text, 'OWNER'::text, 'WEIGHT'::text])));
alter table lead_fact add constraint lead_fact_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
CREATE INDEX lead_fact_lead ON public.lead_fact USING btree (lead_id, axis, occurred_at, seq);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.lead_fact FOR EACH ROW EXECUTE FUNCTION public.refuse_rewriting_history();
create table lead_import (
  id uuid not null,
  version integer default 1 not null,
  kind text not null,
  status text not null,
  file_name text not null,
  mapping jsonb not null,
  match_by text[] not null,
  error_policy text not null,
  is_dry_run boolean not null,
  role text not null,
  created_by text not null,
  partner_id uuid,
  size_bytes bigint,
  uploaded_bytes bigint default 0 not null,
  upload_no integer default 0 not null,
  upload_expires_at timestamp(3) with time zone not null,
  print bytea not null,
  sha256 bytea,
  header text[],
  samples jsonb,
  at_byte bigint default 0 not null,
  at_line integer default 0 not null,
  settled_after text,
  total_rows integer,
  processed_rows integer default 0 not null,
  created_count integer default 0 not null,
  updated_count integer default 0 not null,
  unchanged_count integer default 0 not null,
  left_out_count integer default 0 not null,
  failed_count integer default 0 not null,
  warning_count integer default 0 not null,
  fault_code text,
  fault_message text,
  fault_line integer,
  fault_column text,
  lease uuid,
  leased_until timestamp(3) with time zone,
  attempts integer default 0 not null,
  started_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table lead_import add constraint lead_import_pkey PRIMARY KEY (id);
alter table lead_import add constraint lead_import_check CHECK (((role = 'PARTNER'::text) = (partner_id IS NOT NULL)));
alter table lead_import add constraint lead_import_check1 CHECK (((finished_at IS NULL) = (status = ANY (ARRAY['PENDING'::text, 'VALIDATING'::text, 'RUNNING'::text]))));
alter table lead_import add constraint lead_import_check2 CHECK ((processed_rows = ((((created_count + updated_count) + unchanged_count) + left_out_count) + failed_count)));
alter table lead_import add constraint lead_import_error_policy_check CHECK ((error_policy = ANY (ARRAY['SKIP_ROWS'::text, 'STOP'::text])));
alter table lead_import add constraint lead_import_file_name_check CHECK ((file_name <> ''::text));
alter table lead_import add constraint lead_import_kind_check CHECK ((kind = ANY (ARRAY['LEADS'::text, 'INTERACTIONS'::text, 'OUTCOMES'::text])));
alter table lead_import add constraint lead_import_match_by_check CHECK (((match_by <@ ARRAY['EXTERNAL_ID'::text, 'EMAIL'::text, 'PHONE'::text]) AND ('EXTERNAL_ID'::text = ANY (match_by))));
alter table lead_import add constraint lead_import_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES public.partner(id);
alter table lead_import add constraint lead_import_print_check CHECK ((length(print) = 32));
alter table lead_import add constraint lead_import_role_check CHECK ((role = ANY (ARRAY['ADMIN'::text, 'MARKETER'::text, 'PARTNER'::text])));
alter table lead_import add constraint lead_import_sha256_check CHECK ((length(sha256) = 32));
alter table lead_import add constraint lead_import_size_bytes_check CHECK ((size_bytes >= 0));
alter table lead_import add constraint lead_import_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'VALIDATING'::text, 'RUNNING'::text, 'SUCCEEDED'::text, 'PARTIALLY_FAILED'::text, 'FAILED'::text, 'CANCELLED'::text])));
alter table lead_import add constraint lead_import_total_rows_check CHECK ((total_rows >= 0));
alter table lead_import add constraint lead_import_uploaded_bytes_check CHECK ((uploaded_bytes >= 0));
CREATE INDEX lead_import_created ON public.lead_import USING btree (created_at, id);
CREATE INDEX lead_import_finished ON public.lead_import USING btree (finished_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX lead_import_open ON public.lead_import USING btree (created_by) WHERE (finished_at IS NULL);
CREATE INDEX lead_import_partner ON public.lead_import USING btree (partner_id, created_at) WHERE (partner_id IS NOT NULL);
CREATE UNIQUE INDEX lead_import_same_file ON public.lead_import USING btree (created_by, sha256, print) WHERE ((status = 'RUNNING'::text) AND (NOT is_dry_run));
CREATE INDEX lead_import_waiting ON public.lead_import USING btree (upload_expires_at) WHERE (status = 'PENDING'::text);
CREATE INDEX lead_import_work ON public.lead_import USING btree (leased_until NULLS FIRST) WHERE (status = ANY (ARRAY['VALIDATING'::text, 'RUNNING'::text]));
create table lead_import_chunk (
  import_id uuid not null,
  start bigint not null,
  bytes bytea not null
);
alter table lead_import_chunk add constraint lead_import_chunk_pkey PRIMARY KEY (import_id, start);
alter table lead_import_chunk add constraint lead_import_chunk_import_id_fkey FOREIGN KEY (import_id) REFERENCES public.lead_import(id);
alter table lead_import_chunk add constraint lead_import_chunk_start_check CHECK ((start >= 0));
create table lead_import_error (
  seq bigint generated always as identity not null,
  import_id uuid not null,
  line integer not null,
  column_name text,
  code text not null,
  message text not null,
  is_warning boolean not null,
  cells text[]
);
alter table lead_import_error add constraint lead_import_error_pkey PRIMARY KEY (seq);
alter table lead_import_error add constraint lead_import_error_import_id_fkey FOREIGN KEY (import_id) REFERENCES public.lead_import(id);
alter table lead_import_error add constraint lead_import_error_line_check CHECK ((line >= 0));
CREATE INDEX lead_import_error_place ON public.lead_import_error USING btree (import_id, line, seq);
create table lead_import_key (
  import_id uuid not null,
  key text not null
);
alter table lead_import_key add constraint lead_import_key_pkey PRIMARY KEY (import_id, key);
alter table lead_import_key add constraint lead_import_key_import_id_fkey FOREIGN KEY (import_id) REFERENCES public.lead_import(id);
create table lead_interval (
  lead_id uuid not null,
  axis text not null,
  seq bigint not null,
  value text not null,
  started_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone
);
alter table lead_interval add constraint lead_interval_pkey PRIMARY KEY (lead_id, axis, seq);
alter table lead_interval add constraint lead_interval_check CHECK ((ended_at >= started_at));
alter table lead_interval add constraint lead_interval_closed_apart EXCLUDE USING gist (lead_id WITH =, axis WITH =, tstzrange(started_at, ended_at) WITH &&) WHERE ((ended_at IS NOT NULL));
CREATE INDEX lead_interval_held ON public.lead_interval USING btree (value, started_at, ended_at) WHERE (axis = 'OWNER'::text);
CREATE UNIQUE INDEX lead_interval_one_open ON public.lead_interval USING btree (lead_id, axis) WHERE (ended_at IS NULL);
CREATE INDEX lead_interval_then ON public.lead_interval USING btree (axis, started_at) INCLUDE (ended_at, lead_id, value) WHERE (axis = ANY (ARRAY['OWNER'::text, 'STAGE'::text, 'WEIGHT'::text]));
CREATE TRIGGER longer_apart BEFORE UPDATE OF started_at, ended_at ON public.lead_interval FOR EACH ROW WHEN (((new.started_at < old.started_at) OR (COALESCE(new.ended_at, 'infinity'::timestamp with time zone) > COALESCE(old.ended_at, 'infinity'::timestamp with time zone)))) EXECUTE FUNCTION public.refuse_overlap_with_open();
CREATE TRIGGER open_apart BEFORE INSERT ON public.lead_interval FOR EACH ROW EXECUTE FUNCTION public.refuse_overlap_with_open();
create table lead_needs (
  lead_id uuid not null,
  version integer default 1 not null,
  tags text[] default '{}'::text[] not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table lead_needs add constraint lead_needs_pkey PRIMARY KEY (lead_id);
alter table lead_needs add constraint lead_needs_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
create table lead_offer (
  id uuid not null,
  version integer default 1 not null,
  lead_id uuid not null,
  lead_version integer not null,
  reason text not null,
  to_team_id uuid not null,
  to_rep_id uuid,
  status text not null,
  offered_at timestamp(3) with time zone not null,
  offered_by text not null,
  due_at timestamp(3) with time zone not null,
  breached_at timestamp(3) with time zone,
  is_overdue boolean generated always as (((status = 'OPEN'::text) AND (breached_at IS NOT NULL))) stored not null,
  decided_at timestamp(3) with time zone,
  decided_by text,
  holder_id uuid,
  pool_id uuid,
  reject_reason text,
  note text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table lead_offer add constraint lead_offer_pkey PRIMARY KEY (id);
alter table lead_offer add constraint lead_offer_check CHECK ((due_at > offered_at));
alter table lead_offer add constraint lead_offer_check1 CHECK ((breached_at >= due_at));
alter table lead_offer add constraint lead_offer_check2 CHECK ((decided_at >= offered_at));
alter table lead_offer add constraint lead_offer_check3 CHECK (((status = 'OPEN'::text) = (decided_at IS NULL)));
alter table lead_offer add constraint lead_offer_check4 CHECK (((status = 'ACCEPTED'::text) = (holder_id IS NOT NULL)));
alter table lead_offer add constraint lead_offer_check5 CHECK (((status = 'REJECTED'::text) = (reject_reason IS NOT NULL)));
alter table lead_offer add constraint lead_offer_check6 CHECK (((reject_reason <> 'OTHER'::text) OR (note IS NOT NULL)));
alter table lead_offer add constraint lead_offer_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES public.rep(id);
alter table lead_offer add constraint lead_offer_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
alter table lead_offer add constraint lead_offer_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES public.pool(id);
alter table lead_offer add constraint lead_offer_reason_check CHECK ((reason <> ''::text));
alter table lead_offer add constraint lead_offer_reject_reason_check CHECK ((reject_reason = ANY (ARRAY['NOT_A_FIT'::text, 'NO_BUDGET'::text, 'NO_AUTHORITY'::text, 'NO_NEED'::text, 'WRONG_CONTACT'::text, 'DUPLICATE'::text, 'TOO_EARLY'::text, 'NO_CAPACITY'::text, 'OTHER'::text])));
alter table lead_offer add constraint lead_offer_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'ACCEPTED'::text, 'REJECTED'::text, 'WITHDRAWN'::text, 'SUPERSEDED'::text])));
alter table lead_offer add constraint lead_offer_to_rep_id_fkey FOREIGN KEY (to_rep_id) REFERENCES public.rep(id);
alter table lead_offer add constraint lead_offer_to_team_id_fkey FOREIGN KEY (to_team_id) REFERENCES public.team(id);
CREATE INDEX lead_offer_due ON public.lead_offer USING btree (due_at, id);
CREATE INDEX lead_offer_lead ON public.lead_offer USING btree (lead_id, offered_at DESC, id DESC);
CREATE INDEX lead_offer_offered ON public.lead_offer USING btree (offered_at, id);
CREATE UNIQUE INDEX lead_offer_one_open ON public.lead_offer USING btree (lead_id) WHERE (status = 'OPEN'::text);
CREATE INDEX lead_offer_open_of_team ON public.lead_offer USING btree (to_team_id, due_at) WHERE (status = 'OPEN'::text);
CREATE INDEX lead_offer_rep ON public.lead_offer USING btree (to_rep_id, offered_at DESC, id DESC);
CREATE INDEX lead_offer_team ON public.lead_offer USING btree (to_team_id, offered_at DESC, id DESC);
CREATE INDEX lead_offer_to_breach ON public.lead_offer USING btree (due_at, id) WHERE ((status = 'OPEN'::text) AND (breached_at IS NULL));
CREATE TRIGGER append_only BEFORE DELETE ON public.lead_offer FOR EACH ROW EXECUTE FUNCTION public.refuse_changing_decided_offer();
CREATE TRIGGER decided_once BEFORE UPDATE ON public.lead_offer FOR EACH ROW WHEN ((old.status <> 'OPEN'::text)) EXECUTE FUNCTION public.refuse_changing_decided_offer();
create table lead_outcome (
  id uuid not null,
  lead_id uuid not null,
  result text not null,
  reason text not null,
  competitor_id uuid,
  amount_minor bigint,
  gross_profit_minor bigint,
  currency text,
  decided_at timestamp(3) with time zone not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  reverted_at timestamp(3) with time zone
);
alter table lead_outcome add constraint lead_outcome_pkey PRIMARY KEY (id);
alter table lead_outcome add constraint lead_outcome_check CHECK (((reason <> 'COMPETITOR'::text) OR (competitor_id IS NOT NULL)));
alter table lead_outcome add constraint lead_outcome_check1 CHECK ((((amount_minor IS NULL) AND (gross_profit_minor IS NULL)) OR (currency IS NOT NULL)));
alter table lead_outcome add constraint lead_outcome_competitor_id_fkey FOREIGN KEY (competitor_id) REFERENCES public.competitor(id);
alter table lead_outcome add constraint lead_outcome_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table lead_outcome add constraint lead_outcome_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
alter table lead_outcome add constraint lead_outcome_reason_check CHECK ((reason = ANY (ARRAY['PRICE'::text, 'COMPETITOR'::text, 'TIMING'::text, 'NO_BUDGET'::text, 'NO_NEED'::text, 'NO_AUTHORITY'::text, 'FEATURE_GAP'::text, 'NO_RESPONSE'::text, 'DUPLICATE'::text, 'FIT'::text, 'RELATIONSHIP'::text, 'OTHER'::text])));
alter table lead_outcome add constraint lead_outcome_result_check CHECK ((result = ANY (ARRAY['WON'::text, 'LOST'::text, 'DISQUALIFIED'::text])));
CREATE INDEX lead_outcome_lead ON public.lead_outcome USING btree (lead_id, decided_at DESC);
CREATE UNIQUE INDEX lead_outcome_one_in_force ON public.lead_outcome USING btree (lead_id) WHERE (reverted_at IS NULL);
create table lead_reveal (
  lead_id uuid not null,
  rep_id uuid not null,
  day date not null,
  pool_id uuid not null,
  revealed_at timestamp(3) with time zone not null
);
alter table lead_reveal add constraint lead_reveal_pkey PRIMARY KEY (lead_id, rep_id, day);
alter table lead_reveal add constraint lead_reveal_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
alter table lead_reveal add constraint lead_reveal_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES public.pool(id);
alter table lead_reveal add constraint lead_reveal_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
CREATE INDEX lead_reveal_pool ON public.lead_reveal USING btree (pool_id, day);
CREATE INDEX lead_reveal_rep ON public.lead_reveal USING btree (rep_id, day);
create table lead_set_aside (
  lead_id uuid not null,
  pool_id uuid not null,
  stage_id uuid not null,
  waits_in uuid,
  since timestamp(3) with time zone not null,
  idle_since timestamp(3) with time zone not null,
  pooled_since timestamp(3) with time zone,
  set_aside_at timestamp(3) with time zone not null,
  arrived_at timestamp(3) with time zone
);
alter table lead_set_aside add constraint lead_set_aside_pkey PRIMARY KEY (lead_id);
alter table lead_set_aside add constraint lead_set_aside_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
alter table lead_set_aside add constraint lead_set_aside_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES public.pool(id);
alter table lead_set_aside add constraint lead_set_aside_stage_id_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
alter table lead_set_aside add constraint lead_set_aside_waits_in_fkey FOREIGN KEY (waits_in) REFERENCES public.pool(id);
CREATE INDEX lead_set_aside_pool ON public.lead_set_aside USING btree (pool_id);
CREATE INDEX lead_set_aside_waits ON public.lead_set_aside USING btree (waits_in) WHERE (waits_in IS NOT NULL);
create table lead_source (
  id uuid not null,
  key text not null,
  name text not null,
  channel text,
  version integer default 1 not null,
  default_pool_id uuid
);
alter table lead_source add constraint lead_source_pkey PRIMARY KEY (id);
alter table lead_source add constraint lead_source_default_pool_id_fkey FOREIGN KEY (default_pool_id) REFERENCES public.pool(id);
alter table lead_source add constraint lead_source_key_key UNIQUE (key);
CREATE INDEX lead_source_pool ON public.lead_source USING btree (default_pool_id) WHERE (default_pool_id IS NOT NULL);
create table load_boost (
  id bigint generated always as identity not null,
  rep_id uuid not null,
  units numeric(12,2) not null,
  expires_at timestamp(3) with time zone not null,
  reason text not null,
  granted_by text not null,
  granted_at timestamp(3) with time zone not null
);
alter table load_boost add constraint load_boost_pkey PRIMARY KEY (id);
alter table load_boost add constraint load_boost_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table load_boost add constraint load_boost_units_check CHECK ((units > (0)::numeric));
CREATE INDEX load_boost_rep ON public.load_boost USING btree (rep_id, expires_at);
create table nurture_program (
  id uuid not null,
  version integer default 1 not null,
  key text not null,
  name text not null,
  is_active boolean not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table nurture_program add constraint nurture_program_pkey PRIMARY KEY (id);
alter table nurture_program add constraint nurture_program_key_key UNIQUE (key);
alter table nurture_program add constraint nurture_program_name_check CHECK ((name <> ''::text));
CREATE INDEX nurture_program_name ON public.nurture_program USING btree (name, id);
create table organisation (
  only_row boolean default true not null,
  name text not null,
  time_zone text not null,
  currency text not null,
  tier_weights jsonb not null,
  protection_days integer not null,
  id uuid default uuidv7() not null,
  version integer default 1 not null
);
alter table organisation add constraint organisation_pkey PRIMARY KEY (only_row);
alter table organisation add constraint organisation_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table organisation add constraint organisation_id_key UNIQUE (id);
alter table organisation add constraint organisation_only_row_check CHECK (only_row);
alter table organisation add constraint organisation_protection_days_check CHECK (((protection_days >= 0) AND (protection_days <= 3650)));
create table outbox (
  id bigint generated always as identity not null,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  subject_version integer not null,
  lead_id uuid,
  rep_id uuid,
  team_id uuid,
  pool_id uuid,
  body json not null,
  at timestamp(3) with time zone not null
);
alter table outbox add constraint outbox_pkey PRIMARY KEY (id);
create table partner (
  id uuid not null,
  version integer default 1 not null,
  key text not null,
  name text not null,
  is_active boolean not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table partner add constraint partner_pkey PRIMARY KEY (id);
alter table partner add constraint partner_key_check CHECK ((key <> ''::text));
alter table partner add constraint partner_key_key UNIQUE (key);
alter table partner add constraint partner_name_check CHECK ((name <> ''::text));
CREATE INDEX partner_created ON public.partner USING btree (created_at, id);
CREATE INDEX partner_name ON public.partner USING btree (name, id);
create table pipeline (
  id uuid not null,
  version integer default 1 not null,
  key text not null,
  name text not null,
  sales_cycle text not null,
  is_default boolean not null
);
alter table pipeline add constraint pipeline_pkey PRIMARY KEY (id);
alter table pipeline add constraint pipeline_key_key UNIQUE (key);
alter table pipeline add constraint pipeline_sales_cycle_check CHECK ((sales_cycle = ANY (ARRAY['SHORT'::text, 'MEDIUM'::text, 'LONG'::text])));
CREATE UNIQUE INDEX pipeline_one_default ON public.pipeline USING btree (is_default) WHERE is_default;
create table pool (
  id uuid not null,
  version integer default 1 not null,
  key text not null,
  name text not null,
  team_id uuid,
  is_default boolean not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  purpose text default 'CLAIM'::text not null,
  visibility text default 'MASKED'::text not null,
  member_team_ids uuid[] default '{}'::uuid[] not null,
  member_rep_ids uuid[] default '{}'::uuid[] not null,
  manager_ids uuid[] default '{}'::uuid[] not null,
  claims_per_day integer,
  views_per_day integer,
  owner_cooldown_days integer,
  new_lead_delay_hours integer,
  retired_at timestamp(3) with time zone,
  successor_id uuid,
  review_idle_days integer,
  review_failed_attempts integer,
  review_action text,
  review_pool_id uuid,
  is_review_automatic boolean default false not null,
  reviewed_at timestamp(3) with time zone
);
alter table pool add constraint pool_pkey PRIMARY KEY (id);
alter table pool add constraint pool_check CHECK (((NOT is_default) OR (purpose = 'CLAIM'::text)));
alter table pool add constraint pool_check1 CHECK (((retired_at IS NULL) = (successor_id IS NULL)));
alter table pool add constraint pool_check2 CHECK ((successor_id IS DISTINCT FROM id));
alter table pool add constraint pool_check3 CHECK (((NOT is_default) OR (retired_at IS NULL)));
alter table pool add constraint pool_check4 CHECK ((review_pool_id <> id));
alter table pool add constraint pool_check5 CHECK (((review_action IS NULL) = ((review_idle_days IS NULL) AND (review_failed_attempts IS NULL))));
alter table pool add constraint pool_check6 CHECK (((NOT (review_action IS DISTINCT FROM 'NURTURE'::text)) = (review_pool_id IS NOT NULL)));
alter table pool add constraint pool_check7 CHECK (((NOT is_review_automatic) OR (review_action IS NOT NULL)));
alter table pool add constraint pool_claims_per_day_check CHECK (((claims_per_day >= 1) AND (claims_per_day <= 10000)));
alter table pool add constraint pool_key_key UNIQUE (key);
alter table pool add constraint pool_manager_ids_check CHECK ((cardinality(manager_ids) <= 100));
alter table pool add constraint pool_member_rep_ids_check CHECK ((cardinality(member_rep_ids) <= 100));
alter table pool add constraint pool_member_team_ids_check CHECK ((cardinality(member_team_ids) <= 100));
alter table pool add constraint pool_new_lead_delay_hours_check CHECK (((new_lead_delay_hours >= 1) AND (new_lead_delay_hours <= 8760)));
alter table pool add constraint pool_owner_cooldown_days_check CHECK (((owner_cooldown_days >= 1) AND (owner_cooldown_days <= 3650)));
alter table pool add constraint pool_purpose_check CHECK ((purpose = ANY (ARRAY['CLAIM'::text, 'NURTURING'::text])));
alter table pool add constraint pool_review_action_check CHECK ((review_action = ANY (ARRAY['ARCHIVE'::text, 'NURTURE'::text])));
alter table pool add constraint pool_review_failed_attempts_check CHECK (((review_failed_attempts >= 1) AND (review_failed_attempts <= 100)));
alter table pool add constraint pool_review_idle_days_check CHECK (((review_idle_days >= 1) AND (review_idle_days <= 3650)));
alter table pool add constraint pool_review_pool_id_fkey FOREIGN KEY (review_pool_id) REFERENCES public.pool(id);
alter table pool add constraint pool_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES public.pool(id);
alter table pool add constraint pool_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
alter table pool add constraint pool_views_per_day_check CHECK (((views_per_day >= 1) AND (views_per_day <= 10000)));
alter table pool add constraint pool_visibility_check CHECK ((visibility = ANY (ARRAY['FULL'::text, 'MASKED'::text, 'MEMBERS_ONLY'::text])));
CREATE UNIQUE INDEX pool_one_default ON public.pool USING btree (is_default) WHERE is_default;
CREATE INDEX pool_review_pool ON public.pool USING btree (review_pool_id) WHERE (review_pool_id IS NOT NULL);
CREATE INDEX pool_successor ON public.pool USING btree (successor_id) WHERE (successor_id IS NOT NULL);
CREATE INDEX pool_team ON public.pool USING btree (team_id);
create table pool_day (
  pool_id uuid not null,
  rep_id uuid not null,
  day date not null,
  claim_count integer default 0 not null,
  view_count integer default 0 not null
);
alter table pool_day add constraint pool_day_pkey PRIMARY KEY (pool_id, rep_id, day);
alter table pool_day add constraint pool_day_claim_count_check CHECK ((claim_count >= 0));
alter table pool_day add constraint pool_day_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES public.pool(id);
alter table pool_day add constraint pool_day_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table pool_day add constraint pool_day_view_count_check CHECK ((view_count >= 0));
CREATE INDEX pool_day_rep ON public.pool_day USING btree (rep_id, day);
create table preference (
  id uuid not null,
  version integer default 1 not null,
  subject text not null,
  locale text,
  time_zone text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table preference add constraint preference_pkey PRIMARY KEY (id);
alter table preference add constraint preference_locale_check CHECK ((locale = ANY (ARRAY['en'::text, 'zh-CN'::text])));
alter table preference add constraint preference_subject_key UNIQUE (subject);
create table product (
  id uuid not null,
  key text not null,
  name text not null,
  line text,
  version integer default 1 not null
);
alter table product add constraint product_pkey PRIMARY KEY (id);
alter table product add constraint product_key_key UNIQUE (key);
create table program_step (
  program_id uuid not null,
  "position" integer not null,
  content_item_id uuid not null,
  after_days integer not null
);
alter table program_step add constraint program_step_pkey PRIMARY KEY (program_id, "position");
alter table program_step add constraint program_step_after_days_check CHECK (((after_days >= 0) AND (after_days <= 3650)));
alter table program_step add constraint program_step_content_item_id_fkey FOREIGN KEY (content_item_id) REFERENCES public.content_item(id);
alter table program_step add constraint program_step_position_check CHECK (("position" > 0));
alter table program_step add constraint program_step_program_id_content_item_id_key UNIQUE (program_id, content_item_id);
alter table program_step add constraint program_step_program_id_fkey FOREIGN KEY (program_id) REFERENCES public.nurture_program(id);
CREATE INDEX program_step_content ON public.program_step USING btree (content_item_id);
create table rep (
  id uuid not null,
  version integer default 1 not null,
  name text not null,
  email text,
  team_id uuid not null,
  level text not null,
  skills text[] default '{}'::text[] not null,
  presence text not null,
  presence_since timestamp(3) with time zone not null,
  started_on date,
  is_active boolean not null,
  external_id text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  segments text[] default '{}'::text[] not null
);
alter table rep add constraint rep_pkey PRIMARY KEY (id);
alter table rep add constraint rep_external_id_key UNIQUE (external_id);
alter table rep add constraint rep_level_check CHECK ((level = ANY (ARRAY['NOVICE'::text, 'REGULAR'::text, 'SENIOR'::text, 'EXPERT'::text])));
alter table rep add constraint rep_name_check CHECK ((name <> ''::text));
alter table rep add constraint rep_presence_check CHECK ((presence = ANY (ARRAY['AVAILABLE'::text, 'BUSY'::text, 'AWAY'::text, 'OFFLINE'::text, 'ON_LEAVE'::text])));
alter table rep add constraint rep_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
CREATE INDEX rep_name ON public.rep USING btree (name, id);
CREATE INDEX rep_team ON public.rep USING btree (team_id, name, id);
create table rep_leave (
  id uuid not null,
  rep_id uuid not null,
  from_on date not null,
  until_on date not null,
  note text
);
alter table rep_leave add constraint rep_leave_pkey PRIMARY KEY (id);
alter table rep_leave add constraint rep_leave_check CHECK ((until_on > from_on));
alter table rep_leave add constraint rep_leave_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
CREATE INDEX rep_leave_rep ON public.rep_leave USING btree (rep_id, from_on);
create table rep_load (
  rep_id uuid not null,
  version integer default 1 not null,
  held_count integer default 0 not null,
  held_units numeric(12,2) default 0 not null,
  mode text not null,
  is_opted_out boolean default false not null,
  basis text not null,
  refuses_weight boolean default false not null,
  capacity numeric(12,2),
  capacity_until timestamp(3) with time zone,
  active boolean not null,
  admissions bigint default 0 not null,
  held numeric(12,2) generated always as (
CASE basis
    WHEN 'COUNT'::text THEN (held_count)::numeric
    ELSE held_units
END) stored,
  is_overloaded boolean generated always as (((mode = 'LIMITED'::text) AND (
CASE basis
    WHEN 'COUNT'::text THEN (held_count)::numeric
    ELSE held_units
END > capacity))) stored,
  updated_at timestamp(3) with time zone not null,
  is_walled boolean default false not null,
  is_metered boolean default false not null
);
alter table rep_load add constraint rep_load_pkey PRIMARY KEY (rep_id);
alter table rep_load add constraint rep_load_basis_check CHECK ((basis = ANY (ARRAY['COUNT'::text, 'WEIGHTED'::text])));
alter table rep_load add constraint rep_load_capacity_check CHECK ((capacity >= (0)::numeric));
alter table rep_load add constraint rep_load_check CHECK (((mode = 'LIMITED'::text) = (capacity IS NOT NULL)));
alter table rep_load add constraint rep_load_held_count_check CHECK ((held_count >= 0));
alter table rep_load add constraint rep_load_held_units_check CHECK ((held_units >= (0)::numeric));
alter table rep_load add constraint rep_load_mode_check CHECK ((mode = ANY (ARRAY['LIMITED'::text, 'UNLIMITED'::text])));
alter table rep_load add constraint rep_load_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
CREATE INDEX rep_load_until ON public.rep_load USING btree (capacity_until) WHERE (capacity_until IS NOT NULL);
CREATE TRIGGER admission_within_limit AFTER UPDATE ON public.rep_load FOR EACH ROW WHEN (((new.admissions > old.admissions) AND (new.mode = 'LIMITED'::text) AND (new.held > new.capacity))) EXECUTE FUNCTION public.refuse_admission_over_limit();
create table rep_wall (
  id uuid default uuidv7() not null,
  rep_id uuid not null,
  kind text not null,
  key text not null,
  held_count integer default 0 not null,
  held_units numeric(12,2) default 0 not null,
  mode text not null,
  basis text not null,
  capacity numeric(12,2),
  admissions bigint default 0 not null,
  held numeric(12,2) generated always as (
CASE basis
    WHEN 'COUNT'::text THEN (held_count)::numeric
    ELSE held_units
END) stored,
  updated_at timestamp(3) with time zone not null
);
alter table rep_wall add constraint rep_wall_pkey PRIMARY KEY (id);
alter table rep_wall add constraint rep_wall_basis_check CHECK ((basis = ANY (ARRAY['COUNT'::text, 'WEIGHTED'::text])));
alter table rep_wall add constraint rep_wall_capacity_check CHECK ((capacity >= (0)::numeric));
alter table rep_wall add constraint rep_wall_check CHECK (((mode = 'LIMITED'::text) = (capacity IS NOT NULL)));
alter table rep_wall add constraint rep_wall_held_count_check CHECK ((held_count >= 0));
alter table rep_wall add constraint rep_wall_held_units_check CHECK ((held_units >= (0)::numeric));
alter table rep_wall add constraint rep_wall_kind_check CHECK ((kind = ANY (ARRAY['PIPELINE'::text, 'PRODUCT_LINE'::text, 'TIER'::text, 'LIFECYCLE'::text, 'BELOW_TIER'::text])));
alter table rep_wall add constraint rep_wall_mode_check CHECK ((mode = ANY (ARRAY['LIMITED'::text, 'UNLIMITED'::text])));
alter table rep_wall add constraint rep_wall_rep_id_fkey FOREIGN KEY (rep_id) REFERENCES public.rep(id);
alter table rep_wall add constraint rep_wall_rep_id_kind_key_key UNIQUE (rep_id, kind, key);
CREATE INDEX rep_wall_key ON public.rep_wall USING btree (kind, key, rep_id);
CREATE TRIGGER admission_within_limit AFTER UPDATE ON public.rep_wall FOR EACH ROW WHEN (((new.admissions > old.admissions) AND (new.mode = 'LIMITED'::text) AND (new.held > new.capacity))) EXECUTE FUNCTION public.refuse_admission_over_limit();
create table revival_waiting (
  lead_id uuid not null,
  interaction_id uuid not null,
  since timestamp(3) with time zone not null
);
alter table revival_waiting add constraint revival_waiting_pkey PRIMARY KEY (lead_id);
alter table revival_waiting add constraint revival_waiting_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES public.interaction(id);
alter table revival_waiting add constraint revival_waiting_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES public.lead(id);
CREATE INDEX revival_waiting_since ON public.revival_waiting USING btree (since, lead_id);
CREATE INDEX revival_waiting_touch ON public.revival_waiting USING btree (interaction_id);
create table saved_view (
  id uuid not null,
  version integer default 1 not null,
  subject text not null,
  name text not null,
  filter jsonb not null,
  order_by jsonb not null,
  columns text[] not null,
  shared_with text not null,
  team_id uuid,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table saved_view add constraint saved_view_pkey PRIMARY KEY (id);
alter table saved_view add constraint saved_view_check CHECK (((shared_with = 'TEAM'::text) = (team_id IS NOT NULL)));
alter table saved_view add constraint saved_view_shared_with_check CHECK ((shared_with = ANY (ARRAY['PRIVATE'::text, 'TEAM'::text, 'EVERYONE'::text])));
alter table saved_view add constraint saved_view_subject_name_key UNIQUE (subject, name);
alter table saved_view add constraint saved_view_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
CREATE INDEX saved_view_everyone ON public.saved_view USING btree (name, id) WHERE (shared_with = 'EVERYONE'::text);
CREATE INDEX saved_view_team ON public.saved_view USING btree (team_id) WHERE (team_id IS NOT NULL);
create table screening_rule (
  id uuid not null,
  version integer default 1 not null,
  key text not null,
  name text not null,
  filter jsonb not null,
  verdict text not null,
  reason text not null,
  priority integer not null,
  is_active boolean not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table screening_rule add constraint screening_rule_pkey PRIMARY KEY (id);
alter table screening_rule add constraint screening_rule_key_check CHECK ((key <> ''::text));
alter table screening_rule add constraint screening_rule_key_key UNIQUE (key);
alter table screening_rule add constraint screening_rule_verdict_check CHECK ((verdict = ANY (ARRAY['VALID'::text, 'INVALID'::text])));
CREATE INDEX screening_rule_order ON public.screening_rule USING btree (priority, key);
create table search_line (
  subject_id uuid not null,
  field text not null,
  value text not null,
  grams text[] not null
);
alter table search_line add constraint search_line_pkey PRIMARY KEY (subject_id, field);
alter table search_line add constraint search_line_field_check CHECK ((field = ANY (ARRAY['LABEL'::text, 'NAME'::text, 'EXTERNAL_ID'::text, 'EMAIL'::text, 'PHONE'::text, 'DOMAIN'::text])));
alter table search_line add constraint search_line_value_check CHECK ((value <> ''::text));
CREATE INDEX search_line_grams ON public.search_line USING gin (grams);
create table segment (
  id uuid not null,
  version integer default 1 not null,
  key text not null,
  name text not null,
  description text,
  filter jsonb not null,
  is_archived boolean not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
alter table segment add constraint segment_pkey PRIMARY KEY (id);
alter table segment add constraint segment_key_key UNIQUE (key);
CREATE INDEX segment_name ON public.segment USING btree (name, id);
create table stage (
  id uuid not null,
  version integer default 1 not null,
  pipeline_id uuid not null,
  key text not null,
  name text not null,
  "position" integer not null,
  lifecycle text not null,
  is_terminal boolean not null,
  is_won boolean not null,
  load_units numeric(6,2) not null,
  max_silence_days integer,
  sla_hours integer,
  retired_at timestamp(3) with time zone,
  successor_id uuid
);
alter table stage add constraint stage_pkey PRIMARY KEY (id);
alter table stage add constraint stage_check CHECK (((retired_at IS NULL) OR (successor_id IS DISTINCT FROM id)));
alter table stage add constraint stage_lifecycle_check CHECK ((lifecycle = ANY (ARRAY['POTENTIAL'::text, 'INTERESTED'::text, 'CUSTOMER'::text, 'RETAINED'::text, 'ENDED'::text])));
alter table stage add constraint stage_load_units_check CHECK ((load_units >= (0)::numeric));
alter table stage add constraint stage_max_silence_days_check CHECK ((max_silence_days > 0));
alter table stage add constraint stage_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES public.pipeline(id);
alter table stage add constraint stage_pipeline_id_key_key UNIQUE (pipeline_id, key);
alter table stage add constraint stage_pipeline_id_position_key UNIQUE (pipeline_id, "position") DEFERRABLE INITIALLY DEFERRED;
alter table stage add constraint stage_sla_hours_check CHECK ((sla_hours > 0));
alter table stage add constraint stage_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES public.stage(id);
CREATE INDEX stage_successor ON public.stage USING btree (successor_id) WHERE (successor_id IS NOT NULL);
create table stage_flow (
  stage_id uuid not null,
  entered integer not null,
  departed integer not null,
  since timestamp(3) with time zone not null
);
alter table stage_flow add constraint stage_flow_pkey PRIMARY KEY (since, stage_id);
alter table stage_flow add constraint stage_flow_stage_id_fkey FOREIGN KEY (stage_id) REFERENCES public.stage(id);
create table stage_transition (
  from_stage_id uuid not null,
  to_stage_id uuid not null
);
alter table stage_transition add constraint stage_transition_pkey PRIMARY KEY (from_stage_id, to_stage_id);
alter table stage_transition add constraint stage_transition_check CHECK ((from_stage_id <> to_stage_id));
alter table stage_transition add constraint stage_transition_from_stage_id_fkey FOREIGN KEY (from_stage_id) REFERENCES public.stage(id);
alter table stage_transition add constraint stage_transition_to_stage_id_fkey FOREIGN KEY (to_stage_id) REFERENCES public.stage(id);
create table team (
  id uuid not null,
  version integer default 1 not null,
  name text not null,
  parent_id uuid,
  external_id text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  time_zone text,
  offer_hours integer
);
alter table team add constraint team_pkey PRIMARY KEY (id);
alter table team add constraint team_check CHECK ((parent_id IS DISTINCT FROM id));
alter table team add constraint team_external_id_key UNIQUE (external_id);
alter table team add constraint team_name_check CHECK ((name <> ''::text));
alter table team add constraint team_offer_hours_check CHECK (((offer_hours >= 1) AND (offer_hours <= 720)));
alter table team add constraint team_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.team(id);
CREATE INDEX team_name ON public.team USING btree (name, id);
CREATE INDEX team_parent ON public.team USING btree (parent_id);
create table team_load (
  team_id uuid not null,
  version integer default 1 not null,
  held_count integer default 0 not null,
  held_units numeric(12,2) default 0 not null,
  mode text not null,
  basis text not null,
  capacity numeric(12,2),
  capacity_until timestamp(3) with time zone,
  active boolean default true not null,
  admissions bigint default 0 not null,
  held numeric(12,2) generated always as (
CASE basis
    WHEN 'COUNT'::text THEN (held_count)::numeric
    ELSE held_units
END) stored,
  is_overloaded boolean generated always as (((mode = 'LIMITED'::text) AND (
CASE basis
    WHEN 'COUNT'::text THEN (held_count)::numeric
    ELSE held_units
END > capacity))) stored,
  updated_at timestamp(3) with time zone not null
);
alter table team_load add constraint team_load_pkey PRIMARY KEY (team_id);
alter table team_load add constraint team_load_basis_check CHECK ((basis = ANY (ARRAY['COUNT'::text, 'WEIGHTED'::text])));
alter table team_load add constraint team_load_capacity_check CHECK ((capacity >= (0)::numeric));
alter table team_load add constraint team_load_held_count_check CHECK ((held_count >= 0));
alter table team_load add constraint team_load_held_units_check CHECK ((held_units >= (0)::numeric));
alter table team_load add constraint team_load_line CHECK (((mode = 'LIMITED'::text) = (capacity IS NOT NULL)));
alter table team_load add constraint team_load_mode_check CHECK ((mode = ANY (ARRAY['LIMITED'::text, 'UNLIMITED'::text])));
alter table team_load add constraint team_load_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.team(id);
CREATE INDEX team_load_until ON public.team_load USING btree (capacity_until) WHERE (capacity_until IS NOT NULL);
CREATE TRIGGER admission_within_limit AFTER UPDATE ON public.team_load FOR EACH ROW WHEN (((new.admissions > old.admissions) AND (new.held > new.capacity))) EXECUTE FUNCTION public.refuse_admission_over_limit();
create table tier_matrix (
  id uuid not null,
  version integer not null,
  cells jsonb not null,
  created_at timestamp(3) with time zone not null,
  created_by text not null
);
alter table tier_matrix add constraint tier_matrix_pkey PRIMARY KEY (id);
alter table tier_matrix add constraint tier_matrix_cells_check CHECK ((jsonb_array_length(cells) = 9));
alter table tier_matrix add constraint tier_matrix_version_check CHECK ((version > 0));
alter table tier_matrix add constraint tier_matrix_version_key UNIQUE (version);

-- Grants (the owner holds everything)

grant execute on function append_facts(leads uuid[], axes text[], vals text[], times timestamp with time zone[], hows text[], reasons text[], recorded timestamp with time zone, who text) to public;
grant execute on function carry_within() to public;
grant execute on function claim_terms(wanted uuid, taker uuid, told_as text, shift double precision) to public;
grant execute on function claim_terms_of(l public.lead, r public.rep, above uuid[], told_as text, shift double precision) to public;
grant execute on function count_claim(pool uuid, rep uuid, at timestamp with time zone) to public;
grant execute on function event_log_extend(up_to bigint) to plimsoll_app;
grant execute on function event_log_trim(below bigint) to plimsoll_app;
grant execute on function hand_over(wanted uuid, was integer, at timestamp with time zone, placed text, owner uuid, last_owner uuid, team uuid, since timestamp with time zone, pool uuid, pooled timestamp with time zone, waiting text, fact text[], recorded timestamp with time zone) to public;
grant execute on function held_within(wanted uuid, wall_kind text, wall_key text) to public;
grant execute on function hold_walls(wanted uuid) to public;
grant execute on function intake_days(c public.intake_count, today date) to public;
grant execute on function intake_left(c public.intake_count, today date) to public;
grant execute on function intake_level(c public.intake_count, today date) to public;
grant execute on function intake_next(c public.intake_count, today date) to public;
grant execute on function intake_replayed(max_leads integer, cost integer, burst integer, taken integer[]) to public;
grant execute on function intake_within(c public.intake_count, today date) to public;
grant execute on function intakes_of(wanted uuid, at timestamp with time zone) to public;
grant execute on function is_in_preparation(wanted uuid) to public;
grant execute on function is_pool_member(p public.pool, seller uuid, teams uuid[]) to public;
grant execute on function is_within(wall_kind text, wall_key text, pipeline uuid, line text, tier text, lifecycle text) to public;
grant execute on function keep_collaborator_ids() to public;
grant execute on function keep_pooled_since() to public;
grant execute on function keep_search_lines() to public;
grant execute on function keep_waiting_since() to public;
grant execute on function line_of_rep(wanted uuid, at timestamp with time zone) to public;
grant execute on function lines_of_company(c public.company) to public;
grant execute on function lines_of_contact(c public.contact) to public;
grant execute on function lines_of_lead(l public.lead) to public;
grant execute on function move_standing(ids uuid[], versions integer[], leads integer[], units numeric[], entered integer[], of_teams integer) to public;
grant execute on function ramped(capacity numeric, basis text, part numeric, whole numeric) to public;
grant execute on function refuse_admission_over_limit() to public;
grant execute on function refuse_changing_decided_offer() to public;
grant execute on function refuse_intake_over_cap() to public;
grant execute on function refuse_merged_company() to public;
grant execute on function refuse_merged_contact() to public;
grant execute on function refuse_overlap_with_open() to public;
grant execute on function refuse_retired_pool() to public;
grant execute on function refuse_retired_stage() to public;
grant execute on function refuse_rewriting_history() to public;
grant execute on function refuse_unfounded_decisions() to public;
grant execute on function search_code(value text) to public;
grant execute on function search_digits(value text) to public;
grant execute on function search_grams(value text) to public;
grant execute on function search_level(field text, line text, term text) to public;
grant execute on function search_plain(value text) to public;
grant execute on function search_text(value text) to public;
grant execute on function search_words(value text) to public;
grant execute on function take_in_hand(wanted uuid, taker uuid, shift double precision, told_as text) to public;
grant execute on function taken_by(reps text[], zone text, today date, size integer, wanted_kind text, wanted_key text) to public;
grant execute on function teams_above(wanted uuid) to public;
grant execute on function teams_below(wanted uuid) to public;
grant execute on function viewed_pools(seller uuid, near uuid[], led uuid[], OUT hidden uuid[], OUT opened uuid[], OUT managed uuid[]) to public;
grant execute on function walls_of_rep(wanted uuid, at timestamp with time zone) to public;
grant execute on function zone_of_team(wanted uuid) to public;
grant insert, select, update on table api_key to plimsoll_app;
grant insert, select on table assignment_decision to plimsoll_app;
grant delete, insert, select, update on table assignment_queue to plimsoll_app;
grant insert, select on table assignment_round to plimsoll_app;
grant insert, select, update on table assignment_rule to plimsoll_app;
grant insert, select, update on table assignment_share to plimsoll_app;
grant insert, select, update on table bulk_change to plimsoll_app;
grant insert, select, update on table bulk_change_lead to plimsoll_app;
grant insert, select, update on table campaign to plimsoll_app;
grant insert, select, update on table company to plimsoll_app;
grant insert, select, update on table competitor to plimsoll_app;
grant insert, select, update on table consumer to plimsoll_app;
grant insert, select, update on table contact to plimsoll_app;
grant insert, select, update (is_repeat), update (lead_id) on table content_delivery to plimsoll_app;
grant insert, select, update on table content_item to plimsoll_app;
grant insert, select, update (activated_at), update (is_active) on table criteria_model to plimsoll_app;
grant insert, select, update on table custom_field to plimsoll_app;
grant insert, select, update on table cycle_profile to plimsoll_app;
grant insert, select, update on table duplicate_candidate to plimsoll_app;
grant delete, select, update on table duplicate_waiting to plimsoll_app;
grant insert, select, update on table enrollment to plimsoll_app;
grant select, update on table event_head to plimsoll_app;
grant insert, select on table event_log to plimsoll_app;
grant insert, select on table event_log_0 to plimsoll_app;
grant insert, select, update on table finding to plimsoll_app;
grant delete, insert, select, update on table finding_watch to plimsoll_app;
grant delete, insert, select, update on table grading_waiting to plimsoll_app;
grant insert, select, update on table holding_quota to plimsoll_app;
grant delete, insert, select, update on table idempotency to plimsoll_app;
grant insert, select, update on table intake_cap to plimsoll_app;
grant delete, insert, select, update on table intake_count to plimsoll_app;
grant insert, select, update on table interaction to plimsoll_app;
grant insert, select, update on table lead to plimsoll_app;
grant delete, insert, select, update on table lead_collaborator to plimsoll_app;
grant delete, insert, select, update on table lead_contact to plimsoll_app;
grant insert, select on table lead_credit to plimsoll_app;
grant insert, select on table lead_fact to plimsoll_app;
grant insert, select, update on table lead_import to plimsoll_app;
grant delete, insert, select on table lead_import_chunk to plimsoll_app;
grant delete, insert, select on table lead_import_error to plimsoll_app;
grant delete, insert, select on table lead_import_key to plimsoll_app;
grant delete, insert, select, update on table lead_interval to plimsoll_app;
grant insert, select, update on table lead_needs to plimsoll_app;
grant insert, select, update (breached_at), update (decided_at), update (decided_by), update (holder_id), update (note), update (pool_id), update (reject_reason), update (status), update (updated_at), update (version) on table lead_offer to plimsoll_app;
grant insert, select, update on table lead_outcome to plimsoll_app;
grant insert, select on table lead_reveal to plimsoll_app;
grant delete, insert, select, update on table lead_set_aside to plimsoll_app;
grant insert, select, update on table lead_source to plimsoll_app;
grant insert, select, update on table load_boost to plimsoll_app;
grant insert, select, update on table nurture_program to plimsoll_app;
grant insert, select, update on table organisation to plimsoll_app;
grant delete, insert, select on table outbox to plimsoll_app;
grant insert, select, update on table partner to plimsoll_app;
grant insert, select, update on table pipeline to plimsoll_app;
grant insert, select, update on table pool to plimsoll_app;
grant insert, select, update on table pool_day to plimsoll_app;
grant insert, select, update on table preference to plimsoll_app;
grant insert, select, update on table product to plimsoll_app;
grant delete, insert, select on table program_step to plimsoll_app;
grant insert, select, update on table rep to plimsoll_app;
grant delete, insert, select, update on table rep_leave to plimsoll_app;
grant insert, select, update on table rep_load to plimsoll_app;
grant delete, insert, select, update on table rep_wall to plimsoll_app;
grant delete, insert, select, update on table revival_waiting to plimsoll_app;
grant delete, insert, select, update on table saved_view to plimsoll_app;
grant insert, select, update on table screening_rule to plimsoll_app;
grant select on table search_line to plimsoll_app;
grant insert, select, update on table segment to plimsoll_app;
grant insert, select, update on table stage to plimsoll_app;
grant insert, select, update on table stage_flow to plimsoll_app;
grant delete, insert, select, update on table stage_transition to plimsoll_app;
grant insert, select, update on table team to plimsoll_app;
grant delete, insert, select, update on table team_load to plimsoll_app;
grant insert, select on table tier_matrix to plimsoll_app;
