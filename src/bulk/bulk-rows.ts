import type { RowRule } from '../platform/access/row-rule.js';
import { Role } from '../platform/access/viewer.js';

/** Whoever changed many leads at once sees that, and an administrator sees all. */
export const BULK_ROWS: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MANAGER]: me => ({ actor: me.subject }),
  [Role.REP]: me => ({ actor: me.subject }),
  [Role.MARKETER]: me => ({ actor: me.subject }),
  [Role.AUDITOR]: 'NONE',
  [Role.WALLBOARD]: 'NONE',
  [Role.PARTNER]: 'NONE',
};
