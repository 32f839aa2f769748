import { PoolPurpose } from '../leads/lead.enums.js';
import { type Problem, UserErrorCode } from '../platform/refusal.js';

/** What a pool says of a rep and a lead in it. Instants are null where the pool has no such rule or it does not concern them. */
export interface ClaimTerms {
  readonly purpose: PoolPurpose;
  readonly isMember: boolean;
  /** Until when the lead is left to others, since the rep held it lately. */
  readonly cooldownUntil: Date | null;
  /** Until when the lead is shown only. */
  readonly newUntil: Date | null;
}

/** Why a rep may not claim a lead now, where it may not: the pool is not for it, it held the lead lately, or the lead is new. */
export function judgeClaim(terms: ClaimTerms, now: Date, field: readonly string[]): Problem | null {
  const { purpose, isMember, cooldownUntil, newUntil } = terms;
  if (purpose === PoolPurpose.NURTURING || !isMember) return { code: UserErrorCode.NOT_POOL_MEMBER, field };
  if (cooldownUntil && cooldownUntil > now) return waiting(UserErrorCode.PREVIOUS_OWNER_COOLDOWN, cooldownUntil, field);
  if (newUntil && newUntil > now) return waiting(UserErrorCode.NEW_LEAD_DELAY, newUntil, field);
  return null;
}

/** A refusal that a wait ends. */
export function waiting(code: UserErrorCode, until: Date, field: readonly string[]): Problem {
  const nextAllowedAt = until.toISOString();
  return { code, field, values: { until: nextAllowedAt }, nextAllowedAt };
}
