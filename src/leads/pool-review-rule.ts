import { type Ref, ref } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { PoolPurpose, PoolReviewAction } from './lead.enums.js';
import { findOpenPool } from './open-pool.js';
import type { Pool } from './pool.js';

/** When a lead of a pool is given up on, and what becomes of it, as a caller says it. */
export interface ReviewRule {
  readonly idleDays?: number | null;
  readonly failedAttempts?: number | null;
  readonly action: PoolReviewAction;
  readonly nurturePoolId?: string | null;
  readonly isAutomatic?: boolean;
}

interface KeptRule {
  readonly reviewIdleDays: number | null;
  readonly reviewFailedAttempts: number | null;
  readonly reviewAction: PoolReviewAction | null;
  readonly isReviewAutomatic: boolean;
  readonly reviewPool: Ref<Pool> | null;
}

const NO_RULE: KeptRule = {
  reviewIdleDays: null,
  reviewFailedAttempts: null,
  reviewAction: null,
  isReviewAutomatic: false,
  reviewPool: null,
};

/** What a pool keeps of its review rule; a rule by which nothing is ever due, or that goes nowhere, is refused. */
export async function findReviewRule(
  tx: Tx,
  pool: Pool | null,
  rule: ReviewRule | null | undefined,
): Promise<KeptRule> {
  if (!rule) return NO_RULE;
  const path = ['input', 'reviewRule'];
  refuseAll([
    rule.idleDays == null &&
      rule.failedAttempts == null && { code: UserErrorCode.INVALID, field: [...path, 'idleDays'] },
  ]);
  const target = await findNurturePool(tx, { ...rule, from: pool?.id ?? null, path });
  return {
    reviewIdleDays: rule.idleDays ?? null,
    reviewFailedAttempts: rule.failedAttempts ?? null,
    reviewAction: rule.action,
    isReviewAutomatic: rule.isAutomatic ?? false,
    reviewPool: target && ref(target),
  };
}

/** Where leads are to be nurtured: an open pool for that, another one than they are in. It is locked so that it is not retired before it is named. */
export async function findNurturePool(
  tx: Tx,
  named: {
    readonly action: PoolReviewAction;
    readonly nurturePoolId?: string | null;
    readonly from: string | null;
    readonly path: readonly string[];
  },
): Promise<Pool | null> {
  const { action, nurturePoolId, from } = named;
  const field = [...named.path, 'nurturePoolId'];
  const isNurtured = action === PoolReviewAction.NURTURE;
  if (isNurtured !== Boolean(nurturePoolId)) throw new Refusal({ code: UserErrorCode.INVALID, field });
  if (!nurturePoolId) return null;
  await tx.sql('select 1 as locked from pool where id = ?::uuid for key share', [uuidOf(nurturePoolId, 'pool')]);
  const pool = await findOpenPool(tx, nurturePoolId, field);
  if (!pool) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
  if (pool.purpose !== PoolPurpose.NURTURING || pool.id === from)
    throw new Refusal({ code: UserErrorCode.INVALID, field });
  return pool;
}
