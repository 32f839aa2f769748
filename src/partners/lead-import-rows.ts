import type { RowRule } from '../platform/access/row-rule.js';
import { Role } from '../platform/access/viewer.js';

/** Which imports a role sees: an administrator all, anybody else who may have one what it began itself. */
export const LEAD_IMPORT_ROWS: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: me => ({ createdBy: me.subject }),
  [Role.PARTNER]: me => ({ partner: me.partnerId }),
  [Role.MANAGER]: 'NONE',
  [Role.REP]: 'NONE',
  [Role.AUDITOR]: 'NONE',
  [Role.WALLBOARD]: 'NONE',
};
