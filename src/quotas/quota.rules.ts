import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { LimitMode, OnWeightIncrease, QuotaScope, QuotaVerdict } from './quota.enums.js';

const CAPACITY_LIMIT = 1_000_000;
const RAMP_LIMIT_DAYS = 730;

interface JudgedQuota {
  repId?: string | null;
  teamId?: string | null;
  level?: string | null;
  pipelineId?: string | null;
  productLine?: string | null;
  onWeightIncrease?: OnWeightIncrease;
  tierCaps?: AskedFigures | null;
  lifecycleCaps?: AskedFigures | null;
  reserved?: AskedFigures | null;
  ramp?: { readonly startShare: number; readonly days: number } | null;
  mode: LimitMode;
  capacity?: number | null;
}

/** What is wrong with a holding quota: one subject, weight refused by no wall, a line from 0 to 1,000,000 in hundredths exactly where it is limited. */
export function judgeQuota(quota: JudgedQuota): (Problem | false)[] {
  const { capacity = null } = quota;
  const field = ['input', 'capacity'];
  const isLimited = quota.mode === LimitMode.LIMITED;
  const isOfHolder = Boolean(quota.repId || quota.teamId);
  const isWall = Boolean(quota.pipelineId || quota.productLine);
  return [
    Boolean(quota.repId && quota.teamId) && { code: UserErrorCode.INVALID, field: ['input', 'teamId'] },
    Boolean(quota.level) && isOfHolder && { code: UserErrorCode.INVALID, field: ['input', 'level'] },
    Boolean(quota.pipelineId) && isOfHolder && { code: UserErrorCode.INVALID, field: ['input', 'pipelineId'] },
    Boolean(quota.productLine) &&
      (isOfHolder || Boolean(quota.level || quota.pipelineId)) && {
        code: UserErrorCode.INVALID,
        field: ['input', 'productLine'],
      },
    isWall &&
      quota.onWeightIncrease === OnWeightIncrease.REFUSE && {
        code: UserErrorCode.INVALID,
        field: ['input', 'onWeightIncrease'],
      },
    isLimited !== (capacity !== null) && { code: UserErrorCode.INVALID, field },
    capacity !== null && !isCapacity(capacity) && { code: UserErrorCode.INVALID, field },
    ...judgeRamp(quota, isWall || Boolean(quota.teamId)),
    ...judgeCaps(quota, isWall || Boolean(quota.teamId)),
    quota.mode === LimitMode.OPT_OUT && !quota.repId && { code: UserErrorCode.INVALID, field: ['input', 'mode'] },
  ];
}

/** Figures as a caller gives them, by name; null for none. */
export type AskedFigures = object;

/** The figures that were given. */
export function figuresOf(asked: AskedFigures | null | undefined): Record<string, number> {
  const given = Object.entries<number | null>({ ...asked }).flatMap(([name, figure]) =>
    figure == null ? [] : [[name, figure]],
  );
  return Object.fromEntries(given);
}

/** Caps go with a line that a rep may have, and slots are reserved of a line that there is, not more than it has. */
function judgeCaps(quota: JudgedQuota, hasNone: boolean): (Problem | false)[] {
  const parts = { tierCaps: quota.tierCaps, lifecycleCaps: quota.lifecycleCaps, reserved: quota.reserved };
  const isOut = quota.mode === LimitMode.OPT_OUT;
  const problems = Object.entries(parts).flatMap(([part, asked]) => {
    const figures = Object.entries(figuresOf(asked));
    const isMisplaced = hasNone || isOut || (part === 'reserved' && quota.mode !== LimitMode.LIMITED);
    if (figures.length > 0 && isMisplaced) return [invalid('input', part)];
    return figures.flatMap(([name, figure]) => (isCapacity(figure) ? [] : [invalid('input', part, name)]));
  });
  const kept = Object.values(figuresOf(quota.reserved)).reduce((sum, figure) => sum + figure, 0);
  const isTooMuch = problems.length === 0 && kept > 0 && kept > (quota.capacity ?? 0);
  return [...problems, isTooMuch && invalid('input', 'reserved')];
}

/** A ramp goes with a limited line that a rep may have: from a share between 0 and 1, in thousandths, over 1 to 730 days. */
function judgeRamp({ ramp, mode }: JudgedQuota, hasNone: boolean): (Problem | false)[] {
  if (!ramp) return [];
  if (hasNone || mode !== LimitMode.LIMITED) return [invalid('input', 'ramp')];
  const { startShare, days } = ramp;
  const isShare = startShare > 0 && startShare < 1 && Number.isInteger(Math.round(startShare * 1e6) / 1e3);
  const isLength = Number.isInteger(days) && days >= 1 && days <= RAMP_LIMIT_DAYS;
  return [!isShare && invalid('input', 'ramp', 'startShare'), !isLength && invalid('input', 'ramp', 'days')];
}

const invalid = (...field: string[]): Problem => ({ code: UserErrorCode.INVALID, field });

function isCapacity(capacity: number): boolean {
  return capacity >= 0 && capacity <= CAPACITY_LIMIT && Number.isInteger(Math.round(capacity * 1e6) / 1e4);
}

/** What came of a quota in force when a rep's line was looked for; `winners`: the one that draws it, and those that are its walls. */
export function judgeForce(
  quota: { readonly id: string; readonly scope: QuotaScope; readonly mode: LimitMode } | null,
  winners: { readonly lineId: string | null; readonly wallIds: readonly string[] },
): QuotaVerdict {
  if (!quota) return QuotaVerdict.NOT_SET;
  if (quota.id === winners.lineId) return QuotaVerdict.DRAWS_THE_LINE;
  if (quota.scope === QuotaScope.TEAM || winners.wallIds.includes(quota.id)) return QuotaVerdict.WALL;
  return quota.mode === LimitMode.OPT_OUT ? QuotaVerdict.OPTS_OUT : QuotaVerdict.OVERRULED;
}
