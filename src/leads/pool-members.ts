import { Role, type Viewer } from '../platform/access/viewer.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';

/** Who may claim from a pool and who looks after it, as a caller names them. */
export interface NamedMembers {
  memberTeamIds?: readonly string[] | null;
  memberRepIds?: readonly string[] | null;
  managerIds?: readonly string[] | null;
}

/** A pool for every rep is the administrator's; a manager keeps those of its teams. */
export function keepsPool({ role, teamIds }: Viewer, teamId: string | null): boolean {
  return role === Role.ADMIN || (teamId !== null && teamIds.includes(teamId));
}

/** Everybody once, in the order given. */
export function membersOf({ memberTeamIds, memberRepIds, managerIds }: NamedMembers) {
  return {
    memberTeamIds: [...new Set(memberTeamIds)],
    memberRepIds: [...new Set(memberRepIds)],
    managerIds: [...new Set(managerIds)],
  };
}

/** Whom a pool cannot have: who is not there, has left, or is not of the teams of the manager who keeps it. */
export async function judgeMembers(tx: Tx, named: NamedMembers): Promise<Problem[]> {
  const { memberTeamIds, memberRepIds, managerIds } = membersOf(named);
  const repIds = [...new Set([...memberRepIds, ...managerIds])];
  const teams = new Map((await tx.em.find(Team, { id: { $in: memberTeamIds } })).map(team => [team.id, team]));
  const reps = new Map((await tx.em.find(Rep, { id: { $in: repIds } })).map(rep => [rep.id, rep]));
  const codeOfTeam = (id: string) =>
    teams.has(id) ? (isLed(tx, id) ? null : UserErrorCode.NOT_ALLOWED) : UserErrorCode.NOT_FOUND;
  const codeOfRep = (id: string) => {
    const rep = reps.get(id);
    if (!rep) return UserErrorCode.NOT_FOUND;
    if (!isLed(tx, rep.team.id)) return UserErrorCode.NOT_ALLOWED;
    return rep.isActive ? null : UserErrorCode.REP_INACTIVE;
  };
  return [
    ...problemsOf('memberTeamIds', named.memberTeamIds, codeOfTeam),
    ...problemsOf('memberRepIds', named.memberRepIds, codeOfRep),
    ...problemsOf('managerIds', named.managerIds, codeOfRep),
  ];
}

function isLed({ ctx: { viewer } }: Tx, teamId: string): boolean {
  return viewer.role !== Role.MANAGER || viewer.teamIds.includes(teamId);
}

function problemsOf(
  field: string,
  ids: readonly string[] | null | undefined,
  codeOf: (id: string) => UserErrorCode | null,
): Problem[] {
  return (ids ?? []).flatMap((id, place) => {
    const code = codeOf(id);
    return code ? { code, field: ['input', field, String(place)] } : [];
  });
}
