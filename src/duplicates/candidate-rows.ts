import { overseenBy } from '../leads/lead-rows.js';
import type { Condition } from '../platform/access/condition.js';
import type { RowRule } from '../platform/access/row-rule.js';
import { Role, type Viewer } from '../platform/access/viewer.js';

/** A pair is seen by who may merge or sort it out: admins, marketers, and managers who see both leads. Partners learn nothing of it. */
export const CANDIDATE_ROWS: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'NONE',
  [Role.WALLBOARD]: 'NONE',
  [Role.MANAGER]: me => ({ $and: [seen(me, 'lead'), seen(me, 'other')] }),
  [Role.REP]: 'NONE',
  [Role.PARTNER]: 'NONE',
};

function seen(me: Viewer, side: 'lead' | 'other'): Condition {
  return { [side]: overseenBy(me) };
}
