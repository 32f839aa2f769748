import { Role, type Viewer } from '../platform/access/viewer.js';
import { Placement } from './lead.enums.js';
import type { LeadSight } from './lead.events.js';

/** What one can do to a lead. */
export enum LeadAction {
  UPDATE = 'UPDATE',
  MOVE = 'MOVE',
  CLOSE = 'CLOSE',
  REOPEN = 'REOPEN',
  CLAIM = 'CLAIM',
  ASSIGN = 'ASSIGN',
  TRANSFER = 'TRANSFER',
  RELEASE = 'RELEASE',
  RECALL = 'RECALL',
  LOG = 'LOG',
  MERGE = 'MERGE',
}

const OF_MANAGERS: readonly LeadAction[] = [LeadAction.ASSIGN, LeadAction.RECALL, LeadAction.MERGE];

/**
 * Whether a viewer may do something to a lead that it sees, as far as role, holder and placement decide; room and
 * stage are judged by their own rules. Shown as `viewerCan` and asked again by every use case.
 */
export function mayAct(action: LeadAction, viewer: Viewer, lead: LeadSight): boolean {
  return fits(action, lead) && isInCharge(action, viewer, lead);
}

/** Whether the role may do it to this lead at all, wherever the lead is placed now. */
export function isInCharge(action: LeadAction, viewer: Viewer, lead: LeadSight): boolean {
  switch (viewer.role) {
    case Role.ADMIN:
      return action !== LeadAction.CLAIM;
    case Role.MANAGER:
      return action !== LeadAction.CLAIM && (lead.teamId === null || viewer.teamIds.includes(lead.teamId));
    case Role.REP:
      if (action === LeadAction.CLAIM || action === LeadAction.REOPEN)
        return lead.ownerId === null || lead.ownerId === viewer.repId;
      return lead.ownerId === viewer.repId && !OF_MANAGERS.includes(action);
    case Role.MARKETER:
      return action === LeadAction.UPDATE || action === LeadAction.LOG;
    default:
      return false;
  }
}

/** Whether the placement of the lead allows it at all. */
function fits(action: LeadAction, lead: LeadSight): boolean {
  switch (action) {
    case LeadAction.CLAIM:
      return lead.placement === Placement.POOLED;
    case LeadAction.ASSIGN:
      return lead.placement === Placement.POOLED || lead.placement === Placement.WAITING;
    case LeadAction.TRANSFER:
    case LeadAction.RELEASE:
    case LeadAction.RECALL:
      return lead.placement === Placement.OWNED;
    case LeadAction.REOPEN:
      return lead.placement === Placement.ENDED;
    case LeadAction.MOVE:
    case LeadAction.CLOSE:
      return lead.placement !== Placement.ENDED;
    default:
      return true;
  }
}
