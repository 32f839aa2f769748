import { Migration } from '@mikro-orm/migrations';

/** One lead goes from hand to hand by statements that go out in two turns: what locks and tells what is judged, then what writes it. */
export class HandOvers extends Migration {
  override up(): void {
    for (const part of [TAKE_IN_HAND, MOVE_STANDING, HAND_OVER, CLAIM_TERMS, COUNT_CLAIM]) this.addSql(part);
  }
}

/**
 * Locks a lead, then the counters of its holder and of `taker` and those of the limited teams above them, in the order of everybody, and tells
 * each as it stands then. `shift`: what is added to the clock, in milliseconds.
 */
const TAKE_IN_HAND = `
create function take_in_hand(wanted uuid, taker uuid, shift double precision) returns json language plpgsql as $function$
declare l lead; one record; ids uuid[]; above uuid[] := '{}'; people json[] := '{}'; holders uuid[] := '{}'; teams json; reps json; due timestamptz;
begin
  select * into l from lead where id = wanted for update;
  perform pg_advisory_xact_lock_shared(7301);
  for one in select r.id, r.team_id, r.is_active from rep r where r.id = any (array[l.owner_id, taker]) loop
    ids := one.team_id || teams_above(one.team_id);
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
    'ms', floor(extract(epoch from clock_timestamp()) * 1000));
end $function$;`;

/** Moves counters that are locked and were judged: first those of `of_teams` teams, then those of reps. One that is another by now is tried again. */
const MOVE_STANDING = `
create function move_standing(ids uuid[], versions int[], leads int[], units numeric[], entered int[], of_teams int) returns void language plpgsql
as $function$
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
end $function$;`;

/** Writes that a lead went to another holder: its row, and where its owner is another one the fact and the interval. */
const HAND_OVER = `
create function hand_over(wanted uuid, was int, at timestamptz, placed text, owner uuid, last_owner uuid, team uuid, since timestamptz, pool uuid,
  pooled timestamptz, waiting text, fact text[], recorded timestamptz) returns void language plpgsql
as $function$
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
end $function$;`;

/**
 * On what terms a rep may take a lead from the pool that it lies in; null where it lies in none. `told_as`: the rep as facts name it. Asked in one
 * statement behind `take_in_hand` it sees what was committed before the lock was got: each of its own statements looks anew.
 */
const CLAIM_TERMS = `
create function claim_terms(wanted uuid, taker uuid, told_as text, shift double precision) returns json language plpgsql as $function$
declare p pool; r rep; since timestamptz; cooled timestamptz; count int;
begin
  select l.pooled_since into since from lead l where l.id = wanted;
  select q.* into p from lead l join pool q on q.id = l.pool_id where l.id = wanted;
  select q.* into r from rep q where q.id = taker;
  if p.id is null or r.id is null then return null; end if;
  if p.owner_cooldown_days is not null then
    select max(i.ended_at) + p.owner_cooldown_days * interval '24 hours' into cooled from lead_interval i
    where i.lead_id = wanted and i.axis = 'OWNER' and i.value = told_as;
  end if;
  if p.claims_per_day is not null then
    select d.claim_count into count from pool_day d, organisation o where d.pool_id = p.id and d.rep_id = taker
      and d.day = ((clock_timestamp() + shift * interval '1 ms') at time zone o.time_zone)::date;
  end if;
  return json_build_object('purpose', p.purpose, 'isMember', is_pool_member(p, r.id, r.team_id || teams_above(r.team_id)), 'cooldownUntil', cooled,
    'newUntil', since + p.new_lead_delay_hours * interval '1 hour', 'hasClaimsLeft', p.claims_per_day is null or coalesce(count, 0) < p.claims_per_day);
end $function$;`;

/** Counts a claim of which it was judged that there is one left for the rep, whose counter is locked; where there is none all is tried again. */
const COUNT_CLAIM = `
create function count_claim(pool uuid, rep uuid, at timestamptz) returns void language plpgsql as $function$
begin
  insert into pool_day as d (pool_id, rep_id, day, claim_count) select pool, rep, (at at time zone o.time_zone)::date, 1 from organisation o
  on conflict (pool_id, rep_id, day) do update set claim_count = d.claim_count + 1
  where d.claim_count < coalesce((select claims_per_day from pool q where q.id = d.pool_id), d.claim_count + 1);
  if not found then raise exception 'what was judged is over by now' using errcode = '40001'; end if;
end $function$;`;
