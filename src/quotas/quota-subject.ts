import { Role, type Viewer } from '../platform/access/viewer.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { refuseAll, UserErrorCode } from '../platform/refusal.js';
import type { RepLevel } from '../reps/rep.enums.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { QuotaScope } from './quota.enums.js';

/** How a caller names what a quota is of: a rep, a team, a level, or none of them for the organisation. */
export interface SubjectNames {
  readonly repId?: string | null;
  readonly teamId?: string | null;
  readonly level?: RepLevel | null;
}

/** What a quota is of; its versions follow one another. */
export interface QuotaSubject {
  readonly scope: QuotaScope;
  readonly rep: Rep | null;
  readonly team: Team | null;
  readonly level: RepLevel | null;
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
  return { scope: scopeOf(names), rep, team, level: names.level ?? null, key: subjectKey(names) };
}

/** Whether the viewer sets this quota. A manager's own team has its line set from above. */
export function isInChargeOf({ role, teamIds, teamId }: Viewer, { rep, team }: QuotaSubject): boolean {
  if (role === Role.ADMIN) return true;
  if (role !== Role.MANAGER) return false;
  if (rep) return teamIds.includes(rep.team.id);
  return team !== null && team.id !== teamId && teamIds.includes(team.id);
}

/** The text by which versions of one subject are found, as the database makes it too. */
function subjectKey(names: SubjectNames): string {
  const { repId, teamId, level } = names;
  const id = (repId && uuidOf(repId, 'rep')) || (teamId && uuidOf(teamId, 'team')) || level;
  return `${scopeOf(names)}:${id ?? ''}`;
}

function scopeOf({ repId, teamId, level }: SubjectNames): QuotaScope {
  if (repId) return QuotaScope.REP;
  if (teamId) return QuotaScope.TEAM;
  return level ? QuotaScope.LEVEL : QuotaScope.ORGANISATION;
}
