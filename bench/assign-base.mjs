/** What assignment is measured against: hand-written SQL for the very rows that the use cases write, with the same guards and the same order of locks. */

/** One prepared statement that commits by itself; the function does everything. */
export async function baseOfClaims({ owner, app }) {
  await owner.query(SIGHT);
  await owner.query(CLAIM);
  return async (lead, rep) => {
    const { rows } = await app.query({ name: 'bench_claim', text: CALL, values: [lead, rep.uuid, rep.id] });
    if (rows[0].refused) throw new Error(rows[0].refused);
  };
}

const CALL = 'select bench_claim($1, $2, $3, $3) as refused';

/** What feeds and policies judge a lead by, as events tell it. Ids stay as they are in the table, which costs less than what ours writes. */
const SIGHT = `create function bench_sight(l lead) returns json language sql stable as $function$
  select json_build_object('placement', l.placement, 'ownerId', l.owner_id, 'lastOwnerId', l.last_owner_id, 'teamId', l.team_id,
    'collaboratorIds', to_json(l.collaborator_ids), 'poolId', l.pool_id, 'pipelineId', l.pipeline_id, 'stageId', l.stage_id, 'tier', l.tier,
    'temperature', l.temperature, 'validity', l.validity, 'partnerId', l.partner_id, 'sourceId', l.source_id, 'segment', l.segment)
$function$`;

const CLAIM = `create function bench_claim(wanted uuid, seller uuid, told_as text, who text) returns text language plpgsql as $function$
declare
  r rep; l lead; p pool; was json; now timestamptz(3); ended timestamptz; seq bigint; load rep_load; team record; events outbox[] := '{}';
begin
  select * into r from rep where id = seller;
  if not found or not r.is_active then return 'REP_INACTIVE'; end if;
  select * into l from lead where id = wanted for update;
  if not found then return 'NOT_FOUND'; end if;
  if l.placement <> 'POOLED' or l.merged_into_id is not null then return 'ALREADY_OWNED'; end if;
  was := bench_sight(l);
  now := greatest(clock_timestamp(), l.last_recorded_at);
  select * into p from pool where id = l.pool_id;
  if p.purpose = 'NURTURING' or not is_pool_member(p, r.id, r.team_id || teams_above(r.team_id)) then return 'NOT_POOL_MEMBER'; end if;
  if p.owner_cooldown_days is not null then
    select max(i.ended_at) into ended from lead_interval i where i.lead_id = l.id and i.axis = 'OWNER' and i.value = told_as;
    if ended + p.owner_cooldown_days * interval '24 hours' > now then return 'PREVIOUS_OWNER_COOLDOWN'; end if;
  end if;
  if l.pooled_since + p.new_lead_delay_hours * interval '1 hour' > now then return 'NEW_LEAD_DELAY'; end if;
  perform pg_advisory_xact_lock_shared(7301);
  for team in select t.team_id from team_load t where t.team_id = any (r.team_id || teams_above(r.team_id)) order by t.team_id loop
    update team_load t set held_count = held_count + 1, held_units = held_units + l.load_units, admissions = admissions + 1, version = version + 1,
      updated_at = clock_timestamp()
    where t.team_id = team.team_id and (mode = 'UNLIMITED' or case basis when 'COUNT' then held_count + 1 else held_units + l.load_units end <= capacity)
      and (capacity_until is null or capacity_until > now);
    if not found then raise exception 'TEAM_QUOTA_EXCEEDED'; end if;
  end loop;
  update rep_load t set held_count = held_count + 1, held_units = held_units + l.load_units, admissions = admissions + 1, version = version + 1,
    updated_at = clock_timestamp()
  where t.rep_id = r.id and active and (mode = 'UNLIMITED' or case basis when 'COUNT' then held_count + 1 else held_units + l.load_units end <= capacity)
    and (capacity_until is null or capacity_until > now) returning * into load;
  if not found then raise exception 'QUOTA_EXCEEDED'; end if;
  if load.is_walled then raise exception 'walls are not part of this'; end if;
  insert into pool_day as d (pool_id, rep_id, day, claim_count)
  select p.id, r.id, (now at time zone o.time_zone)::date, 1 from organisation o
  on conflict (pool_id, rep_id, day) do update set claim_count = d.claim_count + 1 where d.claim_count < coalesce(p.claims_per_day, d.claim_count + 1);
  if not found then raise exception 'INTAKE_CAP_REACHED'; end if;
  update lead set placement = 'OWNED', owner_id = r.id, team_id = r.team_id, owner_since = now, pool_id = null, pooled_since = null,
    updated_at = now, last_recorded_at = now, version = version + 1 where id = l.id returning * into l;
  insert into lead_fact (lead_id, axis, value, occurred_at, recorded_at, actor, how) values (l.id, 'OWNER', told_as, now, now, who, 'CLAIMED')
  returning lead_fact.seq into seq;
  update lead_interval set ended_at = now where lead_id = l.id and axis = 'OWNER' and ended_at is null;
  insert into lead_interval values (l.id, 'OWNER', seq, told_as, now, null);
  insert into outbox (type, subject_type, subject_id, subject_version, rep_id, team_id, body, at)
  select 'teamLoadChanged', 'team', t.team_id, t.version, null, t.team_id, '{}'::json, now
  from team_load t where t.team_id = any (r.team_id || teams_above(r.team_id)) order by t.team_id;
  insert into outbox (type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, body, at)
  values ('repLoadChanged', 'rep', r.id, load.version, null, r.id, r.team_id, '{}'::json, now),
    ('leadAssigned', 'lead', l.id, l.version, l.id, r.id, r.team_id, json_build_object('how', 'CLAIMED', 'reason', null, 'fromRepId', null,
      'toRepId', r.id, 'fromPoolId', p.id, 'toPoolId', null, 'units', l.load_units, 'heldAfter', load.held, 'capacity', load.capacity,
      'mode', load.mode, 'basis', load.basis, 'before', was, 'after', bench_sight(l)), now);
  return null;
end $function$`;

/**
 * One guarded transaction a lead, prepared statements: the lead is locked, its limited teams and its rep take it where they have room, then the rows.
 * Whom it goes to is known; only to find that out would cost more.
 */
export async function baseOfSets({ owner, app }, reps) {
  await owner.query(RULE, [reps[0].rootUuid]);
  let kept;
  let place = 1_000_000;
  return async (lead, rep) => {
    kept ??= (await owner.query(KEPT)).rows[0];
    const send = (name, values) => app.query({ name: `bench_${name}`, text: STATEMENTS[name], values });
    const one = async (name, values) => {
      const { rows } = await send(name, values);
      if (rows.length === 0) throw new Error(`${name} refused`);
      return rows;
    };
    await app.query('begin');
    const [{ was, units, version, now }] = await one('lock', [lead]);
    await send('share', []);
    const teams = await one('teams', [rep.uuid, units]);
    const [load] = await one('load', [rep.uuid, units]);
    await send('lead', [lead, rep.uuid, now]);
    await send('facts', [lead, rep.id, now]);
    await send('decision', [
      lead,
      rep.uuid,
      units,
      now,
      kept.rule,
      kept.tier,
      kept.round,
      place++,
      JSON.stringify(kept.step),
    ]);
    await send('taken', [rep.uuid, now, kept.rule]);
    await send('leave', [lead]);
    await send('events', [JSON.stringify(eventsOf({ lead, rep, was, version, now, teams, load, units }))]);
    await app.query('commit');
  };
}

function eventsOf({ lead, rep, was, version, now, teams, load, units }) {
  const [{ team: teamUuid }] = teams;
  const after = { ...was, placement: 'OWNED', ownerId: rep.uuid, teamId: teamUuid, poolId: null };
  const story = {
    how: 'AUTO_ASSIGNED',
    reason: 'bench',
    fromRepId: null,
    toRepId: rep.uuid,
    fromPoolId: was.poolId,
    toPoolId: null,
    units,
  };
  const { heldAfter, capacity, mode, basis } = load;
  const base = { at: now, lead_id: null, rep_id: null, team_id: null, body: {} };
  return [
    ...teams.map(({ id, version: subject_version }) => ({
      ...base,
      type: 'teamLoadChanged',
      subject_type: 'team',
      subject_id: id,
      subject_version,
      team_id: id,
    })),
    {
      ...base,
      type: 'repLoadChanged',
      subject_type: 'rep',
      subject_id: rep.uuid,
      subject_version: load.version,
      rep_id: rep.uuid,
      team_id: teamUuid,
    },
    {
      ...base,
      type: 'leadAssigned',
      subject_type: 'lead',
      subject_id: lead,
      subject_version: version + 1,
      lead_id: lead,
      rep_id: rep.uuid,
      team_id: teamUuid,
      body: { ...story, heldAfter, capacity, mode, basis, before: was, after },
    },
  ];
}

const RULE = `insert into assignment_rule (id, key, name, priority, filter, skills, team_id, overflow, is_active, created_at, updated_at)
values (uuidv7(), 'bench', 'Bench', 1, '{}', '{}', $1, 'HOLD_IN_POOL', true, now(), now())`;

/** What ours kept of one decision; this side keeps as much of each, and refers to the same round. */
const KEPT = `select rule_id as rule, tier, step, round_id as round from assignment_decision order by decided_at desc limit 1`;

const STATEMENTS = {
  lock: `select load_units::float8 as units, version, greatest(clock_timestamp(), last_recorded_at)::timestamptz(3) as now, json_build_object(
      'placement', placement, 'ownerId', owner_id, 'lastOwnerId', last_owner_id, 'teamId', team_id, 'collaboratorIds', to_json(collaborator_ids),
      'poolId', pool_id, 'pipelineId', pipeline_id, 'stageId', stage_id, 'tier', tier, 'temperature', temperature, 'validity', validity,
      'partnerId', partner_id, 'sourceId', source_id, 'segment', segment) as was
    from lead where id = $1 and placement in ('POOLED', 'WAITING') and merged_into_id is null and validity not in ('INVALID', 'DUPLICATE') for update`,
  share: 'select pg_advisory_xact_lock_shared(7301)',
  teams: `with above as (select r.team_id || teams_above(r.team_id) as ids, r.team_id from rep r where r.id = $1),
    locked as materialized (select t.team_id from team_load t, above where t.team_id = any (above.ids) order by t.team_id for update of t)
    update team_load t set held_count = held_count + 1, held_units = held_units + $2::numeric, admissions = admissions + 1, version = version + 1,
      updated_at = clock_timestamp() from locked, above where locked.team_id = t.team_id
      and (mode = 'UNLIMITED' or case basis when 'COUNT' then held_count + 1 else held_units + $2::numeric end <= capacity)
    returning t.team_id as id, t.version, above.team_id as team`,
  load: `update rep_load set held_count = held_count + 1, held_units = held_units + $2::numeric, admissions = admissions + 1, version = version + 1,
      updated_at = clock_timestamp() where rep_id = $1 and active
      and (mode = 'UNLIMITED' or case basis when 'COUNT' then held_count + 1 else held_units + $2::numeric end <= capacity)
      and (capacity_until is null or capacity_until > clock_timestamp())
    returning version, held::float8 as "heldAfter", capacity::float8 as capacity, mode, basis`,
  lead: `update lead set placement = 'OWNED', owner_id = $2, team_id = (select team_id from rep where id = $2), owner_since = $3, pool_id = null,
      pooled_since = null, waiting_reason = null, updated_at = $3, last_recorded_at = $3, version = version + 1 where id = $1 and owner_id is null`,
  facts: `with fact as (
      insert into lead_fact (lead_id, axis, value, occurred_at, recorded_at, actor, how, reason)
      values ($1, 'OWNER', $2, $3, $3, 'bench', 'AUTO_ASSIGNED', 'bench') returning *
    ) insert into lead_interval select lead_id, axis, seq, value, occurred_at, null from fact`,
  decision: `insert into assignment_decision (id, lead_id, rule_id, rule_version, rep_id, outcome, tier, units, round_id, place, step, decided_at)
    values (uuidv7(), $1, $5, 1, $2, 'ASSIGNED', $6, $3, $7, $8, $9, $4)`,
  taken: `insert into assignment_share as s (rule_id, rep_id, weight, taken, calibration, counted_at, last_taken_at) values ($3, $1, 1, 1, 0, $2, $2)
    on conflict (rule_id, rep_id) do update set taken = s.taken + 1, last_taken_at = excluded.last_taken_at`,
  leave: 'delete from assignment_queue where lead_id = $1',
  events: `insert into outbox (type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, body, at)
    select type, subject_type, subject_id, subject_version, lead_id, rep_id, team_id, body, at from json_to_recordset($1::json) as (type text,
      subject_type text, subject_id uuid, subject_version int, lead_id uuid, rep_id uuid, team_id uuid, body json, at timestamptz)`,
};
