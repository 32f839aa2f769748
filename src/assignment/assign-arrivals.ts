import { Placement, Validity } from '../leads/lead.enums.js';
import {
  type Admitted,
  type Assignment,
  admitTogether,
  type Destination,
  settleTogether,
} from '../leads/ownership-of-many.js';
import { UNHELD, type UnheldLead, type UnheldRow, unheldLeads } from '../leads/unheld-lead.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { transact } from '../platform/db/transact.js';
import { TryAgain } from '../platform/db/try-again.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, type UserErrorCode } from '../platform/refusal.js';
import { grantBoost } from '../quotas/boost.js';
import { type LoadAfter, lockLoads } from '../quotas/load.js';
import { Rep } from '../reps/rep.js';
import { leaveArrivals } from './arrivals.js';
import { OverflowPolicy } from './assignment-rule.enums.js';
import { findCrewTeams } from './find-candidates.js';
import { keepDecisions, keepShares } from './kept-decisions.js';
import { heldBack } from './plan.rules.js';
import { giveBack, matchRules, type Plan, planAssignments } from './plan-assignments.js';

const LIMIT_LEADS = 500;
const LIMIT_BEST = 4 * LIMIT_LEADS;
/** Any constant of our own: one process assigns at a time, so that nobody plans with what another is about to take. */
const LOCK_KEY = 7314;
const HOUR_MS = 3_600_000;

/**
 * Assigns leads that wait for it, 500 at a time, tier A first: planned in memory with the counters of all reps concerned locked, then
 * written at once. Where a guard refuses nevertheless, each is tried by itself. Says whether there was anything to do.
 */
export async function assignArrivals(ctx: Ctx): Promise<boolean> {
  const waiting = await runSql(ctx.em, IS_ANY_DUE, [ctx.runtime.clock.offsetMs]);
  if (waiting.length === 0) return false;
  return transact(ctx, async tx => {
    const locked = await lockDue(tx);
    if (locked.length === 0) return false;
    const open = locked.filter(isToBeAssigned);
    const rules = await matchRules(tx, open);
    const teams = await findCrewTeams(tx, [...new Set([...rules.values()].map(({ id }) => id))]);
    await lockLoads(tx, [...teams.keys()]);
    const planned = await planAssignments(tx, open, rules);
    const moves = planned.plans.map(plan => moveOf(plan, teams));
    const tried = await carryOut(tx, moves);
    const done = tried.map(({ plan }) => plan);
    giveBack(planned.plans, done);
    await settleTogether(
      tx,
      tried.flatMap(({ admitted }) => admitted ?? []),
    );
    await keepDecisions(tx, { ...planned, plans: done });
    keepShares(tx, { ...planned, plans: done });
    settleQueue(tx, { locked, done });
    return true;
  });
}

/** The leads that are up, the best first. Whoever holds one of them now is left to it: the lead comes up again. */
async function lockDue(tx: Tx): Promise<UnheldLead[]> {
  const [lock] = await tx.sql<{ got: boolean }>('select pg_try_advisory_xact_lock(?::bigint) as got', [LOCK_KEY]);
  const rows = lock?.got ? await tx.sql<UnheldRow>(DUE, [tx.ctx.runtime.clock.offsetMs, LIMIT_BEST, LIMIT_LEADS]) : [];
  return unheldLeads(rows);
}

function isToBeAssigned({ row: { placement, validity, isMerged } }: UnheldLead): boolean {
  const isFree = placement === Placement.POOLED || placement === Placement.WAITING;
  return isFree && !isMerged && validity !== Validity.INVALID && validity !== Validity.DUPLICATE;
}

/** A plan with what it moves; null where the lead stays where it is. */
interface Move {
  readonly plan: Plan<UnheldLead>;
  readonly assignment: Assignment | null;
}

/** What was done of a plan; nothing to be settled where nothing was moved. */
interface Tried {
  readonly plan: Plan<UnheldLead>;
  readonly admitted?: Admitted;
}

/** All moves at once, or each by itself. */
async function carryOut(tx: Tx, moves: readonly Move[]): Promise<Tried[]> {
  const all = await admitOrNot(tx, moves);
  if (typeof all !== 'string') return moves.map(move => triedOf(move, all));
  const tried: Tried[] = [];
  for (const move of moves) {
    const one = await admitOrNot(tx, [move]);
    const { plan } = move;
    tried.push(
      typeof one === 'string' ? { plan: { ...plan, verdict: heldBack(plan.verdict, one) } } : triedOf(move, one),
    );
  }
  return tried;
}

type Loads = ReadonlyMap<string, LoadAfter>;

function triedOf({ plan, assignment }: Move, loads: Loads): Tried {
  if (!assignment) return { plan };
  const { to } = assignment;
  const load = to.placement === Placement.OWNED ? loads.get(to.repId) : undefined;
  return { plan, admitted: { ...assignment, load } };
}

/** Moves the counters for all of these, or none and no line is raised for them: the code of the guard that refused. */
async function admitOrNot(tx: Tx, moves: readonly Move[]): Promise<Loads | UserErrorCode> {
  const assignments = moves.flatMap(({ assignment }) => assignment ?? []);
  if (assignments.length === 0) return new Map();
  try {
    return await tx.attempt(async () => {
      for (const move of moves) await raiseLine(tx, move);
      return admitTogether(tx, assignments);
    });
  } catch (error) {
    if (!(error instanceof Refusal) || !error.problems[0]) throw error;
    return error.problems[0].code;
  }
}

async function raiseLine(tx: Tx, { plan: { rule, verdict }, assignment }: Move): Promise<void> {
  if (!rule || assignment?.to.placement !== Placement.OWNED || verdict.overflow !== OverflowPolicy.TEMP_BOOST) return;
  const rep = await tx.em.findOneOrFail(Rep, assignment.to.repId);
  const expiresAt = new Date((await tx.now()).getTime() + (rule.boostHours ?? 0) * HOUR_MS);
  await grantBoost(tx, rep, { units: rule.boostUnits ?? 0, expiresAt, reason: `assignment rule ${rule.key}` });
}

function moveOf(plan: Plan<UnheldLead>, teams: ReadonlyMap<string, string>): Move {
  const to = destinationOf(plan, teams);
  return { plan, assignment: to && { lead: plan.lead, to, reason: plan.rule?.key ?? null } };
}

function destinationOf(
  { lead: { row }, rule, verdict }: Plan<UnheldLead>,
  teams: ReadonlyMap<string, string>,
): Destination | null {
  if (verdict.repId) {
    const teamId = teams.get(verdict.repId);
    if (!teamId) throw new TryAgain('a rep came to a team meanwhile');
    return { placement: Placement.OWNED, repId: verdict.repId, teamId };
  }
  if (verdict.overflow === OverflowPolicy.NURTURE && rule?.nurturePool)
    return { placement: Placement.POOLED, poolId: rule.nurturePool.id };
  if (row.placement !== Placement.WAITING || verdict.reason === null || row.waitingReason === verdict.reason)
    return null;
  return { placement: Placement.WAITING, reason: verdict.reason };
}

/** What was assigned or is no more to be leaves the queue; what is held comes up again, what no rule wants when rules change. */
function settleQueue(
  tx: Tx,
  { locked, done }: { locked: readonly UnheldLead[]; done: readonly Plan<UnheldLead>[] },
): void {
  const staying = done.filter(({ verdict }) => verdict.repId === null && verdict.overflow !== OverflowPolicy.NURTURE);
  const stay = new Set(staying.map(({ lead }) => lead.id));
  leaveArrivals(
    tx,
    locked.filter(({ id }) => !stay.has(id)).map(({ id }) => id),
  );
  if (staying.length === 0) return;
  tx.send(STAY, [
    tx.ctx.runtime.clock.offsetMs,
    staying.map(({ lead }) => lead.row.id),
    staying.map(({ rule, verdict }) => `${rule?.id ?? 'none'} ${verdict.reason}`),
    staying.map(({ rule }) => String(rule !== null)),
  ]);
}

/** So long an arrival waits at most for what else is done with it, e.g. for its tier. */
const PATIENCE = "interval '10 seconds'";
const NOW = "clock_timestamp() + ?::float8 * interval '1 ms'";
const IS_READY = `q.due_at <= clock.now and (q.since <= clock.now - ${PATIENCE} or not (is_in_preparation(q.lead_id)
  or exists (select from consumer c where c.pos < q.pos and c.name <> 'assignment-queue')))`;

const IS_ANY_DUE = `/* any lead to assign */ with clock as (select ${NOW} as now)
select 1 as due from assignment_queue q, clock where ${IS_READY} limit 1`;

/** Which are the best is found of few columns of all that are up; more than a turn's, so that whoever else holds some of them does not make it wait. */
const DUE = `/* leads to assign */ with clock as (select ${NOW} as now), best as (
  select q.lead_id, q.since, l.tier from assignment_queue q cross join clock join lead l on l.id = q.lead_id where ${IS_READY}
  order by l.tier nulls last, q.since, q.lead_id limit ?::int
)
select ${UNHELD} from best join lead l on l.id = best.lead_id order by best.tier nulls last, best.since, best.lead_id limit ?::int
for no key update of l skip locked`;

const STAY = `/* not assigned */ update assignment_queue q set told = u.told,
  due_at = case when u.again then clock_timestamp() + ?::float8 * interval '1 ms' + interval '1 minute' end
from unnest(?::uuid[], ?::text[], ?::boolean[]) as u (lead, told, again) where q.lead_id = u.lead`;
