import { Migration } from '@mikro-orm/migrations';

/** What a claim is judged by is told by the function that locks it, from the rows that it has read already. */
export class ClaimsInOneLook extends Migration {
  override up(): void {
    for (const part of [TERMS_OF, CLAIM_TERMS, TAKE_IN_HAND]) this.addSql(part);
  }
}

/**
 * On what terms a rep may take a lead from the pool that it lies in; null where it lies in none. `above`: its team and those above, `told_as`: the
 * rep as facts name it. Asked behind the locks it sees what was committed before they were got: each of its statements looks anew.
 */
const TERMS_OF = `
create function claim_terms_of(l lead, r rep, above uuid[], told_as text, shift double precision) returns json language plpgsql as $function$
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
end $function$;`;

const CLAIM_TERMS = `
create or replace function claim_terms(wanted uuid, taker uuid, told_as text, shift double precision) returns json language plpgsql as $function$
declare l lead; r rep;
begin
  select * into l from lead where id = wanted;
  select * into r from rep where id = taker;
  return claim_terms_of(l, r, r.team_id || teams_above(r.team_id), told_as, shift);
end $function$;`;

/**
 * Locks a lead, then the counters of its holder and of `taker` and those of the limited teams above them, in the order of everybody, and tells
 * each as it stands then. `shift`: what is added to the clock, in milliseconds. `told_as`: the taker as facts name it, where it claims the lead and the
 * terms are to be told too.
 */
const TAKE_IN_HAND = `
drop function take_in_hand(uuid, uuid, double precision);
create function take_in_hand(wanted uuid, taker uuid, shift double precision, told_as text default null) returns json language plpgsql as $function$
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
end $function$;`;
