import type { RowRule } from '../platform/access/row-rule.js';
import { Role } from '../platform/access/viewer.js';

/**
 * Marketing sees every offer; sales those that are made to it: a rep what is offered to it or to its very team, a manager what
 * is offered to its teams and their reps. Whoever of sales sees an offer may decide it. Partners see none.
 */
export const OFFER_ROWS: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'ALL',
  [Role.MANAGER]: me => ({ toTeam: { $in: [...me.teamIds] } }),
  [Role.REP]: me => ({ $or: [{ toRep: me.repId }, { toRep: null, toTeam: { $in: [...me.teamIds] } }] }),
  [Role.PARTNER]: 'NONE',
};
