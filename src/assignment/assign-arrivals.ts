import { LockMode } from '@mikro-orm/core';
import { OwnershipChange, Placement, Validity } from '../leads/lead.enums.js';
import { Lead } from '../leads/lead.js';
import { changeHolders, type Handover } from '../leads/ownership.js';
import { Pool } from '../leads/pool.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { Refusal, type UserErrorCode } from '../platform/refusal.js';
import { grantBoost } from '../quotas/boost.js';
import { lockLoads } from '../quotas/load.js';
import { Rep } from '../reps/rep.js';
import { leaveArrivals } from './arrivals.js';
import { OverflowPolicy } from './assignment-rule.enums.js';
import { findCrewIds } from './find-candidates.js';
import { keepDecisions, keepShares } from './kept-decisions.js';
import { heldBack } from './plan.rules.js';
import { giveBack, matchRules, type Plan, planAssignments } from './plan-assignments.js';

const LIMIT_LEADS = 500;
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
    const [lock] = await tx.sql<{ got: boolean }>('select pg_try_advisory_xact_lock(?::bigint) as got', [LOCK_KEY]);
    const due = lock?.got ? await tx.sql<{ id: string }>(DUE, [ctx.runtime.clock.offsetMs, LIMIT_LEADS]) : [];
    const order = new Map(due.map(({ id }, place) => [idFromUuid('lead', id), place]));
    const locked = await lockLeads(tx, [...order.keys()]);
    if (locked.length === 0) return false;
    const open = locked.filter(isToBeAssigned).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    const rules = await matchRules(tx, open);
    await lockLoads(tx, await findCrewIds(tx, [...new Set([...rules.values()].map(({ id }) => id))]));
    const planned = await planAssignments(tx, open, rules);
    const done = await carryOut(tx, planned.plans);
    giveBack(planned.plans, done);
    await keepDecisions(tx, { ...planned, plans: done });
    await keepShares(tx, { ...planned, plans: done });
    await settleQueue(tx, { locked, done });
    return true;
  });
}

/** Whoever holds one of them now is left to it: the lead comes up again. */
async function lockLeads(tx: Tx, ids: readonly string[]): Promise<Lead[]> {
  if (ids.length === 0) return [];
  const lockMode = LockMode.PESSIMISTIC_PARTIAL_WRITE;
  return tx.em.find(Lead, { id: { $in: [...ids] } }, { lockMode, orderBy: { id: 'asc' } });
}

function isToBeAssigned({ placement, validity, mergedInto }: Lead): boolean {
  const isFree = placement === Placement.POOLED || placement === Placement.WAITING;
  return isFree && mergedInto === null && validity !== Validity.INVALID && validity !== Validity.DUPLICATE;
}

async function carryOut(tx: Tx, plans: readonly Plan[]): Promise<Plan[]> {
  const reps = await tx.em.find(Rep, { id: { $in: plans.flatMap(({ verdict }) => verdict.repId ?? []) } });
  const byId = new Map(reps.map(rep => [rep.id, rep]));
  const pools = await tx.em.find(Pool, { id: { $in: plans.flatMap(({ rule }) => rule?.nurturePool?.id ?? []) } });
  const handovers = plans.map(plan => handoverOf(plan, byId, new Map(pools.map(pool => [pool.id, pool]))));
  const moves = plans.map((plan, place): Move | null => {
    const handover = handovers[place];
    return handover ? { plan, handover } : null;
  });
  if (
    (await refusalOf(
      tx,
      moves.filter(move => move !== null),
    )) === null
  )
    return [...plans];
  const done: Plan[] = [];
  for (const [place, plan] of plans.entries()) {
    const move = moves[place];
    const code = move ? await refusalOf(tx, [move]) : null;
    done.push(code === null ? plan : { ...plan, verdict: heldBack(plan.verdict, code) });
  }
  return done;
}

interface Move {
  readonly plan: Plan;
  readonly handover: Handover;
}

/** Hands over all of these, or none and no line is raised for them: the code of the guard that refused. */
async function refusalOf(tx: Tx, moves: readonly Move[]): Promise<UserErrorCode | null> {
  if (moves.length === 0) return null;
  try {
    await tx.attempt(async () => {
      for (const move of moves) await raiseLine(tx, move);
      await changeHolders(
        tx,
        moves.map(({ handover }) => handover),
      );
    });
    return null;
  } catch (error) {
    if (!(error instanceof Refusal) || !error.problems[0]) throw error;
    return error.problems[0].code;
  }
}

async function raiseLine(tx: Tx, { plan: { rule, verdict }, handover: { to } }: Move): Promise<void> {
  if (!rule || to.placement !== Placement.OWNED || verdict.overflow !== OverflowPolicy.TEMP_BOOST) return;
  const expiresAt = new Date((await tx.now()).getTime() + (rule.boostHours ?? 0) * HOUR_MS);
  await grantBoost(tx, to.rep, { units: rule.boostUnits ?? 0, expiresAt, reason: `assignment rule ${rule.key}` });
}

function handoverOf(
  { lead, rule, verdict }: Plan,
  reps: ReadonlyMap<string, Rep>,
  pools: ReadonlyMap<string, Pool>,
): Handover | null {
  const how = OwnershipChange.AUTO_ASSIGNED;
  const reason = rule?.key ?? null;
  const rep = reps.get(verdict.repId ?? '');
  if (rep) return { lead, to: { placement: Placement.OWNED, rep }, how, reason };
  const pool = verdict.overflow === OverflowPolicy.NURTURE && pools.get(rule?.nurturePool?.id ?? '');
  if (pool) return { lead, to: { placement: Placement.POOLED, pool }, how, reason };
  if (lead.placement !== Placement.WAITING || verdict.reason === null || lead.waitingReason === verdict.reason)
    return null;
  return { lead, to: { placement: Placement.WAITING, reason: verdict.reason }, how, reason };
}

/** What was assigned or is no more to be leaves the queue; what is held comes up again, what no rule wants when rules change. */
async function settleQueue(
  tx: Tx,
  { locked, done }: { locked: readonly Lead[]; done: readonly Plan[] },
): Promise<void> {
  const staying = done.filter(({ verdict }) => verdict.repId === null && verdict.overflow !== OverflowPolicy.NURTURE);
  const stay = new Set(staying.map(({ lead }) => lead.id));
  await leaveArrivals(
    tx,
    locked.filter(({ id }) => !stay.has(id)).map(({ id }) => id),
  );
  await tx.sql(STAY, [
    tx.ctx.runtime.clock.offsetMs,
    staying.map(({ lead }) => uuidOf(lead.id, 'lead')),
    staying.map(({ rule, verdict }) => `${rule?.id ?? 'none'} ${verdict.reason}`),
    staying.map(({ rule }) => rule !== null),
  ]);
}

/** So long an arrival waits at most for what else is done with it, e.g. for its tier. */
const PATIENCE = "interval '10 seconds'";
const NOW = "clock_timestamp() + ?::float8 * interval '1 ms'";
const IS_READY = `q.due_at <= clock.now and (q.since <= clock.now - ${PATIENCE} or not (is_in_preparation(q.lead_id)
  or exists (select from consumer c where c.pos < q.pos and c.name <> 'assignment-queue')))`;

const IS_ANY_DUE = `/* any lead to assign */ with clock as (select ${NOW} as now)
select 1 as due from assignment_queue q, clock where ${IS_READY} limit 1`;

const DUE = `/* leads to assign */ with clock as (select ${NOW} as now)
select q.lead_id as id from assignment_queue q cross join clock join lead l on l.id = q.lead_id where ${IS_READY} order by l.tier nulls last, q.since, q.lead_id limit ?::int`;

const STAY = `/* not assigned */ update assignment_queue q set told = u.told,
  due_at = case when u.again then clock_timestamp() + ?::float8 * interval '1 ms' + interval '1 minute' end
from unnest(?::uuid[], ?::text[], ?::boolean[]) as u (lead, told, again) where q.lead_id = u.lead`;
