import type { Condition } from '../platform/access/condition.js';
import type { RowRule } from '../platform/access/row-rule.js';
import { Role, type Viewer } from '../platform/access/viewer.js';
import { Placement } from './lead.enums.js';

/** The leads that a rep works on: as their owner, or beside it. */
export function worksOn(me: Viewer): Condition {
  return { $or: [{ owner: me.repId }, { collaboratorIds: { $contains: [me.repId] } }] };
}

/**
 * Which leads a role sees. A manager sees the leads of its teams and those that nobody holds; a rep those that it works on, those in
 * pools, and the ended ones that it held last; a partner what it sent.
 */
export const LEAD_ROWS: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'ALL',
  [Role.MANAGER]: me => ({ $or: [{ team: { $in: [...me.teamIds] } }, { owner: null }] }),
  [Role.REP]: me => ({
    $or: [worksOn(me), { placement: Placement.POOLED }, { placement: Placement.ENDED, lastOwner: me.repId }],
  }),
  [Role.PARTNER]: me => ({ partnerId: me.partnerId }),
};
