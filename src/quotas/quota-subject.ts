import { Role, type Viewer } from '../platform/access/viewer.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { refuseAll, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { QuotaScope } from './quota.enums.js';

/** How a caller names what a quota is of: a rep, a team, or neither for the organisation. */
export interface SubjectNames {
  readonly repId?: string | null;
  readonly teamId?: string | null;
}

/** What a quota is of; its versions follow one another. */
export interface QuotaSubject {
  readonly scope: QuotaScope;
  readonly rep: Rep | null;
  readonly team: Team | null;
  /** As the column `subject` of its versions. */
  readonly key: string;
}

/** What the names mean; a rep or team that is not there is refused. */
export async function findQuotaSubject(tx: Tx, names: SubjectNames): Promise<QuotaSubject> {
  const rep = names.repId ? await tx.em.findOne(Rep, { id: names.repId }) : null;
  const team = names.teamId ? await tx.em.findOne(Team, { id: names.teamId }) : null;
  refuseAll([
    Boolean(names.repId) && !rep && { code: UserErrorCode.NOT_FOUND, field: ['input', 'repId'] },
    Boolean(names.teamId) && !team && { code: UserErrorCode.NOT_FOUND, field: ['input', 'teamId'] },
  ]);
  return { scope: scopeOf(names), rep, team, key: subjectKey(names) };
}

/** Whether the viewer sets this quota. A manager's own team has its line set from above. */
export function isInChargeOf({ role, teamIds, teamId }: Viewer, { rep, team }: QuotaSubject): boolean {
  if (role === Role.ADMIN) return true;
  if (role !== Role.MANAGER) return false;
  if (rep) return teamIds.includes(rep.team.id);
  return team !== null && team.id !== teamId && teamIds.includes(team.id);
}

/** The text by which versions of one subject are found, as the database makes it too. */
export function subjectKey(names: SubjectNames): string {
  const { repId, teamId } = names;
  return `${scopeOf(names)}:${(repId && uuidOf(repId, 'rep')) || (teamId && uuidOf(teamId, 'team')) || ''}`;
}

function scopeOf({ repId, teamId }: SubjectNames): QuotaScope {
  if (repId) return QuotaScope.REP;
  return teamId ? QuotaScope.TEAM : QuotaScope.ORGANISATION;
}
