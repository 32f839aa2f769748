import { Pool } from '../leads/pool.js';
import type { Ctx } from '../platform/context.js';
import { badUserInput } from '../platform/errors.js';
import { uuidOf } from '../platform/ids.js';
import { boundsOf, type PageArgs } from '../platform/read/page-args.js';
import { countDueLeads, findDueLeads, type Place, type ReviewedLead } from './find-due-leads.js';
import { limitsOf, mayReview, type ReviewAsk } from './pool-review.js';

/** The leads of a pool that are due for review, as a page; null where there is no such pool for the viewer. Without any limits: BAD_USER_INPUT. */
export async function findPoolReview(ctx: Ctx, { poolId, idleDays, failedAttempts, ...args }: ReviewAsk & PageArgs) {
  const { rows: limit, isBackward, cursor } = boundsOf(args);
  const place = cursor === null ? null : placeOf(cursor, isBackward ? 'before' : 'after');
  const pool = await ctx.em.findOne(Pool, { id: poolId });
  if (!pool || !mayReview(ctx.viewer, pool)) return null;
  const limits = limitsOf(pool, { poolId, idleDays: idleDays ?? null, failedAttempts: failedAttempts ?? null });
  if (!limits) throw badUserInput('The pool has no review rule: say `idleDays` or `failedAttempts`.', ['idleDays']);
  const scope = { ...limits, poolId, offsetMs: ctx.runtime.clock.offsetMs };
  const found = await findDueLeads(ctx.em, scope, {
    limit: limit + 1,
    ...(isBackward ? { before: place ?? END } : { after: place }),
  });
  const more = found.length > limit;
  const kept = found.slice(0, limit);
  if (isBackward) kept.reverse();
  const edges = kept.map(node => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    nodes: kept,
    pageInfo: {
      hasNextPage: isBackward ? cursor !== null : more,
      hasPreviousPage: isBackward ? more : cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => countDueLeads(ctx.em, scope),
  };
}

/** Behind everything that can be. */
const END: Place = { at: 'infinity', key: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

function cursorOf({ idleSince, leadId }: ReviewedLead): string {
  return Buffer.from(JSON.stringify([1, idleSince.toISOString(), uuidOf(leadId, 'lead')])).toString('base64url');
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function placeOf(cursor: string, argument: string): Place {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [version, at, key]: unknown[] = Array.isArray(parsed) ? parsed : [];
    if (
      version === 1 &&
      typeof at === 'string' &&
      MOMENT.test(at) &&
      !Number.isNaN(Date.parse(at)) &&
      typeof key === 'string' &&
      UUID.test(key)
    )
      return { at, key };
  } catch {
    // Falls through to the one refusal of anything that is no cursor of a review.
  }
  throw badUserInput('This is not a cursor of a pool review.', [argument]);
}
