import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { waiting } from './claim.rules.js';

/** A rep in a pool, and the place in the input that a refusal points at. */
export interface DayOfRep {
  readonly poolId: string;
  readonly repId: string;
  readonly field: readonly string[];
}

/**
 * Counts one more lead that a rep takes from a pool today, by the day of the organisation; INTAKE_CAP_REACHED where that would be more than the pool
 * allows. The row of the counter is locked from here on, so no two claims count from the same number. What is given back later stays counted.
 */
export async function countClaim(tx: Tx, of: DayOfRep): Promise<void> {
  const counted = await tx.sql(COUNT_CLAIM, await paramsOf(tx, of));
  if (counted.length === 0) throw await untilTomorrow(tx, of, UserErrorCode.INTAKE_CAP_REACHED);
}

/** Counts it where it was judged with the rep's counter locked that there is one left: nobody waits for it, and where there is none all is tried again. */
export async function sendClaim(tx: Tx, { poolId, repId }: DayOfRep): Promise<void> {
  const at = (await tx.now()).toISOString();
  tx.call('count_claim(?::uuid, ?::uuid, ?::timestamptz)', [uuidOf(poolId, 'pool'), uuidOf(repId, 'rep'), at]);
}

/** Counts one more lead that a rep looks at in full today; VIEW_LIMIT_REACHED where that would be more than the pool allows. */
export async function countView(tx: Tx, of: DayOfRep): Promise<void> {
  const counted = await tx.sql(COUNT_VIEW, await paramsOf(tx, of));
  if (counted.length === 0) throw await untilTomorrow(tx, of, UserErrorCode.VIEW_LIMIT_REACHED);
}

async function paramsOf(tx: Tx, { poolId, repId }: DayOfRep): Promise<unknown[]> {
  return [(await tx.now()).toISOString(), uuidOf(repId, 'rep'), uuidOf(poolId, 'pool')];
}

async function untilTomorrow(tx: Tx, { field }: DayOfRep, code: UserErrorCode): Promise<Refusal> {
  const [next] = await tx.sql<{ at: string }>(NEXT_DAY, [(await tx.now()).toISOString()]);
  if (!next) throw new Error('there is no organisation');
  return new Refusal(waiting(code, new Date(next.at), field));
}

const COUNT_CLAIM = `/* count a claim */ insert into pool_day as d (pool_id, rep_id, day, claim_count)
select p.id, v.rep, (v.now at time zone o.time_zone)::date, 1
from pool p, organisation o, (select ?::timestamptz as now, ?::uuid as rep) v where p.id = ?::uuid
on conflict (pool_id, rep_id, day) do update set claim_count = d.claim_count + 1
where d.claim_count < coalesce((select claims_per_day from pool where id = d.pool_id), d.claim_count + 1) returning claim_count`;

const COUNT_VIEW = `/* count a view */ insert into pool_day as d (pool_id, rep_id, day, view_count)
select p.id, v.rep, (v.now at time zone o.time_zone)::date, 1
from pool p, organisation o, (select ?::timestamptz as now, ?::uuid as rep) v where p.id = ?::uuid
on conflict (pool_id, rep_id, day) do update set view_count = d.view_count + 1
where d.view_count < coalesce((select views_per_day from pool where id = d.pool_id), d.view_count + 1) returning view_count`;

const NEXT_DAY = `/* the next day */ select (date_trunc('day', v.now at time zone o.time_zone) + interval '1 day') at time zone o.time_zone as at
from organisation o, (select ?::timestamptz as now) v`;
