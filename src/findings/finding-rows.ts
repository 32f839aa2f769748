import type { RowRule } from '../platform/access/row-rule.js';
import { Role } from '../platform/access/viewer.js';

/** A finding is seen by whoever holds the lead now, by whom it is about, and by the managers of both. */
export const FINDING_ROWS: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'ALL',
  [Role.MANAGER]: me => ({ $or: [{ team: { $in: [...me.teamIds] } }, { lead: { team: { $in: [...me.teamIds] } } }] }),
  [Role.REP]: me => ({ $or: [{ rep: me.repId }, { lead: { owner: me.repId } }] }),
  [Role.PARTNER]: 'NONE',
};
