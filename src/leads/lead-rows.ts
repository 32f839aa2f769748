import type { Condition } from '../platform/access/condition.js';
import type { RowRule } from '../platform/access/row-rule.js';
import { Role, type Viewer } from '../platform/access/viewer.js';
import { Placement } from './lead.enums.js';

/** The leads that a rep works on: as their owner, or beside it. */
export function worksOn(me: Viewer): Condition {
  return { $or: [{ owner: me.repId }, { collaboratorIds: { $contains: [me.repId] } }] };
}

/** The leads that a manager sees: those of its teams, and those that nobody holds but in pools that are hidden from it. */
export function overseenBy(me: Viewer): Condition {
  return { $or: [{ team: { $in: [...me.teamIds] } }, unheld(me)] };
}

function unheld({ pools }: Viewer): Condition {
  if (!pools?.hidden.length) return { owner: null };
  return { owner: null, $or: [{ pool: null }, { pool: { $nin: [...pools.hidden] } }] };
}

function pooled({ pools }: Viewer): Condition {
  return pools?.hidden.length
    ? { placement: Placement.POOLED, pool: { $nin: [...pools.hidden] } }
    : { placement: Placement.POOLED };
}

/** The leads of which a rep does not see who somebody is: those in pools, but for pools that are open to it. */
export function unpicked({ pools }: Viewer): Condition {
  return pools?.opened.length
    ? { placement: Placement.POOLED, pool: { $nin: [...pools.opened] } }
    : { placement: Placement.POOLED };
}

/**
 * Which leads a role sees. A manager sees the leads of its teams and those that nobody holds; a rep those that it works on, those in
 * pools, and the ended ones that it held last; a partner what it sent. A pool may hide its leads from those who are no members.
 */
export const LEAD_ROWS: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'ALL',
  [Role.MANAGER]: overseenBy,
  [Role.REP]: me => ({
    $or: [worksOn(me), pooled(me), { placement: Placement.ENDED, lastOwner: me.repId }],
  }),
  [Role.PARTNER]: me => ({ partnerId: me.partnerId }),
};
