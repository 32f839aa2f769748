import { Role, type Viewer } from '../../src/platform/access/viewer.js';
import { type IdPrefix, idFromUuid } from '../../src/platform/ids.js';

/** A row as JSON shows it. */
export type Row = Readonly<Record<string, unknown>>;

/** All rows of a database at one time. */
export interface Rows {
  all(table: string): readonly Row[];
  byId(table: string, id: unknown): Row | null;
}

/** What is known of a row when a field of it is asked for. */
export interface On {
  readonly me: Viewer;
  readonly row: Row;
  readonly rows: Rows;
}

const { ADMIN, MANAGER, REP, MARKETER, AUDITOR, WALLBOARD, PARTNER } = Role;
export const to =
  (...roles: readonly Role[]) =>
  ({ me }: On) =>
    roles.includes(me.role);
const INSIDERS = [ADMIN, MANAGER, REP, MARKETER, AUDITOR, WALLBOARD];
export const inHouse = to(...INSIDERS);
export const everybody = () => true;

export const isOf = (prefix: IdPrefix, uuid: unknown, id: string | null | undefined) =>
  typeof uuid === 'string' && idFromUuid(prefix, uuid) === id;
export const isAmong = (prefix: IdPrefix, uuid: unknown, ids: readonly string[] = []) =>
  typeof uuid === 'string' && ids.includes(idFromUuid(prefix, uuid));
export const leadOf = ({ row, rows }: On, column = 'lead_id') => rows.byId('lead', row[column]) as Row;

const worksOn = (me: Viewer, lead: Row) =>
  isOf('rep', lead.owner_id, me.repId) || (lead.collaborator_ids as string[]).some(rep => isOf('rep', rep, me.repId));
export const oversees = (me: Viewer, lead: Row) =>
  isAmong('team', lead.team_id, me.teamIds) ||
  (lead.owner_id === null && !isAmong('pool', lead.pool_id, me.pools?.hidden));

/** What is for those who work on a lead. */
export const ofWorked = (on: On): boolean => {
  const { me } = on;
  if (me.role === MANAGER) return oversees(me, leadOf(on));
  if (me.role === REP) return worksOn(me, leadOf(on));
  return [ADMIN, MARKETER, AUDITOR].includes(me.role);
};

export function mayFindLead({ me, row }: On): boolean {
  if (me.role === MANAGER) return oversees(me, row);
  if (me.role === PARTNER) return isOf('partner', row.partner_id, me.partnerId);
  if (me.role !== REP || worksOn(me, row)) return true;
  if (row.placement === 'ENDED') return isOf('rep', row.last_owner_id, me.repId);
  return row.placement === 'POOLED' && !isAmong('pool', row.pool_id, me.pools?.hidden);
}

export function mayFindOffer({ me, row }: On): boolean {
  const isForTeam = isAmong('team', row.to_team_id, me.teamIds);
  if (me.role === MANAGER) return isForTeam;
  if (me.role !== REP) return me.role !== PARTNER;
  return isOf('rep', row.to_rep_id, me.repId) || (row.to_rep_id === null && isForTeam);
}

export function mayFindFinding(on: On): boolean {
  const { me, row } = on;
  const lead = leadOf(on);
  if (me.role === MANAGER) return isAmong('team', row.team_id, me.teamIds) || isAmong('team', lead.team_id, me.teamIds);
  if (me.role === REP) return isOf('rep', row.rep_id, me.repId) || isOf('rep', lead.owner_id, me.repId);
  return me.role !== PARTNER;
}

export function mayFindDecision(on: On): boolean {
  const { me } = on;
  if (me.role === MANAGER) return isAmong('team', leadOf(on).team_id, me.teamIds) || leadOf(on).owner_id === null;
  if (me.role === REP) return isOf('rep', leadOf(on).owner_id, me.repId);
  return [ADMIN, MARKETER, AUDITOR].includes(me.role);
}

export function mayFindSavedView({ me, row }: On): boolean {
  if ([WALLBOARD, PARTNER].includes(me.role)) return false;
  if (row.subject === me.subject || row.shared_with === 'EVERYONE') return true;
  if (row.shared_with !== 'TEAM') return false;
  return me.role === ADMIN || isAmong('team', row.team_id, [...me.teamIds, ...(me.teamIdsAbove ?? [])]);
}

export function mayFindImport({ me, row }: On): boolean {
  if (me.role === MARKETER) return row.created_by === me.subject;
  return me.role === PARTNER ? isOf('partner', row.partner_id, me.partnerId) : me.role === ADMIN;
}

export const ofHouseOrOwn = ({ me, row }: On) =>
  me.role === REP ? row.rep_id === null || isOf('rep', row.rep_id, me.repId) : me.role !== PARTNER;
