import type { Condition } from '../platform/access/condition.js';
import type { RowRule } from '../platform/access/row-rule.js';
import { Role } from '../platform/access/viewer.js';

/** Whoever leads sees the decisions on leads that it sees; a rep those on what it holds. */
export const DECISION_ROWS: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.MANAGER]: me => ofLead({ $or: [{ team: { $in: [...me.teamIds] } }, { owner: null }] }),
  [Role.REP]: me => ofLead({ owner: me.repId }),
  [Role.WALLBOARD]: 'NONE',
  [Role.PARTNER]: 'NONE',
};

function ofLead(condition: Condition): Condition {
  return { lead: condition };
}
