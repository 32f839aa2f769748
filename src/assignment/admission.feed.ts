import { maySeeRow, type RowRule } from '../platform/access/row-rule.js';
import { Role } from '../platform/access/viewer.js';
import type { LogFeed } from '../platform/live/log-feed.js';
import type { RefusedAdmission } from './admission.events.js';
import type { AdmissionFeedFilter } from './admission-feed.graphql.js';

/** One refusal as the feed tells it, still without its objects. */
export interface ToldRefusal extends RefusedAdmission {
  readonly occurredAt: Date;
}

/** Which refusals a role hears of: a manager those of its reps, a rep its own, a partner none. */
const REFUSAL_ROWS: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'ALL',
  [Role.MANAGER]: me => ({ team: { $in: [...me.teamIds] } }),
  [Role.REP]: me => ({ rep: me.repId }),
  [Role.PARTNER]: 'NONE',
};

/** Every admission that was refused for want of room. */
export const admissionRefusedFeed: LogFeed<AdmissionFeedFilter | null, ToldRefusal> = {
  name: 'admissionRefused',
  entryOf(event, filter, viewer) {
    if (event.type !== 'admissionRefused') return null;
    const told = event.body as Omit<ToldRefusal, 'occurredAt'>;
    if (filter?.repIds && !filter.repIds.includes(told.repId)) return null;
    if (filter?.teamIds && !filter.teamIds.includes(told.teamId)) return null;
    return maySeeRow(REFUSAL_ROWS, viewer, told) ? { ...told, occurredAt: event.at } : null;
  },
};
