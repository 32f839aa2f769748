import { LockMode } from '@mikro-orm/core';
import { Role, type Viewer } from '../platform/access/viewer.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { Rep } from './rep.js';
import { Team } from './team.js';

/** Which rep or team is to change, and which field of the input names it. */
export interface Change {
  readonly id: string;
  readonly expectedVersion?: number | null | undefined;
  readonly field?: string;
}

/** A rep that the viewer is in charge of, its row locked. */
export async function lockRep(tx: Tx, change: Change): Promise<Rep> {
  const field = ['input', change.field ?? 'id'];
  // Not FOR UPDATE: a lead that comes to the rep refers to it, and would wait for us while we wait for its mover.
  await tx.sql('select 1 as locked from rep where id = ?::uuid for no key update', [uuidOf(change.id, 'rep')]);
  const rep = await tx.em.findOne(Rep, { id: change.id }, { refresh: true });
  if (!rep) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
  if (!isInChargeOfRep(tx.ctx.viewer, rep)) throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field });
  refuseStale(rep, change);
  return rep;
}

/** A team, its row locked. */
export async function lockTeam(tx: Tx, change: Change): Promise<Team> {
  const team = await tx.em.findOne(Team, { id: change.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!team) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', change.field ?? 'id'] });
  refuseStale(team, change);
  return team;
}

/** An administrator is in charge of everybody, a manager of its teams, a rep of itself. */
function isInChargeOfRep(viewer: Viewer, rep: Rep): boolean {
  if (viewer.role === Role.ADMIN) return true;
  if (viewer.role === Role.MANAGER) return viewer.teamIds.includes(rep.team.id);
  return viewer.repId === rep.id;
}
