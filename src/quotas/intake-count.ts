import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { type Problem, Refusal, UserErrorCode } from '../platform/refusal.js';
import { drawCounts, type IntakeHolder } from './intake-draw.js';
import type { Within } from './wall.js';
import type { WallKind } from './wall.rules.js';

/** What a cap beside that of all may count. */
export type IntakePart = Extract<WallKind, 'PIPELINE' | 'PRODUCT_LINE'>;

/** A change of load, as intake looks at it. */
export interface Taking {
  readonly repId: string;
  /** Leads that count: +1, 0 or −1. */
  readonly count: number;
  /** Whether it is one by which leads come in: a claim, an assignment, an accepted offer, a reopening. */
  readonly isIntake?: boolean;
  /** What the lead is of: caps of its pipeline and product line count it too. */
  readonly within?: Within;
}

interface Count extends IntakeHolder {
  /** Of the row that counts. */
  readonly id: string;
  /** The part of all that comes in that it counts; null for all of it. */
  readonly part: IntakePart | null;
  /** How many of the leads that are taken it counts. */
  readonly leads: number;
  /** The day of today in the zone of the holder, never before the last one that it counted. */
  readonly today: string;
  readonly isDue: boolean;
}

/**
 * Counts the leads that these reps, whose counters are locked, take in: against their caps, in all and of a pipeline or product line, and against those
 * of the teams above, by one guarded statement; INTAKE_CAP_REACHED refuses the whole transaction, with the instant from which the next one may be taken.
 * What is given back stays counted. A lead that consumes no quota is not counted.
 */
export async function takeIntake(tx: Tx, moves: readonly Taking[], meteredIds: readonly string[]): Promise<void> {
  const metered = new Set(meteredIds);
  const taking = moves.filter(({ isIntake, count, repId }) => isIntake && count > 0 && metered.has(repId));
  if (taking.length === 0) return;
  const sums = new Map<string, Count>();
  for (const count of await lockDrawn(tx, taking))
    if (count.leads > 0) sums.set(count.id, { ...count, leads: (sums.get(count.id)?.leads ?? 0) + count.leads });
  const asked = [...sums.values()];
  if (asked.length === 0) return;
  const taken = await tx.sql<{ holder: string; emptied: string | null }>(TAKE, [
    asked.map(({ id }) => id),
    asked.map(({ leads }) => leads),
    asked.map(({ today }) => today),
  ]);
  const full = asked.filter(({ id }) => !taken.some(({ holder }) => holder === id));
  if (full.length > 0) throw new Refusal(await whyNot(tx, full));
  for (const { emptied } of taken) if (emptied) await tellOfTeam(tx, emptied);
}

/** A team has taken all that it may for now, so none of its reps may take any more. */
async function tellOfTeam(tx: Tx, teamUuid: string): Promise<void> {
  const teamId = idFromUuid('team', teamUuid);
  const below = await tx.sql<{ rep: string; version: number }>(BELOW, [teamUuid]);
  const at = await tx.now();
  const repIds = below.map(({ rep }) => idFromUuid('rep', rep));
  tx.record(() => ({
    type: 'intakeUsedUp',
    subjectId: teamId,
    subjectVersion: below[0]?.version ?? 1,
    repId: null,
    teamId,
    body: { repIds },
    at,
  }));
}

/** Takes the counts of these reps, and of the teams above them, in the order of everybody: for whoever takes in more than once. */
export async function lockIntakes(tx: Tx, takings: readonly Pick<Taking, 'repId' | 'within'>[]): Promise<Count[]> {
  return tx.sql<Count>(LOCK, [
    tx.ctx.runtime.clock.offsetMs,
    takings.map(({ repId }) => uuidOf(repId, 'rep')),
    takings.map(({ within }) => within && uuidOf(within.pipelineId, 'pipe')),
    takings.map(({ within }) => within?.productId && uuidOf(within.productId, 'product')),
  ]);
}

async function lockDrawn(tx: Tx, takings: readonly Taking[]): Promise<Count[]> {
  const counts = await lockIntakes(tx, takings);
  const due = new Map(counts.filter(({ isDue }) => isDue).map(count => [count.uuid, count]));
  if (due.size > 0) await drawCounts(tx, [...due.values()], 1);
  return counts;
}

/** When the lead may be had. `of`: only caps of a part stand against it, so that other leads may come in now. */
async function whyNot(tx: Tx, full: readonly Count[]): Promise<Problem> {
  const [row] = await tx.sql<{ next: string | null }>(NEXT, [full.map(({ id }) => id), full.map(one => one.today)]);
  const nextAllowedAt = row?.next ? new Date(row.next).toISOString() : undefined;
  const [part] = full.every(one => one.part) ? full.flatMap(one => one.part ?? []) : [];
  const values = { ...(nextAllowedAt && { until: nextAllowedAt }), ...(part && { of: part }) };
  return { code: UserErrorCode.INTAKE_CAP_REACHED, values, ...(nextAllowedAt && { nextAllowedAt }) };
}

const LOCK = `/* lock intakes */ with clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as at),
takings as materialized (
  select t.*, p.line from unnest(?::uuid[], ?::uuid[], ?::uuid[]) as t (rep, pipeline, product) left join product p on p.id = t.product
),
reps as (select r.id, r.team_id, r.team_id || teams_above(r.team_id) as teams from rep r where r.id in (select t.rep from takings t))
select c.holder as id, coalesce(c.rep_id, c.team_id) as uuid, case when c.rep_id is null then 'team' else 'rep' end as kind, c.kind as part,
  (select count(*) from takings t where t.rep = r.id and (c.kind is null or is_within(c.kind, c.key, t.pipeline, t.line, null, null)))::int as leads,
  coalesce(c.until <= clock.at, false) as "isDue",
  greatest(c.day, (clock.at at time zone zone_of_team(coalesce(c.team_id, r.team_id)))::date)::text as today
from clock cross join reps r join intake_count c on c.rep_id = r.id or c.team_id = any (r.teams) order by c.holder for update of c`;

const TAKE = `/* count intake */ update intake_count c set total = c.total + u.leads, day = u.today, updated_at = clock_timestamp(),
  level = case c.mode when 'LIMITED' then intake_level(c, u.today) - u.leads::bigint * c.cost else 0 end,
  taken = ((intake_days(c, u.today))[1] + u.leads) || (intake_days(c, u.today))[2:]
from unnest(?::uuid[], ?::int[], ?::date[]) as u (holder, leads, today)
where c.holder = u.holder and (c.mode = 'UNLIMITED'
  or (intake_level(c, u.today) >= u.leads::bigint * c.cost and intake_within(c, u.today) + u.leads <= c.max_leads))
returning c.holder, case when c.mode = 'LIMITED' and intake_left(c, c.day) = 0 then c.team_id end as emptied`;

const BELOW = `/* reps of a team that took all */ select r.id as rep, t.version from team t join rep r on r.team_id = any (teams_below(t.id))
where t.id = ?::uuid and r.is_active order by r.id`;

/** Null where nobody knows of a day: the cap is 0 and has no end. */
const NEXT = `/* next intake */ select case when bool_and(next.day is not null or c.until is not null)
  then max(least(next.day::timestamp at time zone zone_of_team(coalesce(c.team_id, r.team_id)), c.until)) end as next
from unnest(?::uuid[], ?::date[]) as u (holder, today) join intake_count c on c.holder = u.holder left join rep r on r.id = c.rep_id
cross join lateral (select intake_next(c, u.today) as day) next`;
