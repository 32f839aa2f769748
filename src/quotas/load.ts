import { TryAgain } from '../platform/db/try-again.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { type Problem, Refusal, UserErrorCode } from '../platform/refusal.js';
import { lockIntakes, takeIntake } from './intake-count.js';
import { drawLine } from './line.js';
import { loadEvent } from './load.events.js';
import { add, byId, type Sum } from './load-sum.js';
import type { LimitMode, QuotaBasis } from './quota.enums.js';
import { noRoomWithin, type Within, wallSums } from './wall.js';

/** What one lead adds to (or takes from) what a rep and its teams hold. */
export interface LoadMove {
  readonly repId: string;
  readonly teamId: string;
  /** Leads that count: +1, 0 or −1. */
  readonly count: number;
  readonly units: number;
  /** Whether a lead gains a holder by it. Only admissions are held against the line. */
  readonly isAdmission: boolean;
  /** Whether it is one that an intake cap counts. */
  readonly isIntake?: boolean;
  /** What the lead is of, where it gains or loses a holder: the walls that it counts against. What stays with its holder moves them by itself. */
  readonly within?: Within;
}

/** What was held against which line right after a move: the evidence of an admission. */
export interface LoadAfter {
  readonly heldAfter: number;
  readonly capacity: number | null;
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
}

/** Whoever changes which teams are limited takes this lock alone; whoever moves load shares it. */
export const TEAM_LIMITS_LOCK = 7_301;

/**
 * Moves load between holders in one order for everybody: limited teams by id, then reps by id, each with its walls, which nobody moves without
 * having moved the rep, then what they take in. A counter without room refuses the whole transaction. Returns what each rep then holds.
 */
export async function moveLoad(tx: Tx, moves: readonly LoadMove[]): Promise<Map<string, LoadAfter>> {
  const weighing = moves.filter(move => move.count !== 0 || move.units !== 0 || move.isAdmission);
  if (weighing.length === 0) return new Map();
  const pushed: (Pushed & { id: string; kind: 'rep' | 'team'; teamId: string })[] = [];
  for (const [id, sum] of await teamSums(tx, weighing))
    pushed.push({ ...(await push(tx, TEAM, [id, sum])), id, kind: 'team', teamId: id });
  const reps = repSums(weighing);
  for (const [id, sum] of reps) {
    const after = await push(tx, REP, [id, sum]);
    pushed.push({ ...after, id, kind: 'rep', teamId: sum.teamId });
    if (!after.isWalled) continue;
    for (const [wallId, wallSum] of await wallSums(tx, id, weighing)) await push(tx, WALL, [wallId, wallSum]);
  }
  await takeIntake(
    tx,
    weighing,
    pushed.flatMap(({ id, isMetered }) => (isMetered ? [id] : [])),
  );
  const at = await tx.now();
  for (const { kind, id, version, teamId } of pushed) tx.record(loadEvent({ kind, id, version, teamId }, at));
  return new Map(pushed.filter(({ kind }) => kind === 'rep').map(after => [after.id, after]));
}

type Pushed = LoadAfter & { readonly version: number; readonly isWalled: boolean; readonly isMetered?: boolean };

/** A kind of guarded counter: the line of a rep, that of a limited team, a wall of a rep. */
interface Side {
  readonly kind: 'rep' | 'team' | 'wall';
  readonly statement: string;
}

const FITS = `(mode = 'UNLIMITED' or case basis when 'COUNT' then held_count + ?::int else held_units + ?::numeric end <= capacity)`;
const IS_DRAWN = `active and (capacity_until is null or capacity_until > clock_timestamp() + ?::float8 * interval '1 ms')`;
const MOVES = `held_count = held_count + ?::int, held_units = held_units + ?::numeric, admissions = admissions + ?::int, updated_at = clock_timestamp()`;
const AFTER = `held::float8 as "heldAfter", capacity::float8 as capacity, mode, basis`;

const REP: Side = {
  kind: 'rep',
  statement: `/* move rep load */ update rep_load set ${MOVES}, version = version + 1
    where rep_id = ?::uuid and (?::int = 0 or (${FITS} and ${IS_DRAWN})) and (select team_id from rep where id = rep_id) = ?::uuid
      and (not refuses_weight or ?::numeric <= 0 or ${FITS})
    returning version, is_walled as "isWalled", is_metered as "isMetered", ${AFTER}`,
};
const TEAM: Side = {
  kind: 'team',
  statement: `/* move team load */ update team_load set ${MOVES}, version = version + 1
    where team_id = ?::uuid and (?::int = 0 or (${FITS} and ${IS_DRAWN})) returning version, false as "isWalled", ${AFTER}`,
};
/** Drawn along with the line of the rep, which was moved before. */
const WALL: Side = {
  kind: 'wall',
  statement: `/* move wall */ update rep_wall set ${MOVES}
    where id = ?::uuid and (?::int = 0 or ${FITS}) returning 0 as version, false as "isWalled", ${AFTER}`,
};

/** Moves one counter, or says why not. A line that ran out is drawn anew first, once. */
async function push(tx: Tx, side: Side, [id, sum]: [string, Sum]): Promise<Pushed> {
  const moved = await tryPush(tx, side, [id, sum]);
  if (moved) return moved;
  if (side.kind !== 'wall' && (await lineRanOut(tx, side.kind, id))) {
    await drawLine(tx, side.kind, id);
    const again = await tryPush(tx, side, [id, sum]);
    if (again) return again;
  }
  throw new Refusal(await whyNot(tx, side, [id, sum]));
}

async function tryPush(tx: Tx, { kind, statement }: Side, [id, sum]: [string, Sum]): Promise<Pushed | undefined> {
  const { count, units, admissions } = sum;
  const room = [count, units];
  const guarded = [...room, admissions, kind === 'wall' ? id : uuidOf(id, kind), admissions, ...room];
  const { offsetMs } = tx.ctx.runtime.clock;
  const params = {
    rep: [...guarded, offsetMs, uuidOf(sum.teamId, 'team'), units, ...room],
    team: [...guarded, offsetMs],
    wall: guarded,
  };
  const [row] = await tx.sql<Pushed>(statement, params[kind]);
  return row;
}

async function lineRanOut(tx: Tx, kind: 'rep' | 'team', id: string): Promise<boolean> {
  const table = kind === 'rep' ? REP_UNTIL : TEAM_UNTIL;
  const rows = await tx.sql(table, [uuidOf(id, kind), tx.ctx.runtime.clock.offsetMs]);
  return rows.length > 0;
}

const REP_UNTIL =
  "select 1 as due from rep_load where rep_id = ?::uuid and capacity_until <= clock_timestamp() + ?::float8 * interval '1 ms'";
const TEAM_UNTIL =
  "select 1 as due from team_load where team_id = ?::uuid and capacity_until <= clock_timestamp() + ?::float8 * interval '1 ms'";

async function whyNot(tx: Tx, { kind }: Side, [id, sum]: [string, Sum]): Promise<Problem> {
  if (kind === 'team') return { code: UserErrorCode.TEAM_QUOTA_EXCEEDED };
  if (kind === 'wall') return noRoomWithin(tx, id);
  const [row] = await tx.sql<{ active: boolean; held: number; capacity: number | null; team: string }>(
    `select l.active, l.held::float8 as held, l.capacity::float8 as capacity, r.team_id as team
     from rep_load l join rep r on r.id = l.rep_id where l.rep_id = ?::uuid`,
    [uuidOf(id, 'rep')],
  );
  if (row && idFromUuid('team', row.team) !== sum.teamId) throw new TryAgain('the rep went to another team meanwhile');
  if (!row?.active) return { code: UserErrorCode.REP_INACTIVE };
  return { code: UserErrorCode.QUOTA_EXCEEDED, values: { held: row.held, capacity: row.capacity ?? 0 } };
}

function repSums(moves: readonly LoadMove[]): [string, Sum][] {
  const sums = new Map<string, Sum>();
  for (const move of moves) {
    const sum = sums.get(move.repId) ?? { teamId: move.teamId, count: 0, units: 0, admissions: 0 };
    add(sum, move);
    sums.set(move.repId, sum);
  }
  return [...sums].sort(byId);
}

/** A move inside a team takes no room of that team, so admissions count only where the team as a whole gains. */
async function teamSums(tx: Tx, moves: readonly LoadMove[]): Promise<[string, Sum][]> {
  const teamIds = [...new Set(moves.map(move => move.teamId))];
  const rows = await tx.sql<{ origin: string; limited: string }>(LIMITED_TEAMS, [
    TEAM_LIMITS_LOCK,
    teamIds.map(id => uuidOf(id, 'team')),
  ]);
  const sums = new Map<string, Sum>();
  for (const { origin, limited } of rows) {
    const originId = idFromUuid('team', origin);
    const limitedId = idFromUuid('team', limited);
    const sum = sums.get(limitedId) ?? { teamId: limitedId, count: 0, units: 0, admissions: 0 };
    for (const move of moves) if (move.teamId === originId) add(sum, move);
    sums.set(limitedId, sum);
  }
  for (const sum of sums.values()) if (sum.count <= 0 && sum.units <= 0) sum.admissions = 0;
  return [...sums].filter(([, sum]) => sum.count !== 0 || sum.units !== 0).sort(byId);
}

const LIMITED_TEAMS = `/* limited teams above */ with recursive held as materialized (select pg_advisory_xact_lock_shared(?::bigint) as got),
  up (origin, id, parent_id) as (
    select t.id, t.id, t.parent_id from team t, held where t.id = any (?::uuid[])
    union all select up.origin, t.id, t.parent_id from up join team t on t.id = up.parent_id
  ) select up.origin, up.id as limited from up join team_load l on l.team_id = up.id`;

/** Takes the counters of reps and of the limited teams above them in the order of everybody: for whoever moves load more than once. */
export async function lockLoads(tx: Tx, repIds: readonly string[]): Promise<void> {
  if (repIds.length === 0) return;
  const ids = [...new Set(repIds)].map(id => uuidOf(id, 'rep'));
  await tx.sql(LOCK_TEAMS, [TEAM_LIMITS_LOCK, ids]);
  const locked = await tx.sql<{ isMetered: boolean }>(LOCK_REPS, [ids]);
  if (locked.some(({ isMetered }) => isMetered)) await lockIntakes(tx, ids);
}

const LOCK_TEAMS = `/* lock limited teams above reps */ with recursive held as materialized (select pg_advisory_xact_lock_shared(?::bigint) as got),
  up (id, parent_id) as (
    select t.id, t.parent_id from rep r join team t on t.id = r.team_id, held where r.id = any (?::uuid[])
    union select t.id, t.parent_id from up join team t on t.id = up.parent_id
  ) select l.team_id as locked from team_load l where l.team_id in (select id from up) order by l.team_id for update of l`;

const LOCK_REPS =
  '/* lock reps */ select rep_id as locked, is_metered as "isMetered" from rep_load where rep_id = any (?::uuid[]) order by rep_id for update';
