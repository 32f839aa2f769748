import { Placement, Validity } from '../leads/lead.enums.js';
import { placeTogether, tellTogether } from '../leads/ownership-of-many.js';
import { UNHELD, type UnheldLead, type UnheldRow, unheldLeads } from '../leads/unheld-lead.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { lockLoads } from '../quotas/load.js';
import { leaveArrivals } from './arrivals.js';
import { OverflowPolicy } from './assignment-rule.enums.js';
import { carryOut, carryOutForeseen } from './carry-out.js';
import { findCrewTeams } from './find-candidates.js';
import { foresee, stillStands } from './foreseen-plan.js';
import { keepDecisions, keepShares } from './kept-decisions.js';
import { type Crews, giveBack, idsOf, matchRules, type Plan, planAssignments } from './plan-assignments.js';

/** The best are more than those of a turn, so that whoever else holds some of them does not make it wait. */
const LIMIT = { leads: 500, best: 2000, turns: 8 };
/** Any constant of our own: one process assigns at a time, so that nobody plans with what another is about to take. */
const LOCK_KEY = 7314;

/**
 * Assigns leads that wait for it, 500 at a time, tier A first: planned in memory with the counters of all reps concerned locked, then
 * written at once. Where a guard refuses nevertheless, each is tried by itself. Says whether there was anything to do.
 */
export async function assignArrivals(ctx: Ctx): Promise<boolean> {
  const waiting = await runSql(ctx.em, IS_ANY_DUE, [ctx.runtime.clock.offsetMs]);
  return waiting.length > 0 && takeTurn(ctx, null);
}

/** The turn before one. */
interface Before {
  /** How everybody stands once it is committed. */
  readonly crews: Crews;
  readonly done: Promise<boolean>;
  readonly count: number;
}

/** One turn, and those that follow it: each looks for its leads and plans them while the one before it is being written. */
async function takeTurn(ctx: Ctx, before: Before | null): Promise<boolean> {
  let following: Promise<boolean> | undefined;
  const count = (before?.count ?? 0) + 1;
  const follow = (crews: Crews) => {
    if (count < LIMIT.turns) following ??= takeTurn(ctx, { crews, done, count });
    following?.catch(() => undefined);
  };
  const done = transact(ctx, tx => assignDue(tx, before, follow));
  const hasDone = await done.catch(async (error: unknown) => {
    await following?.catch(() => undefined);
    throw error;
  });
  await following;
  return hasDone;
}

async function assignDue(tx: Tx, before: Before | null, follow: (crews: Crews) => void): Promise<boolean> {
  const locked = before || (await isFreeToAssign(tx)) ? await lockDue(tx) : [];
  if (locked.length === 0) return false;
  const open = locked.filter(isToBeAssigned);
  const rules = await matchRules(tx, open);
  const teams = await findCrewTeams(tx, idsOf(rules));
  const foreseen = before && (await foresee(tx, { before: before.crews, leads: open, rules }));
  await before?.done.catch(() => undefined);
  tx.send(PLANNED_ONCE);
  // In one breath: how everybody stands is read behind their locks, and before anything of theirs is moved.
  const ground = Promise.all([
    before ? isFreeToAssign(tx) : true,
    lockLoads(tx, [...teams.keys()]),
    foreseen ? stillStands(tx, foreseen) : false,
  ]);
  const holds = ground.then(([isFree, , stands]) => isFree && stands);
  holds.catch(() => undefined);
  const ahead = foreseen && (await carryOutForeseen(tx, foreseen, { teams, holds }));
  const [isFree] = await ground;
  if (!isFree) return false;
  const planned = ahead && foreseen ? foreseen.planned : await planAssignments(tx, open, rules);
  const tried = ahead ?? (await carryOut(tx, planned, teams));
  const done = tried.map(({ plan }) => plan);
  giveBack(done);
  const admitted = tried.flatMap(one => one.admitted ?? []);
  if (!ahead) await placeTogether(tx, admitted);
  await tellTogether(tx, admitted);
  await keepDecisions(tx, { ...planned, plans: done });
  keepShares(tx, { ...planned, plans: done });
  settleQueue(tx, { locked, done });
  if (locked.length === LIMIT.leads) follow(planned.crews);
  return true;
}

async function isFreeToAssign(tx: Tx): Promise<boolean> {
  const [lock] = await tx.sql<{ got: boolean }>(TAKE_TURN, [LOCK_KEY]);
  return lock?.got ?? false;
}

/** The leads that are up, the best first. Whoever holds one of them now is left to it: the lead comes up again. */
async function lockDue(tx: Tx): Promise<UnheldLead[]> {
  const { offsetMs } = tx.ctx.runtime.clock;
  return unheldLeads(await tx.sql<UnheldRow>(DUE, [offsetMs, LIMIT.best, LIMIT.leads]));
}

function isToBeAssigned({ row: { placement, validity, isMerged } }: UnheldLead): boolean {
  const isFree = placement === Placement.POOLED || placement === Placement.WAITING;
  return isFree && !isMerged && validity !== Validity.INVALID && validity !== Validity.DUPLICATE;
}

/** What was assigned or is no more to be leaves the queue; what is held comes up again, what no rule wants when rules change. */
function settleQueue(
  tx: Tx,
  { locked, done }: { locked: readonly UnheldLead[]; done: readonly Plan<UnheldLead>[] },
): void {
  // The last plan of each says what became of it.
  const last = new Map(done.map(plan => [plan.lead.id, plan])).values();
  const staying = [...last].filter(
    ({ verdict }) => verdict.repId === null && verdict.overflow !== OverflowPolicy.NURTURE,
  );
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

/** The statements of a turn differ by what stands in their lists alone: to plan each anew would take as long as some of them do. */
const PLANNED_ONCE = 'set local plan_cache_mode = force_generic_plan';

const TAKE_TURN = 'select pg_try_advisory_xact_lock(?::bigint) as got';

/** So long an arrival waits at most for what else is done with it, e.g. for its tier. */
const PATIENCE = "interval '10 seconds'";
const NOW = "clock_timestamp() + ?::float8 * interval '1 ms'";
const IS_READY = `q.due_at <= clock.now and (q.since <= clock.now - ${PATIENCE} or not (is_in_preparation(q.lead_id)
  or exists (select from consumer c where c.pos < q.pos and c.name <> 'assignment-queue')))`;

const IS_ANY_DUE = `/* any lead to assign */ with clock as (select ${NOW} as now)
select 1 as due from assignment_queue q, clock where ${IS_READY} limit 1`;

/** Which are the best is found of few columns of all that are up. */
const DUE = `/* leads to assign */ with clock as (select ${NOW} as now), best as (
  select q.lead_id, q.since, l.tier from assignment_queue q cross join clock join lead l on l.id = q.lead_id where ${IS_READY}
  order by l.tier nulls last, q.since, q.lead_id limit ?::int
)
select ${UNHELD} from best join lead l on l.id = best.lead_id order by best.tier nulls last, best.since, best.lead_id limit ?::int
for no key update of l skip locked`;

const STAY = `/* not assigned */ update assignment_queue q set told = u.told,
  due_at = case when u.again then clock_timestamp() + ?::float8 * interval '1 ms' + interval '1 minute' end
from unnest(?::uuid[], ?::text[], ?::boolean[]) as u (lead, told, again) where q.lead_id = u.lead`;
