import { overseenBy, worksOn } from '../leads/lead-rows.js';
import type { RowRule } from '../platform/access/row-rule.js';
import { Role } from '../platform/access/viewer.js';

/** What the house knows of its content and programs: nothing for partners. */
export const CONTENT_ROWS: Readonly<Record<Role, RowRule>> = {
  [Role.ADMIN]: 'ALL',
  [Role.MANAGER]: 'ALL',
  [Role.REP]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'ALL',
  [Role.PARTNER]: 'NONE',
};

/** What was done with a lead is for those who see its touches, but for partners. */
export const NURTURED_LEAD_ROWS: Readonly<Record<Role, RowRule>> = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'NONE',
  [Role.MANAGER]: me => ({ lead: overseenBy(me) }),
  [Role.REP]: me => ({ lead: worksOn(me) }),
  [Role.PARTNER]: 'NONE',
};
