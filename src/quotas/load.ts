import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { moveTogether, shareTeamLimits } from './counters.js';
import { lockIntakes, takeIntake } from './intake-count.js';
import { loadEvent } from './load.events.js';
import { sumsBy } from './load-sum.js';
import type { LimitMode, QuotaBasis } from './quota.enums.js';
import { moveStanding, type Standing } from './standing.js';
import { moveWalls, type Within } from './wall.js';

/** What one lead adds to (or takes from) what a rep and its teams hold. */
export interface LoadMove {
  readonly repId: string;
  readonly teamId: string;
  /** Leads that count: +1, 0 or −1. */
  readonly count: number;
  readonly units: number;
  /** Whether a lead gains a holder by it. Only admissions are held against the line. */
  readonly isAdmission: boolean;
  /** Whether it is one by which leads come in, as intake caps count them. */
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

/**
 * Moves load between holders, each kind of counter by one statement and in one order for everybody: limited teams by id, then reps by id, then the
 * walls of these reps, then what they take in. A counter without room refuses the whole transaction. Returns what each rep then holds. Counters that
 * the caller has locked and read are not waited for.
 */
export async function moveLoad(
  tx: Tx,
  moves: readonly LoadMove[],
  standing?: Standing,
): Promise<Map<string, LoadAfter>> {
  const weighing = moves.filter(move => move.count !== 0 || move.units !== 0 || move.isAdmission);
  if (weighing.length === 0) return new Map();
  const sums = { origins: sumsBy(weighing, ({ teamId }) => teamId), reps: sumsBy(weighing, ({ repId }) => repId) };
  const [teams, reps] = (standing && moveStanding(tx, sums, standing)) ?? (await moveTogether(tx, sums));
  const walled = new Set(reps.filter(({ isWalled }) => isWalled).map(({ id }) => id));
  await moveWalls(
    tx,
    weighing.filter(({ repId }) => walled.has(repId)),
  );
  await takeIntake(
    tx,
    weighing,
    reps.flatMap(({ id, isMetered }) => (isMetered ? [id] : [])),
  );
  const at = await tx.now();
  for (const { id, version } of teams) tx.record(loadEvent({ kind: 'team', id, version, teamId: id }, at));
  for (const { id, version, teamId } of reps) tx.record(loadEvent({ kind: 'rep', id, version, teamId }, at));
  return new Map(reps.map(after => [after.id, after]));
}

/** Takes the counters of reps and of the limited teams above them in the order of everybody: for whoever moves load more than once. */
export async function lockLoads(tx: Tx, repIds: readonly string[]): Promise<void> {
  if (repIds.length === 0) return;
  const holders = [...new Set(repIds)].map(repId => ({ repId }));
  const ids = holders.map(({ repId }) => uuidOf(repId, 'rep'));
  const [, , locked] = await Promise.all([
    shareTeamLimits(tx),
    tx.sql(LOCK_TEAMS, [ids]),
    tx.sql<{ isMetered: boolean }>(LOCK_REPS, [ids]),
  ]);
  if (locked.some(({ isMetered }) => isMetered)) await lockIntakes(tx, holders);
}

const LOCK_TEAMS = `/* lock limited teams above reps */ with recursive up (id, parent_id) as (
    select t.id, t.parent_id from rep r join team t on t.id = r.team_id where r.id = any (?::uuid[])
    union select t.id, t.parent_id from up join team t on t.id = up.parent_id
  ) select l.team_id as locked from team_load l where l.team_id in (select id from up) order by l.team_id for update of l`;

const LOCK_REPS =
  '/* lock reps */ select rep_id as locked, is_metered as "isMetered" from rep_load where rep_id = any (?::uuid[]) order by rep_id for update';
