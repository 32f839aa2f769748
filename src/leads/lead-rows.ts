import type { RowRule } from '../platform/access/row-rule.js';
import { Role } from '../platform/access/viewer.js';
import { Placement } from './lead.enums.js';

/**
 * Which leads a role sees. A manager sees the leads of its teams and those that nobody holds; a rep its own, those in
 * pools, and the ended ones that it held last; a partner what it sent.
 */
export const LEAD_ROWS: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'ALL',
  [Role.MANAGER]: me => ({ $or: [{ team: { $in: [...me.teamIds] } }, { owner: null }] }),
  [Role.REP]: me => ({
    $or: [{ owner: me.repId }, { placement: Placement.POOLED }, { placement: Placement.ENDED, lastOwner: me.repId }],
  }),
  [Role.PARTNER]: me => ({ partnerId: me.partnerId }),
};
