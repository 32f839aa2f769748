import { takeFromArrivals } from '../assignment/arrivals.js';
import { judgePlacement } from '../assignment/placement.rules.js';
import { closingStage } from '../leads/closing-stage.js';
import {
  OutcomeReason,
  OutcomeResult,
  OwnershipChange,
  Placement,
  type PoolReviewAction,
} from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { decideLead } from '../leads/lead-decision.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead, unknownId } from '../leads/lock-lead.js';
import { changeHolder } from '../leads/ownership.js';
import { Pool } from '../leads/pool.js';
import { findNurturePool } from '../leads/pool-review-rule.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid } from '../platform/ids.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { noteAside } from './aside.js';
import { BulkKind } from './bulk.enums.js';
import { keepChange } from './bulk-ledger.js';
import { type BulkCall, type BulkOutcome, runBulk } from './bulk-run.js';
import { type Chosen, lockChosen } from './chosen-leads.js';
import { findDueLeads, findReviewed, type ReviewedLead, type ReviewScope } from './find-due-leads.js';
import { limitsOf, mayReview, type ReviewAsk } from './pool-review.js';

/** A lead of a preview, and the version that it had there. */
interface PreviewedLead {
  readonly id: string;
  readonly expectedVersion?: number | null;
}

export interface ApplyPoolReview extends ReviewAsk, BulkCall {
  /** These; left out: those that nobody was in touch with for longest. */
  readonly leads?: readonly PreviewedLead[] | null;
  readonly action?: PoolReviewAction | null;
  readonly nurturePoolId?: string | null;
  readonly reason?: string | null;
}

const LIMIT_LEADS = 500;

/** What is done in a pool by one call. */
interface Review {
  readonly scope: ReviewScope;
  /** Where leads are nurtured; null: they are archived. */
  readonly nurturePoolId: string | null;
}

/**
 * Archives or nurtures the leads of a pool that are due for review, each judged by itself with its row locked: whoever was in touch with one since
 * the preview was faster, and it stays. It may be taken back, and a customer who gets in touch brings its lead back.
 */
export function applyPoolReview(ctx: Ctx, input: ApplyPoolReview): Promise<BulkOutcome> {
  let review: Review;
  let reviewed: ReadonlyMap<string, ReviewedLead>;
  const versions = new Map(input.leads?.map(({ id, expectedVersion }) => [id, expectedVersion ?? null]));
  return runBulk(ctx, 'applyPoolReview', [
    input,
    {
      pathOf: place => ['leads', String(place), 'id'],
      choose: async tx => {
        review = await openReview(tx, input);
        const ids = input.leads?.map(({ id }) => id) ?? (await findIds(tx, review.scope));
        const chosen = await lockChosen(tx, { ids }, []);
        reviewed = await findReviewed(
          tx.em,
          review.scope,
          chosen.map(({ id }) => id),
        );
        return input.leads ? chosen : chosen.filter(({ id }) => isDue(reviewed.get(id))).map(unplaced);
      },
      lock: async (tx, id) => {
        const lead = await lockLead(tx, { id }, LeadAction.POOL);
        const expected = versions.get(id) ?? lead.version;
        if (expected === lead.version) return lead;
        throw new Refusal({ code: UserErrorCode.STALE_VERSION, field: ['input', 'id'] }, lead.id);
      },
      change: (tx, lead) => putAway(tx, lead, { review, due: reviewed.get(lead.id), reason: input.reason ?? null }),
      keep: (tx, changed) => keepChange(tx, { kind: BulkKind.REVIEW, reason: input.reason ?? null }, changed),
    },
  ]);
}

/** Of each pool at most so many rounds of 500 leads at a time. */
const MOST_ROUNDS = 10;

/** Reviews the pools whose rule is carried out by itself, each once an hour: what is due is archived or nurtured as if somebody had said so. */
export async function applyReviewRules(ctx: Ctx): Promise<void> {
  const now = (await ctx.runtime.now()).toISOString();
  const pools = await runSql<{ id: string }>(ctx.em, TAKE_POOLS, [now, now]);
  for (const { id } of pools)
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const poolId = idFromUuid('pool', id);
      const { changeId } = await applyPoolReview(ctx, { poolId, idempotencyKey: `${poolId} ${now} ${round}` });
      if (changeId === null) break;
    }
}

const TAKE_POOLS = `/* pools to review */ update pool set reviewed_at = ?::timestamptz
where is_review_automatic and retired_at is null and coalesce(reviewed_at <= ?::timestamptz - interval '1 hour', true) returning id`;

const isDue = (lead: ReviewedLead | undefined): boolean => (lead?.reasons.length ?? 0) > 0;
const unplaced = ({ id }: Chosen): Chosen => ({ id, place: null });

async function findIds(tx: Tx, scope: ReviewScope): Promise<string[]> {
  return (await findDueLeads(tx.em, scope, { limit: LIMIT_LEADS })).map(({ leadId }) => leadId);
}

async function openReview(tx: Tx, input: ApplyPoolReview): Promise<Review> {
  const { viewer, runtime } = tx.ctx;
  const pool = await tx.em.findOne(Pool, { id: input.poolId });
  if (!pool || !mayReview(viewer, pool)) throw unknownId(['input', 'poolId']);
  const limits = limitsOf(pool, input);
  const action = input.action ?? pool.reviewAction;
  if (!limits) throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'idleDays'] });
  if (!action) throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'action'] });
  const scope = { ...limits, poolId: pool.id, offsetMs: runtime.clock.offsetMs };
  const isByRule = input.action == null && input.nurturePoolId == null;
  const nurturePool = await findNurturePool(tx, {
    action,
    nurturePoolId: isByRule ? (pool.reviewPool?.id ?? null) : (input.nurturePoolId ?? null),
    from: pool.id,
    path: ['input'],
  });
  if (nurturePool && !isByRule && viewer.role === Role.REP && !viewer.pools?.managed.includes(nurturePool.id))
    throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field: ['input', 'nurturePoolId'] });
  return { scope, nurturePoolId: nurturePool?.id ?? null };
}

async function putAway(
  tx: Tx,
  lead: Lead,
  { review, due, reason }: { review: Review; due: ReviewedLead | undefined; reason: string | null },
): Promise<void> {
  const field = ['input', 'id'];
  const problem = judgePlacement(lead.placement, [Placement.POOLED], field);
  if (problem) throw new Refusal(problem, lead.id);
  if (!due || !isDue(due)) {
    const values = due && { days: due.idleDays, attempts: due.failedAttemptCount };
    throw new Refusal({ code: UserErrorCode.NOT_DUE, field, ...(values && { values }) }, lead.id);
  }
  const before = {
    poolId: review.scope.poolId,
    stageId: lead.stage.id,
    pooledSince: lead.pooledSince,
    idleSince: due.idleSince,
  };
  const why = [wordsOf(due), reason].filter(Boolean).join(': ');
  const how = OwnershipChange.REVIEWED;
  if (review.nurturePoolId) {
    const pool = await tx.em.findOneOrFail(Pool, { id: review.nurturePoolId });
    const to = { placement: Placement.POOLED, pool } as const;
    await changeHolder(tx, { lead, to, how, reason: why });
  } else {
    const decision = { result: OutcomeResult.DISQUALIFIED, reason: OutcomeReason.NO_RESPONSE };
    await decideLead(tx, lead, { ...decision, to: await closingStage(tx, lead, decision.result), how, why });
  }
  const arrivals = await takeFromArrivals(tx, [lead.id]);
  await noteAside(tx, lead, { ...before, arrivedAt: arrivals.get(lead.id) ?? null });
}

/** E.g. `idle for 95 days, 3 failed attempts`. */
function wordsOf({ idleDays, failedAttemptCount }: ReviewedLead): string {
  return `idle for ${idleDays} days, ${failedAttemptCount} failed attempts`;
}
