import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { loadEvent } from './load.events.js';
import type { QuotaSubject } from './quota-subject.js';

/** A rep or a team whose intake is counted, by its uuid. */
export interface IntakeHolder {
  readonly kind: 'rep' | 'team';
  readonly uuid: string;
}

/** Draws the intake of every rep or of the team that a cap concerns, and tells it. For all but a rep's the caller holds the lock on team limits alone. */
export async function drawIntakeOf(
  tx: Tx,
  { rep, team, level }: Pick<QuotaSubject, 'rep' | 'team' | 'level'>,
): Promise<void> {
  const repId = rep && uuidOf(rep.id, 'rep');
  const teamId = team && uuidOf(team.id, 'team');
  const locked = await tx.sql<{ id: string }>(LOCK_REPS, [teamId, repId, repId, level, level, teamId]);
  const reps = locked.map(({ id }): IntakeHolder => ({ kind: 'rep', uuid: id }));
  await drawIntakes(tx, teamId ? [{ kind: 'team', uuid: teamId }] : reps);
  await markMetered(
    tx,
    locked.map(({ id }) => id),
  );
}

/** Puts the counts up that these holders are to have, draws their caps anew, and takes down those that they no more have. Their rows, or team limits, are locked. */
export async function drawIntakes(tx: Tx, holders: readonly IntakeHolder[]): Promise<void> {
  const { offsetMs } = tx.ctx.runtime.clock;
  const uuids = holders.map(({ uuid }) => uuid);
  await tx.sql(DROP, [offsetMs, uuids, uuids]);
  await drawCounts(tx, holders, 0);
}

/**
 * Draws the caps of all counts of these holders anew. What was taken goes on counting; what was saved up goes on as so many whole leads and the same
 * fraction of one. A cap that is new, or gives more, gives at once what it would have left by now, had it been in force on the days that are known.
 * `least`: 1 keeps a count that nothing concerns any more.
 */
export async function drawCounts(tx: Tx, holders: readonly IntakeHolder[], least: 0 | 1): Promise<void> {
  if (holders.length === 0) return;
  const uuids = holders.map(({ uuid }) => uuid);
  const below = await tx.sql<{ holder: string; rep: string }>(REPS_BELOW, [uuids, uuids]);
  await tx.sql(DRAW, [
    tx.ctx.runtime.clock.offsetMs,
    uuids,
    below.map(({ holder }) => holder),
    below.map(({ rep }) => idFromUuid('rep', rep)),
    least,
    least,
  ]);
}

/** Says of reps, whose counters are locked, whether anything counts what they take: their own cap or that of a team above; and tells it. */
export async function markMetered(tx: Tx, repUuids: readonly (string | null)[]): Promise<void> {
  if (repUuids.length === 0) return;
  const rows = await tx.sql<{ rep: string; version: number; team: string }>(MARK, [repUuids]);
  const at = await tx.now();
  for (const { rep, version, team } of rows)
    tx.record(loadEvent({ kind: 'rep', id: idFromUuid('rep', rep), version, teamId: idFromUuid('team', team) }, at));
}

/** The reps of these teams and of those below them stand under other caps now, or under none; the caller holds the lock on team limits alone. */
export async function markMeteredBelow(tx: Tx, teamId: string): Promise<void> {
  const locked = await tx.sql<{ id: string }>(LOCK_REPS, [
    uuidOf(teamId, 'team'),
    null,
    null,
    null,
    null,
    uuidOf(teamId, 'team'),
  ]);
  await markMetered(
    tx,
    locked.map(({ id }) => id),
  );
}

/** A rep that is new, or of another level, comes under the caps that concern it now; its counter is locked. Whom none concerns costs one statement. */
export async function inheritIntake(tx: Tx, repId: string): Promise<void> {
  const uuid = uuidOf(repId, 'rep');
  const concerned = await tx.sql(IS_CONCERNED, [tx.ctx.runtime.clock.offsetMs, uuid]);
  if (concerned.length === 0 || !uuid) return;
  await drawIntakes(tx, [{ kind: 'rep', uuid }]);
  await markMetered(tx, [uuid]);
}

const CLOCK = `clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as at)`;

const LOCK_REPS = `/* reps whose intake is drawn */ with recursive below (id) as (
    select ?::uuid union all select t.id from team t join below b on t.parent_id = b.id
  )
select l.rep_id as id from rep_load l join rep r on r.id = l.rep_id
where (?::uuid is null or l.rep_id = ?::uuid) and (?::text is null or r.level = ?::text)
  and (?::uuid is null or r.team_id in (select b.id from below b)) order by l.rep_id for update of l`;

const IS_CONCERNED = `/* any intake of a rep */ with ${CLOCK} select 1 as concerned from rep r, clock where r.id = ?::uuid and (
  exists (select from intake_cap q where (q.level = r.level or q.scope in ('ORGANISATION', 'PIPELINE', 'PRODUCT_LINE')) and q.withdrawn_at is null and (q.valid_until is null or q.valid_until > clock.at))
  or exists (select from intake_count c where c.rep_id = r.id or c.team_id = r.team_id or c.team_id = any (teams_above(r.team_id))))`;

const REPS_BELOW = `/* reps of intakes */ with recursive below (top, id) as (
    select t.id, t.id from team t where t.id = any (?::uuid[]) union all select b.top, t.id from team t join below b on t.parent_id = b.id
  )
select r.id as holder, r.id as rep from rep r where r.id = any (?::uuid[])
union all select b.top, r.id from below b join rep r on r.team_id = b.id`;

const DROP = `/* drop intakes */ with ${CLOCK}
delete from intake_count c using clock where (c.rep_id = any (?::uuid[]) or c.team_id = any (?::uuid[])) and not exists (
  select from intakes_of(coalesce(c.rep_id, c.team_id), clock.at) i where i.size > 0 and i.kind is not distinct from c.kind and i.key is not distinct from c.key
)`;

const DRAW = `/* draw intakes */ with ${CLOCK}, asked as (select unnest(?::uuid[]) as id),
names as (select n.holder, array_agg(n.rep) as reps from unnest(?::uuid[], ?::text[]) as n (holder, rep) group by n.holder),
drawn as (
  select a.id, r.id as rep_id, case when r.id is null then a.id end as team_id, i.*, greatest(i.size, ?::int) as length, z.zone,
    greatest(c.day, (clock.at at time zone z.zone)::date) as today, c as was, n.reps
  from asked a cross join clock cross join lateral intakes_of(a.id, clock.at) i left join rep r on r.id = a.id
  cross join lateral (select zone_of_team(coalesce(r.team_id, a.id)) as zone) z
  left join names n on n.holder = a.id left join intake_count c on (c.rep_id = a.id or c.team_id = a.id)
    and c.kind is not distinct from i.kind and c.key is not distinct from i.key
  where greatest(i.size, ?::int) > 0
), counted as (
  select d.*, case when (d.was).holder is not null and cardinality((d.was).taken) >= d.length then (intake_days(d.was, d.today))[1:d.length]
    else taken_by(coalesce(d.reps, '{}'), d.zone, d.today, d.length, d.kind, d.key) end as taken
  from drawn d
), raised as (
  select d.*, (d.was).mode is distinct from 'LIMITED' or intake_replayed(d.max_leads, d.cost, d.burst, d.taken) * (d.was).cost
    > intake_replayed((d.was).max_leads, (d.was).cost, (d.was).burst, d.taken) * d.cost as gives_more
  from counted d
)
insert into intake_count as c (rep_id, team_id, kind, key, cap_id, mode, is_opted_out, max_leads, window_days, cost, burst, level, day, taken, until, updated_at)
select d.rep_id, d.team_id, d.kind, d.key, d.cap_id, d.mode, d.is_opted_out, d.max_leads, d.window_days, d.cost, d.burst,
  case when d.mode = 'UNLIMITED' then 0 else greatest(
    case (d.was).mode when 'LIMITED' then least(intake_level(d.was, d.today) / (d.was).cost, d.burst) * d.cost
      + intake_level(d.was, d.today) % (d.was).cost * d.cost / (d.was).cost end,
    case when d.gives_more then intake_replayed(d.max_leads, d.cost, d.burst, d.taken) end) end,
  d.today, d.taken, d.until, clock_timestamp()
from raised d
on conflict (holder) do update set cap_id = excluded.cap_id, mode = excluded.mode, is_opted_out = excluded.is_opted_out, max_leads = excluded.max_leads,
  window_days = excluded.window_days, cost = excluded.cost, burst = excluded.burst, level = excluded.level, day = excluded.day, taken = excluded.taken,
  until = excluded.until, updated_at = excluded.updated_at`;

const MARK = `/* mark metered reps */ update rep_load l set version = l.version + 1, updated_at = clock_timestamp(),
  is_metered = exists (select from intake_count c where c.rep_id = r.id or c.team_id = r.team_id or c.team_id = any (teams_above(r.team_id)))
from rep r where r.id = l.rep_id and r.id = any (?::uuid[]) returning l.rep_id as rep, l.version, r.team_id as team`;
