import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { LimitMode } from './quota.enums.js';

const CAPACITY_LIMIT = 1_000_000;

/** What is wrong with a holding quota: one subject, a line from 0 to 1,000,000 in hundredths exactly where it is limited. */
export function judgeQuota(quota: {
  repId?: string | null;
  teamId?: string | null;
  mode: LimitMode;
  capacity?: number | null;
}): (Problem | false)[] {
  const { capacity = null } = quota;
  const field = ['input', 'capacity'];
  const isLimited = quota.mode === LimitMode.LIMITED;
  return [
    Boolean(quota.repId && quota.teamId) && { code: UserErrorCode.INVALID, field: ['input', 'teamId'] },
    isLimited !== (capacity !== null) && { code: UserErrorCode.INVALID, field },
    capacity !== null && !isCapacity(capacity) && { code: UserErrorCode.INVALID, field },
    quota.mode === LimitMode.OPT_OUT && !quota.repId && { code: UserErrorCode.INVALID, field: ['input', 'mode'] },
  ];
}

function isCapacity(capacity: number): boolean {
  return capacity >= 0 && capacity <= CAPACITY_LIMIT && Number.isInteger(Math.round(capacity * 1e6) / 1e4);
}
