import { Role, type Viewer } from '../platform/access/viewer.js';
import type { Tx } from '../platform/db/tx.js';
import { badUserInput } from '../platform/errors.js';
import { IdRefused, uuidOf } from '../platform/ids.js';
import { refuseAll, UserErrorCode } from '../platform/refusal.js';
import type { RepLevel } from '../reps/rep.enums.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { QuotaScope } from './quota.enums.js';

/** How a caller names what a quota is of: a rep, a team, a level, a pipeline, a level in a pipeline, a product line, or nothing for the organisation. */
export interface SubjectNames {
  readonly repId?: string | null;
  readonly teamId?: string | null;
  readonly level?: RepLevel | null;
  readonly pipelineId?: string | null;
  readonly productLine?: string | null;
}

/** What a quota is of; its versions follow one another. */
export interface QuotaSubject {
  readonly scope: QuotaScope;
  readonly rep: Rep | null;
  readonly team: Team | null;
  readonly level: RepLevel | null;
  readonly pipelineId: string | null;
  readonly productLine: string | null;
  /** As the column `subject` of its versions. */
  readonly key: string;
}

/** What the names mean; what is not there is refused NOT_FOUND. */
export async function findQuotaSubject(tx: Tx, names: SubjectNames): Promise<QuotaSubject> {
  const { level = null, pipelineId = null, productLine = null } = names;
  const rep = names.repId ? await tx.em.findOne(Rep, { id: names.repId }) : null;
  const team = names.teamId ? await tx.em.findOne(Team, { id: names.teamId }) : null;
  const isThere = await findWhere(tx, names);
  refuseAll([
    Boolean(names.repId) && !rep && { code: UserErrorCode.NOT_FOUND, field: ['input', 'repId'] },
    Boolean(names.teamId) && !team && { code: UserErrorCode.NOT_FOUND, field: ['input', 'teamId'] },
    Boolean(pipelineId) && !isThere && { code: UserErrorCode.NOT_FOUND, field: ['input', 'pipelineId'] },
    Boolean(productLine) && !isThere && { code: UserErrorCode.NOT_FOUND, field: ['input', 'productLine'] },
  ]);
  const uuids = [rep && uuidOf(rep.id), team && uuidOf(team.id), pipelineId && uuidOf(pipelineId)] as const;
  const scope = scopeOf(names);
  const key = `${scope}:${uuids[0] ?? uuids[1] ?? level ?? productLine ?? ''}:${uuids[2] ?? ''}`;
  return { scope, rep, team, level, pipelineId, productLine, key };
}

/** Whether the viewer sets this quota. A manager's own team has its line set from above. */
export function isInChargeOf({ role, teamIds, teamId }: Viewer, { rep, team }: QuotaSubject): boolean {
  if (role === Role.ADMIN) return true;
  if (role !== Role.MANAGER) return false;
  if (rep) return teamIds.includes(rep.team.id);
  return team !== null && team.id !== teamId && teamIds.includes(team.id);
}

/** The text by which the versions of a product line are found. */
export const keyOfProductLine = (line: string): string => `${QuotaScope.PRODUCT_LINE}:${line}:`;

function scopeOf({ repId, teamId, level, pipelineId, productLine }: SubjectNames): QuotaScope {
  if (repId) return QuotaScope.REP;
  if (teamId) return QuotaScope.TEAM;
  if (productLine) return QuotaScope.PRODUCT_LINE;
  if (pipelineId) return level ? QuotaScope.LEVEL_PIPELINE : QuotaScope.PIPELINE;
  return level ? QuotaScope.LEVEL : QuotaScope.ORGANISATION;
}

/** The versions of what is named, as a list is asked for them; two subjects are no list. */
export function versionsNamed(names: SubjectNames): object {
  const { repId, teamId, level, pipelineId, productLine } = names;
  const named = Object.entries({ repId, teamId, productLine, place: pipelineId || level }).filter(([, name]) => name);
  if (named.length > 1)
    throw badUserInput('Name one subject.', [named[1]?.[0] === 'place' ? 'level' : String(named[1]?.[0])]);
  const scope = scopeOf(names);
  if (repId) return { rep: repId };
  if (teamId) return { team: teamId };
  return { scope, ...(level && { level }), ...(pipelineId && { pipelineId }), ...(productLine && { productLine }) };
}

/** Whether the pipeline or the product line that is named is there; a line is there once a product is of it, a quota or an intake cap. */
async function findWhere(tx: Tx, { pipelineId, productLine }: SubjectNames): Promise<boolean> {
  if (pipelineId) {
    const uuid = uuidOf(pipelineId, 'pipe');
    if (!uuid) throw new IdRefused(pipelineId, 'pipe');
    return (await tx.sql('select 1 as known from pipeline where id = ?::uuid', [uuid])).length > 0;
  }
  return Boolean(productLine) && (await tx.sql(KNOWN_LINE, [productLine, productLine, productLine])).length > 0;
}

const KNOWN_LINE = `/* known product line */ select 1 as known where exists (select 1 from product where line = ?)
or exists (select 1 from holding_quota where product_line = ?) or exists (select 1 from intake_cap where product_line = ?)`;
