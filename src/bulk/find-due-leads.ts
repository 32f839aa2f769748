import type { EntityManager } from '@mikro-orm/postgresql';
import { FAILED } from '../interactions/touch.rules.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { PoolReviewReason } from './pool-review.enums.js';
import type { ReviewLimits } from './pool-review.js';

/** How a lead of a pool stands against the limits of a review. */
export interface ReviewedLead {
  readonly leadId: string;
  readonly version: number;
  /** Since when nobody was in touch with it while it lay in pools. */
  readonly idleSince: Date;
  /** Whole days of 24 hours since. */
  readonly idleDays: number;
  /** Since the customer last took part. */
  readonly failedAttemptCount: number;
  readonly lastTwoWayAt: Date | null;
  /** Empty: it is not due. */
  readonly reasons: readonly PoolReviewReason[];
}

/** Which leads of a pool, by what limits, and by whose clock. */
export interface ReviewScope extends ReviewLimits {
  readonly poolId: string;
  readonly offsetMs: number;
}

/** So many leads that are due, those that nobody was in touch with for longest first. */
export async function findDueLeads(
  em: EntityManager,
  scope: ReviewScope,
  page: { limit: number; after?: Place | null; before?: Place | null },
): Promise<ReviewedLead[]> {
  const { after, before, limit } = page;
  const place = after ?? before ?? null;
  const statement = before ? EARLIER : LATER;
  const [at, key] = place ? [place.at, place.key] : [null, null];
  const rows = await runSql<Row>(em, statement, [...paramsOf(scope), at, at, key, limit]);
  return rows.map(leadOf);
}

/** Where a lead stands in the list of those that are due. */
export interface Place {
  /** `idleSince` in ISO 8601. */
  readonly at: string;
  /** The uuid of the lead. */
  readonly key: string;
}

export async function countDueLeads(em: EntityManager, scope: ReviewScope): Promise<number> {
  const [row] = await runSql<{ n: number }>(em, COUNT, paramsOf(scope));
  return row?.n ?? 0;
}

/** How these leads stand, as far as they are in the pool, by id. */
export async function findReviewed(
  em: EntityManager,
  scope: ReviewScope,
  leadIds: readonly string[],
): Promise<Map<string, ReviewedLead>> {
  const rows = await runSql<Row>(em, THESE, [...paramsOf(scope), leadIds.map(id => uuidOf(id, 'lead'))]);
  return new Map(rows.map(row => [idFromUuid('lead', row.id), leadOf(row)]));
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly idleSince: string;
  readonly idleDays: number;
  readonly failedAttempts: number;
  readonly lastTwoWayAt: string | null;
  readonly isIdle: boolean;
  readonly isUnreached: boolean;
}

function paramsOf({ poolId, idleDays, failedAttempts, offsetMs }: ReviewScope): unknown[] {
  return [offsetMs, uuidOf(poolId, 'pool'), idleDays, failedAttempts, [...FAILED]];
}

function leadOf(row: Row): ReviewedLead {
  return {
    leadId: idFromUuid('lead', row.id),
    version: row.version,
    idleSince: new Date(row.idleSince),
    idleDays: row.idleDays,
    failedAttemptCount: row.failedAttempts,
    lastTwoWayAt: row.lastTwoWayAt === null ? null : new Date(row.lastTwoWayAt),
    reasons: [
      ...(row.isIdle ? [PoolReviewReason.IDLE] : []),
      ...(row.isUnreached ? [PoolReviewReason.FAILED_ATTEMPTS] : []),
    ],
  };
}

/** A lead that came to the pools lately is not idle, however long ago it was last touched. Customers are not given up on. */
const REVIEWED = `with asked as (
  select clock_timestamp() + ?::float8 * interval '1 ms' as now, ?::uuid as pool, ?::int as days, ?::int as attempts, ?::text[] as failed
), figures as (
  select l.id, l.version, l.last_two_way_at, greatest(coalesce(l.last_touch_at, l.created_at), l.pooled_since) as idle_since,
    (select count(*)::int from interaction i where i.lead_id = l.id and i.direction = 'OUTBOUND' and i.disposition = any (asked.failed)
      and i.occurred_at > coalesce(l.last_two_way_at, '-infinity')) as failed_attempts
  from asked join lead l on l.pool_id = asked.pool and l.placement = 'POOLED' and l.merged_into_id is null
  join stage s on s.id = l.stage_id and not s.is_won
), reviewed as (
  select f.*, floor(extract(epoch from asked.now - f.idle_since) / 86400)::int as idle_days,
    coalesce(f.idle_since <= asked.now - asked.days * interval '24 hours', false) as is_idle,
    coalesce(f.failed_attempts >= asked.attempts, false) as is_unreached
  from figures f, asked
)`;

const FIGURES = `id, version, idle_since as "idleSince", idle_days as "idleDays", failed_attempts as "failedAttempts", last_two_way_at as "lastTwoWayAt",
  is_idle as "isIdle", is_unreached as "isUnreached"`;

const LATER = `/* leads due for review */ ${REVIEWED} select ${FIGURES} from reviewed where (is_idle or is_unreached)
and (?::timestamptz is null or (idle_since, id) > (?::timestamptz, ?::uuid)) order by idle_since, id limit ?`;

const EARLIER = `/* leads due for review */ ${REVIEWED} select ${FIGURES} from reviewed where (is_idle or is_unreached)
and (?::timestamptz is null or (idle_since, id) < (?::timestamptz, ?::uuid)) order by idle_since desc, id desc limit ?`;

const COUNT = `/* leads due for review */ ${REVIEWED} select count(*)::int as n from reviewed where is_idle or is_unreached`;

const THESE = `/* leads under review */ ${REVIEWED} select ${FIGURES} from reviewed where id = any (?::uuid[])`;
