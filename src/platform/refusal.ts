/**
 * What a caller can put right. The first block is general; the second is the closed list of reasons why a rep
 * may not take a lead. Clients treat a value they do not know as `INVALID`.
 */
export enum UserErrorCode {
  INVALID = 'INVALID',
  TAKEN = 'TAKEN',
  NOT_FOUND = 'NOT_FOUND',
  STALE_VERSION = 'STALE_VERSION',
  ILLEGAL_TRANSITION = 'ILLEGAL_TRANSITION',
  OUTCOME_REQUIRED = 'OUTCOME_REQUIRED',
  IDEMPOTENCY_KEY_REUSED = 'IDEMPOTENCY_KEY_REUSED',
  NOT_ALLOWED = 'NOT_ALLOWED',
  TOO_MANY = 'TOO_MANY',
  UNDO_EXPIRED = 'UNDO_EXPIRED',
  ALREADY_UNDONE = 'ALREADY_UNDONE',
  POOL_RETIRED = 'POOL_RETIRED',
  NOT_DUE = 'NOT_DUE',
  ALREADY_DELIVERED = 'ALREADY_DELIVERED',
  KEY_LIMIT_REACHED = 'KEY_LIMIT_REACHED',
  MERGED_INTO = 'MERGED_INTO',
  DUPLICATE_WON = 'DUPLICATE_WON',
  PARTNER_MISMATCH = 'PARTNER_MISMATCH',
  ALREADY_ENROLLED = 'ALREADY_ENROLLED',
  NOT_ENROLLED = 'NOT_ENROLLED',
  ALREADY_OFFERED = 'ALREADY_OFFERED',
  OFFER_ENDED = 'OFFER_ENDED',
  PROGRAM_INACTIVE = 'PROGRAM_INACTIVE',
  PROGRAM_IN_USE = 'PROGRAM_IN_USE',
  KIND_IS_FIXED = 'KIND_IS_FIXED',
  CHOICE_IN_USE = 'CHOICE_IN_USE',
  FIELD_LIMIT_REACHED = 'FIELD_LIMIT_REACHED',
  TOO_LARGE = 'TOO_LARGE',
  IMPORT_LIMIT_REACHED = 'IMPORT_LIMIT_REACHED',
  IMPORT_OVER = 'IMPORT_OVER',
  REP_INACTIVE = 'REP_INACTIVE',
  ON_LEAVE = 'ON_LEAVE',
  OFFLINE = 'OFFLINE',
  BUSY = 'BUSY',
  AWAY = 'AWAY',
  OPTED_OUT = 'OPTED_OUT',
  NOT_POOL_MEMBER = 'NOT_POOL_MEMBER',
  SKILL_MISMATCH = 'SKILL_MISMATCH',
  SEGMENT_MISMATCH = 'SEGMENT_MISMATCH',
  QUOTA_EXCEEDED = 'QUOTA_EXCEEDED',
  TEAM_QUOTA_EXCEEDED = 'TEAM_QUOTA_EXCEEDED',
  TIER_QUOTA_EXCEEDED = 'TIER_QUOTA_EXCEEDED',
  LIFECYCLE_QUOTA_EXCEEDED = 'LIFECYCLE_QUOTA_EXCEEDED',
  PIPELINE_QUOTA_EXCEEDED = 'PIPELINE_QUOTA_EXCEEDED',
  PRODUCT_LINE_QUOTA_EXCEEDED = 'PRODUCT_LINE_QUOTA_EXCEEDED',
  RESERVED_FOR_HIGHER_TIER = 'RESERVED_FOR_HIGHER_TIER',
  INTAKE_CAP_REACHED = 'INTAKE_CAP_REACHED',
  PREVIOUS_OWNER_COOLDOWN = 'PREVIOUS_OWNER_COOLDOWN',
  NEW_LEAD_DELAY = 'NEW_LEAD_DELAY',
  VIEW_LIMIT_REACHED = 'VIEW_LIMIT_REACHED',
  PROTECTED = 'PROTECTED',
  ALREADY_OWNED = 'ALREADY_OWNED',
  LEAD_TERMINAL = 'LEAD_TERMINAL',
  NO_RULE_MATCHED = 'NO_RULE_MATCHED',
}

/** One thing that is wrong. `field` is the path from `input`; `values` fill the message of the caller's language. */
export interface Problem {
  readonly code: UserErrorCode;
  readonly message?: string;
  readonly field?: readonly string[];
  readonly values?: Readonly<Record<string, string | number>>;
  /** When the same may be tried again, in ISO 8601, where that is known. */
  readonly nextAllowedAt?: string;
}

/**
 * A rule said no. Thrown from rule, entity or desk, so that the transaction rolls back by itself; shown to the caller
 * as data (`userErrors`). `subjectId` names the object that is shown as it is now (STALE_VERSION).
 */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(
    problems: Problem | readonly Problem[],
    readonly subjectId?: string,
  ) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(problem => problem.code).join(', '));
    this.problems = list;
  }
}

/** Throws one refusal with every problem that the checks found, or returns. */
export function refuseAll(problems: readonly (Problem | null | undefined | false)[]): void {
  const found = problems.filter((problem): problem is Problem => Boolean(problem));
  if (found.length > 0) throw new Refusal(found);
}

/** Refuses to change something that somebody else has changed since the caller read it; where no version is told, nothing was read. */
export function refuseStale(
  row: { readonly id: string; readonly version: number },
  { expectedVersion }: { readonly expectedVersion?: number | null | undefined },
): void {
  if (expectedVersion == null || expectedVersion === row.version) return;
  throw new Refusal({ code: UserErrorCode.STALE_VERSION, field: ['input', 'expectedVersion'] }, row.id);
}
