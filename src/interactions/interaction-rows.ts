import { overseenBy, worksOn } from '../leads/lead-rows.js';
import type { RowRule } from '../platform/access/row-rule.js';
import { Role } from '../platform/access/viewer.js';

/** A touch is for those who work on its lead, and a partner hears of the touches of what it sent. */
export const INTERACTION_ROWS: Readonly<Record<Role, RowRule>> = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'NONE',
  [Role.MANAGER]: me => ({ lead: overseenBy(me) }),
  [Role.REP]: me => ({ lead: worksOn(me) }),
  [Role.PARTNER]: me => ({ lead: { partnerId: me.partnerId } }),
};
