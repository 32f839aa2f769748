import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import type { IntakePeriod } from './intake.enums.js';
import { IntakeCap } from './intake-cap.js';
import { LimitMode, QuotaScope, type QuotaVerdict } from './quota.enums.js';
import { judgeForce } from './quota.rules.js';

/** An intake cap that was looked at; null where none of its scope is in force. */
export interface CapLookedAt {
  readonly scope: QuotaScope;
  readonly verdict: QuotaVerdict;
  readonly intakeCap: IntakeCap | null;
  /** Leads that may still be taken now by this one alone; null where it sets no number or is overruled. */
  readonly remainingCount: number | null;
  readonly nextAllowedAt: Date | null;
}

/**
 * How many leads may be taken in, and what was; figures of the own cap, `remainingCount` and `nextAllowedAt` with the teams above. What is set of a
 * pipeline or product line stands in `rules` alone.
 */
export interface Intake {
  readonly mode: LimitMode;
  readonly max: number | null;
  readonly period: IntakePeriod | null;
  readonly periodDays: number | null;
  readonly burst: number | null;
  readonly takenCount: number | null;
  readonly remainingCount: number | null;
  readonly nextAllowedAt: Date | null;
  readonly rules: readonly CapLookedAt[];
}

interface Counted {
  readonly asked: string;
  /** The pipeline, by its uuid, or the product line that it counts; null for all that is taken in. */
  readonly part: string | null;
  readonly holder: string;
  readonly cap: string | null;
  readonly mode: LimitMode;
  readonly isOptedOut: boolean;
  readonly max: number | null;
  readonly period: IntakePeriod | null;
  readonly periodDays: number;
  readonly burst: number | null;
  readonly taken: number;
  readonly left: number | null;
  readonly next: string | null;
}

/** The intake of reps or of teams as it stands, by three statements, in the order of the ids. */
export async function findIntakes(ctx: Ctx, kind: 'rep' | 'team', ids: readonly string[]): Promise<Intake[]> {
  const { offsetMs } = ctx.runtime.clock;
  const uuids = ids.map(id => uuidOf(id, kind));
  const counts = await runSql<Counted>(ctx.em, COUNTS, [offsetMs, uuids, uuids]);
  const force = await runSql<{ asked: string; cap: string }>(ctx.em, FORCE, [offsetMs, uuids, uuids]);
  const capIds = [...new Set(force.map(({ cap }) => idFromUuid('cap', cap)))];
  const found = capIds.length > 0 ? await ctx.em.find(IntakeCap, { id: { $in: capIds } }) : [];
  const caps = new Map(found.map(cap => [cap.id, cap]));
  return uuids.map(uuid => {
    const concerned = counts.filter(({ asked }) => asked === uuid);
    const own = concerned.find(({ holder }) => holder === uuid) ?? null;
    const inForce = force.flatMap(({ asked, cap }) => (asked === uuid ? (caps.get(idFromUuid('cap', cap)) ?? []) : []));
    return intakeOf(own, concerned, explain({ kind, own }, inForce, concerned));
  });
}

function intakeOf(own: Counted | null, concerned: readonly Counted[], rules: readonly CapLookedAt[]): Intake {
  const isLimited = own?.mode === LimitMode.LIMITED;
  const ofAll = concerned.filter(({ part }) => part === null);
  const left = ofAll.flatMap(count => count.left ?? []);
  const full = ofAll.filter(count => count.left === 0);
  const isForGood = full.some(({ next }) => next === null);
  const next = full
    .flatMap(count => count.next ?? [])
    .toSorted()
    .at(-1);
  return {
    mode: own?.isOptedOut ? LimitMode.OPT_OUT : (own?.mode ?? LimitMode.UNLIMITED),
    max: own?.max ?? null,
    period: own?.period ?? null,
    periodDays: isLimited ? own.periodDays : null,
    burst: own?.burst ?? null,
    takenCount: isLimited ? own.taken : null,
    remainingCount: left.length > 0 ? Math.min(...left) : null,
    nextAllowedAt: next === undefined || isForGood ? null : new Date(next),
    rules,
  };
}

/** From near to far: the first that is set says how many. */
const PRECEDENCE = [QuotaScope.REP, QuotaScope.LEVEL, QuotaScope.ORGANISATION] as const;

function explain(
  of: { readonly kind: 'rep' | 'team'; readonly own: Counted | null },
  inForce: readonly IntakeCap[],
  concerned: readonly Counted[],
): CapLookedAt[] {
  const isRep = of.kind === 'rep';
  const capsOf = (counts: readonly Counted[]) => counts.flatMap(({ cap }) => (cap ? [idFromUuid('cap', cap)] : []));
  const wallIds = inForce.flatMap(cap => {
    const part = cap.pipelineId ? uuidOf(cap.pipelineId, 'pipe') : cap.productLine;
    const counted = concerned.find(one => part !== null && one.part === part);
    return part !== null && (!counted || capsOf([counted]).includes(cap.id)) ? [cap.id] : [];
  });
  const winners = { lineId: isRep && of.own ? (capsOf([of.own])[0] ?? null) : null, wallIds };
  const own = PRECEDENCE.map(scope => ({ scope, cap: inForce.find(one => one.scope === scope) ?? null }));
  const beside = inForce
    .filter(({ scope }) => !PRECEDENCE.some(known => known === scope))
    .map(cap => ({ scope: cap.scope, cap }));
  return [...(isRep ? own : []), ...beside].map(({ scope, cap }) => {
    const counted = concerned.find(one => cap && one.cap && idFromUuid('cap', one.cap) === cap.id);
    const nextAllowedAt = counted?.next ? new Date(counted.next) : null;
    return {
      scope,
      verdict: judgeForce(cap, winners),
      intakeCap: cap,
      remainingCount: counted?.left ?? null,
      nextAllowedAt,
    };
  });
}

const ASKED = `clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as at),
asked as (
  select r.id, r.id as rep_id, r.level, r.team_id as zone_team, r.team_id || teams_above(r.team_id) as teams from rep r where r.id = any (?::uuid[])
  union all select t.id, null, null, t.id, t.id || teams_above(t.id) from team t where t.id = any (?::uuid[])
)`;

const COUNTS = `/* intakes */ with ${ASKED}
select a.id as asked, c.holder, c.key as part, c.cap_id as cap, c.mode, c.is_opted_out as "isOptedOut", c.max_leads as max, q.period, c.burst,
  coalesce(c.window_days, d.today - (d.today - interval '1 month')::date) as "periodDays", intake_within(c, d.today) as taken, intake_left(c, d.today) as left,
  case when intake_left(c, d.today) = 0 then least(intake_next(c, d.today)::timestamp at time zone d.zone, c.until) end as next
from clock cross join asked a join intake_count c on c.rep_id = a.rep_id or c.team_id = any (a.teams) left join intake_cap q on q.id = c.cap_id
cross join lateral (select zone_of_team(coalesce(c.team_id, a.zone_team)) as zone) z
cross join lateral (select z.zone, greatest(c.day, (clock.at at time zone z.zone)::date) as today) d`;

/** Of a rep its own, its level's, the organisation's and those of its teams, nearest first; then those of pipelines and product lines. */
const FORCE = `/* intake caps in force */ with ${ASKED}
select a.id as asked, q.id as cap from clock cross join asked a
join intake_cap q on q.rep_id = a.rep_id or q.level = a.level or (q.scope in ('ORGANISATION', 'PIPELINE', 'PRODUCT_LINE') and a.rep_id is not null) or q.team_id = any (a.teams)
where q.valid_from <= clock.at and (q.valid_until is null or q.valid_until > clock.at) order by a.id, array_position(a.teams, q.team_id), q.id`;
