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
  SHARE = 'SHARE',
  POOL = 'POOL',
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
      return isForRep(action, viewer, lead);
    case Role.MARKETER:
      return action === LeadAction.UPDATE || action === LeadAction.LOG;
    default:
      return false;
  }
}

/** A rep may do to its own lead what is not for managers, take what nobody holds, move what lies in a pool that it looks after, and log touches of what it works on beside the owner. */
function isForRep(action: LeadAction, { repId, pools }: Viewer, lead: LeadSight): boolean {
  const managed = pools?.managed ?? [];
  if (action === LeadAction.POOL) return lead.poolId !== null && managed.includes(lead.poolId);
  if (repId !== null && lead.ownerId === repId) return !OF_MANAGERS.includes(action);
  const isCollaborator = repId !== null && lead.collaboratorIds?.includes(repId) === true;
  if (action === LeadAction.LOG) return isCollaborator;
  if (action === LeadAction.REOPEN) return lead.ownerId === null && (!isCollaborator || lead.lastOwnerId === repId);
  return action === LeadAction.CLAIM && lead.ownerId === null;
}

/** Whether the placement of the lead allows it at all. */
function fits(action: LeadAction, lead: LeadSight): boolean {
  switch (action) {
    case LeadAction.CLAIM:
    case LeadAction.POOL:
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
