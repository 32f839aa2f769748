import { TryAgain } from '../platform/db/try-again.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { type Problem, Refusal, UserErrorCode } from '../platform/refusal.js';
import { drawLine } from './line.js';
import type { Sum } from './load-sum.js';
import type { LimitMode, QuotaBasis } from './quota.enums.js';

/** Whoever changes which teams are limited takes this lock alone; whoever moves load shares it. */
export const TEAM_LIMITS_LOCK = 7_301;

/** Until the end of the transaction no team becomes limited or unlimited, and none hangs elsewhere. What looks for limited teams is sent after it. */
export async function shareTeamLimits(tx: Tx): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock_shared(?::bigint)', [TEAM_LIMITS_LOCK]);
}

/** A counter after a move, with its line then. */
export interface Counter {
  readonly id: string;
  readonly teamId: string;
  readonly version: number;
  readonly isWalled: boolean;
  /** Whether anything counts what it takes in. */
  readonly isMetered: boolean;
  readonly heldAfter: number;
  readonly capacity: number | null;
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
}

/** What is to be moved: sums by the teams of the holders, of which every limited team at or above takes its part, and sums by rep. */
export interface Sums {
  readonly origins: readonly [string, Sum][];
  readonly reps: readonly [string, Sum][];
}

/**
 * Moves the counters of limited teams and of reps, each kind by one statement that locks its rows by id before it changes one; sent in one breath. What
 * has no room refuses all: teams before reps, each by id. A line that ran out is drawn anew first, once.
 */
export async function moveTogether(tx: Tx, { origins, reps }: Sums): Promise<[Counter[], Counter[]]> {
  const push = {
    team: (only: readonly string[] | null) => send(tx, 'team', [origins, only]),
    rep: (only: readonly string[] | null) => send(tx, 'rep', [reps, only]),
  };
  const [, ofTeams, ofReps] = await Promise.all([shareTeamLimits(tx), push.team(null), push.rep(null)]);
  const teams = await settled(tx, 'team', { counters: ofTeams, again: push.team });
  return [teams, await settled(tx, 'rep', { counters: ofReps, again: push.rep })];
}

type Kind = 'rep' | 'team';

/** A counter that did not move has no version. */
type Asked = Omit<Counter, 'version'> & { readonly version: number | null };

const isMoved = (asked: Asked): asked is Counter => asked.version !== null;

async function send(
  tx: Tx,
  kind: Kind,
  [sums, only]: readonly [sums: readonly [string, Sum][], only: readonly string[] | null],
): Promise<Asked[]> {
  const columns = [
    sums.map(([id]) => uuidOf(id, kind)),
    sums.map(([, { teamId }]) => uuidOf(teamId, 'team')),
    sums.map(([, { count }]) => count),
    sums.map(([, { units }]) => units),
    sums.map(([, { admissions }]) => admissions),
    sums.map(([, { arrivals }]) => arrivals),
  ];
  const isOne = sums.length === 1;
  const rows = await tx.sql<Asked>(isOne ? MOVE[kind].one : MOVE[kind].many, [
    ...(isOne ? columns.map(([value]) => value) : columns),
    only?.map(id => uuidOf(id, kind)) ?? null,
    tx.ctx.runtime.clock.offsetMs,
  ]);
  return rows.map(row => ({ ...row, id: idFromUuid(kind, row.id), teamId: idFromUuid('team', row.teamId) }));
}

async function settled(
  tx: Tx,
  kind: Kind,
  { counters, again }: { counters: readonly Asked[]; again: (only: readonly string[]) => Promise<Asked[]> },
): Promise<Counter[]> {
  if (counters.every(isMoved)) return [...counters];
  const refused = counters.filter(asked => !isMoved(asked)).map(({ id }) => id);
  const redrawn = await drawAnew(tx, kind, refused);
  const last = new Map(counters.map(asked => [asked.id, asked]));
  if (redrawn.length > 0) for (const asked of await again(redrawn)) last.set(asked.id, asked);
  const moved = [...last.values()].filter(isMoved);
  const full = [...last.values()].find(asked => !isMoved(asked));
  if (full) throw new Refusal(await whyNot(tx, kind, full));
  return moved;
}

/** Draws the lines of these that ran out, by id; they may have room by now. */
async function drawAnew(tx: Tx, kind: Kind, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(kind === 'rep' ? REPS_DUE : TEAMS_DUE, [
    ids.map(id => uuidOf(id, kind)),
    tx.ctx.runtime.clock.offsetMs,
  ]);
  const due = rows.map(({ id }) => idFromUuid(kind, id));
  for (const id of due) await drawLine(tx, kind, id);
  return due;
}

async function whyNot(tx: Tx, kind: Kind, { id, teamId }: Asked): Promise<Problem> {
  if (kind === 'team') return { code: UserErrorCode.TEAM_QUOTA_EXCEEDED };
  const [row] = await tx.sql<{ active: boolean; held: number; capacity: number | null; team: string }>(
    `select l.active, l.held::float8 as held, l.capacity::float8 as capacity, r.team_id as team
     from rep_load l join rep r on r.id = l.rep_id where l.rep_id = ?::uuid`,
    [uuidOf(id, 'rep')],
  );
  if (row && idFromUuid('team', row.team) !== teamId) throw new TryAgain('the rep went to another team meanwhile');
  if (!row?.active) return { code: UserErrorCode.REP_INACTIVE };
  return { code: UserErrorCode.QUOTA_EXCEEDED, values: { held: row.held, capacity: row.capacity ?? 0 } };
}

/** One row by itself is no list: then the plan does not hang on how long lists are, and is made once. */
const ONE =
  'asked as (select ?::uuid as id, ?::uuid as team_id, ?::int as leads, ?::numeric as units, ?::int as admissions, ?::int as arrivals)';
const MANY =
  'asked as (select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::numeric[], ?::int[], ?::int[]) as a (id, team_id, leads, units, admissions, arrivals))';
const PART = `part as (select ?::uuid[] as ids, clock_timestamp() + ?::float8 * interval '1 ms' as now)`;
const FITS = `(l.mode = 'UNLIMITED' or case l.basis when 'COUNT' then l.held_count + s.leads else l.held_units + s.units end <= l.capacity)`;
const ADMITS = `(s.admissions = 0 or (${FITS} and l.active and (l.capacity_until is null or l.capacity_until > part.now)))`;
/** Where a counter `l` takes the sum `s` of moves at `part.now`; `admits` of what stands locked says the same in memory. */
export const GUARDS = {
  rep: `${ADMITS} and (s.arrivals = 0 or l.active) and (not l.refuses_weight or s.units <= 0 or ${FITS})`,
  team: ADMITS,
};
const SUMS = `held_count = l.held_count + s.leads, held_units = l.held_units + s.units, admissions = l.admissions + s.admissions,
  version = l.version + 1, updated_at = clock_timestamp()`;
const AFTER = 'l.version, l.held::float8 as "heldAfter", l.capacity::float8 as capacity, l.mode, l.basis';
/** Who was not moved is looked for by a hash, however few the planner takes them for. */
const ALL = `select * from moved union all select s.id, s.team_id, false, false, null, null, null, null, null from s
where s.id not in (select id from moved) order by id`;

/** Nothing of this grows with the square of how many are asked for: what is locked is only waited for, and teams are looked up for all at once. */
const moveReps = (asked: string): string => `/* move rep loads */ with ${asked}, ${PART}, s as materialized (
  select asked.*, r.team_id = asked.team_id as stays from asked cross join part left join rep r on r.id = asked.id
  where part.ids is null or asked.id = any (part.ids)
), locked as materialized (
  select rep_id from rep_load where rep_id in (select id from s) order by rep_id for update
), moved as (
  update rep_load l set ${SUMS} from s, part
  where (select count(*) from locked) > 0 and s.id = l.rep_id and s.stays and ${GUARDS.rep}
  returning s.id, s.team_id as "teamId", l.is_walled as "isWalled", l.is_metered as "isMetered", ${AFTER}
) ${ALL}`;

/** A move inside a team takes no room of that team, so admissions count only where the team as a whole gains. */
const moveTeams = (
  asked: string,
): string => `/* move team loads */ with recursive ${asked}, ${PART}, up (origin, id, parent_id) as (
  select t.id, t.id, t.parent_id from asked join team t on t.id = asked.id
  union all select up.origin, t.id, t.parent_id from up join team t on t.id = up.parent_id
), whole as (
  select up.id, sum(asked.leads)::int as leads, sum(asked.units) as units, sum(asked.admissions)::int as admissions
  from up join asked on asked.id = up.origin join team_load l on l.team_id = up.id group by up.id
), s as materialized (
  select w.id, w.id as team_id, w.leads, w.units, case when w.leads > 0 or w.units > 0 then w.admissions else 0 end as admissions from whole w, part
  where (w.leads <> 0 or w.units <> 0) and (part.ids is null or w.id = any (part.ids))
), locked as materialized (
  select team_id from team_load where team_id in (select id from s) order by team_id for update
), moved as (
  update team_load l set ${SUMS} from s, part
  where (select count(*) from locked) > 0 and s.id = l.team_id and ${GUARDS.team}
  returning s.id, s.team_id as "teamId", false as "isWalled", false as "isMetered", ${AFTER}
) ${ALL}`;

const MOVE = {
  rep: { one: moveReps(ONE), many: moveReps(MANY) },
  team: { one: moveTeams(ONE), many: moveTeams(MANY) },
};

const REPS_DUE = `/* lines of reps that ran out */ select rep_id as id from rep_load
where rep_id = any (?::uuid[]) and capacity_until <= clock_timestamp() + ?::float8 * interval '1 ms' order by rep_id`;
const TEAMS_DUE = `/* lines of teams that ran out */ select team_id as id from team_load
where team_id = any (?::uuid[]) and capacity_until <= clock_timestamp() + ?::float8 * interval '1 ms' order by team_id`;
