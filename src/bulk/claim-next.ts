import { PoolPurpose } from '../leads/lead.enums.js';
import type { Ctx } from '../platform/context.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { type Problem, Refusal, UserErrorCode } from '../platform/refusal.js';
import { lockLoads } from '../quotas/load.js';
import type { Rep } from '../reps/rep.js';
import { claiming } from './bulk-claim.js';
import { type BulkCall, type BulkOutcome, runBulk } from './bulk-run.js';
import type { Chosen } from './chosen-leads.js';

export interface ClaimNext extends BulkCall {
  readonly poolId: string;
  readonly count: number;
}

/** After one of these the next lead would be refused as well, but where it is for what the lead is of. */
const ENDING: readonly UserErrorCode[] = [
  UserErrorCode.QUOTA_EXCEEDED,
  UserErrorCode.TEAM_QUOTA_EXCEEDED,
  UserErrorCode.INTAKE_CAP_REACHED,
];

/**
 * A rep takes the best leads of a pool that it may have: by tier, A first, then those that wait longest. Leads that somebody else is taking at the
 * moment are passed over, so that many at once do not wait for each other. Ends at the first for which there is no room.
 */
export function claimNext(ctx: Ctx, input: ClaimNext): Promise<BulkOutcome> {
  const work = claiming((tx, rep) => lockNext(tx, rep, input));
  const isOver = ({ problems }: { problems: readonly Problem[] }) =>
    problems.some(({ code, values }) => ENDING.includes(code) && !values?.of);
  return runBulk(ctx, 'claimNext', [input, { ...work, isOver }]);
}

async function lockNext(tx: Tx, rep: Rep, { poolId, count }: ClaimNext): Promise<Chosen[]> {
  const field = ['input', 'poolId'];
  const repUuid = uuidOf(rep.id, 'rep');
  const pools = await tx.sql<{ purpose: PoolPurpose; isMember: boolean }>(POOL, [uuidOf(poolId, 'pool'), repUuid]);
  const [pool] = pools;
  if (!pool) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
  if (!pool.isMember || pool.purpose === PoolPurpose.NURTURING)
    throw new Refusal({ code: UserErrorCode.NOT_POOL_MEMBER, field });
  const { offsetMs } = tx.ctx.runtime.clock;
  const rows = await tx.sql<{ id: string }>(NEXT, [offsetMs, uuidOf(poolId, 'pool'), rep.id, count]);
  await lockLoads(tx, [rep.id]);
  return rows.map(({ id }) => ({ id: idFromUuid('lead', id), place: null }));
}

const POOL = `/* may claim from */ select p.purpose, is_pool_member(p, r.id, r.team_id || teams_above(r.team_id)) as "isMember"
from pool p, rep r where p.id = ?::uuid and r.id = ?::uuid`;

const NEXT = `/* next to claim */ with clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as now)
select l.id from lead l, pool p, clock c
where p.id = ?::uuid and l.pool_id = p.id and l.placement = 'POOLED' and l.merged_into_id is null
  and (p.new_lead_delay_hours is null or l.pooled_since <= c.now - p.new_lead_delay_hours * interval '1 hour')
  and (p.owner_cooldown_days is null or not exists (
    select 1 from lead_interval i where i.lead_id = l.id and i.axis = 'OWNER' and i.value = ?::text
      and i.ended_at > c.now - p.owner_cooldown_days * interval '24 hours'
  ))
order by coalesce(l.tier, 'E'), l.pooled_since, l.id limit ?::int for update of l skip locked`;
