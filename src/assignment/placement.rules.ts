import { Placement } from '../leads/lead.enums.js';
import { type Problem, UserErrorCode } from '../platform/refusal.js';

/** Whether a lead is where a door needs it to be; if not, the reason that its place gives. */
export function judgePlacement(now: Placement, needed: readonly Placement[], field: readonly string[]): Problem | null {
  if (needed.includes(now)) return null;
  if (now === Placement.OWNED) return { code: UserErrorCode.ALREADY_OWNED, field };
  if (now === Placement.ENDED) return { code: UserErrorCode.LEAD_TERMINAL, field };
  return { code: UserErrorCode.ILLEGAL_TRANSITION, field };
}
