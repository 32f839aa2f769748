import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { LimitMode, QuotaScope, QuotaVerdict } from './quota.enums.js';

const CAPACITY_LIMIT = 1_000_000;

/** What is wrong with a holding quota: one subject, a line from 0 to 1,000,000 in hundredths exactly where it is limited. */
export function judgeQuota(quota: {
  repId?: string | null;
  teamId?: string | null;
  level?: string | null;
  mode: LimitMode;
  capacity?: number | null;
}): (Problem | false)[] {
  const { capacity = null } = quota;
  const field = ['input', 'capacity'];
  const isLimited = quota.mode === LimitMode.LIMITED;
  return [
    Boolean(quota.repId && quota.teamId) && { code: UserErrorCode.INVALID, field: ['input', 'teamId'] },
    Boolean(quota.level && (quota.repId || quota.teamId)) && { code: UserErrorCode.INVALID, field: ['input', 'level'] },
    isLimited !== (capacity !== null) && { code: UserErrorCode.INVALID, field },
    capacity !== null && !isCapacity(capacity) && { code: UserErrorCode.INVALID, field },
    quota.mode === LimitMode.OPT_OUT && !quota.repId && { code: UserErrorCode.INVALID, field: ['input', 'mode'] },
  ];
}

function isCapacity(capacity: number): boolean {
  return capacity >= 0 && capacity <= CAPACITY_LIMIT && Number.isInteger(Math.round(capacity * 1e6) / 1e4);
}

/** What came of a quota in force when a rep's line was looked for; `winnerId`: the one that draws it. */
export function judgeForce(
  quota: { readonly id: string; readonly scope: QuotaScope; readonly mode: LimitMode } | null,
  winnerId: string | null,
): QuotaVerdict {
  if (!quota) return QuotaVerdict.NOT_SET;
  if (quota.id === winnerId) return QuotaVerdict.DRAWS_THE_LINE;
  if (quota.scope === QuotaScope.TEAM) return QuotaVerdict.WALL;
  return quota.mode === LimitMode.OPT_OUT ? QuotaVerdict.OPTS_OUT : QuotaVerdict.OVERRULED;
}
