import type { LoggedEvent } from '../../platform/events/event.js';
import { changedIn, type Deed } from './deeds.js';
import { type Sight, sightsOf } from './history.js';
import { type LimitKind, Refusals } from './refusals.js';

/** How often each path was taken in a race, by its name: a call that was carried out, or what became of a lead, a rep or a line. */
export type Paths = ReadonlyMap<string, number>;

/** Counts the paths: calls by what was answered, and what came of them, and of rules, by the log alone. */
export function countPaths(history: readonly LoggedEvent[], deeds: readonly Deed[]): Map<string, number> {
  const story = new Story();
  const paths = new Map<string, number>();
  for (const name of [...deeds.flatMap(calledBy), ...history.flatMap(event => story.take(event))])
    paths.set(name, (paths.get(name) ?? 0) + 1);
  return paths;
}

/** A call for many that changed none of them was not carried out. */
function calledBy({ operation, data }: Deed): string[] {
  const isForMany = Object.values(data).some(
    field => typeof field === 'object' && field !== null && 'results' in field,
  );
  return isForMany && changedIn(data).length === 0 ? [] : [operation];
}

/** Goes through the log and names the paths that each event is of. */
class Story {
  private readonly capacities = new Map<string, number>();
  private readonly gone = new Set<string>();
  private readonly refusals = new Refusals();
  /** The level of each rep and the line of each product. */
  private readonly sorts = new Map<string, string | null>();

  take(event: LoggedEvent): string[] {
    const { how, toRepId, mergedIntoId } = event.body as {
      how?: string;
      toRepId?: string | null;
      mergedIntoId?: string;
    };
    const refused = this.refusals.take(event);
    return [
      ...(event.type === 'leadAssigned' ? [`${how} ${toRepId ? 'to a rep' : 'to nobody'}`] : []),
      ...(mergedIntoId ? ['a lead merged'] : []),
      ...(refused ? [refusedBy(refused.kind)] : []),
      ...heavierBy(event),
      ...this.elsewhereBy(event),
      ...this.leftBy(event),
      ...this.loweredBy(event),
    ];
  }

  private leftBy({ type, subjectId, body }: LoggedEvent): string[] {
    const { isActive } = body as { isActive?: boolean };
    if (type !== 'repChanged' || isActive === undefined) return [];
    const wasGone = this.gone.has(subjectId);
    if (isActive) this.gone.delete(subjectId);
    else this.gone.add(subjectId);
    return isActive || wasGone ? [] : ['a rep left'];
  }

  /** A rep, a product or a held lead that counts as of something else from now on. */
  private elsewhereBy({ type, subjectId, body }: LoggedEvent): string[] {
    const { level, line, productId, after } = body as Partial<Record<'level' | 'line' | 'productId', string | null>> & {
      after?: Sight;
    };
    if (type === 'leadUpdated' && productId !== undefined)
      return after?.ownerId ? ['a held lead of another product'] : [];
    const sort = type === 'repChanged' ? level : type === 'productChanged' ? line : undefined;
    const was = this.sorts.get(subjectId);
    if (sort === undefined) return [];
    this.sorts.set(subjectId, sort);
    if (was === undefined || was === sort) return [];
    return [type === 'repChanged' ? 'a rep of another level' : 'a product of another line'];
  }

  /** What is set for the first time lowers nothing. */
  private loweredBy({ type, body, repId, teamId }: LoggedEvent): string[] {
    if (type !== 'holdingQuotaChanged') return [];
    const { capacity, level, pipelineId, productLine } = body as {
      capacity: number | null;
      level?: string | null;
      pipelineId?: string | null;
      productLine?: string | null;
    };
    const whose = [repId ?? teamId, level, pipelineId, productLine].join(' ');
    const [was, is] = [this.capacities.get(whose), capacity ?? Number.POSITIVE_INFINITY];
    this.capacities.set(whose, is);
    if (was === undefined || is >= was) return [];
    const part = productLine ? 'a product line' : pipelineId ? 'a pipeline' : '';
    const holder = repId ? 'a rep' : teamId ? 'a team' : level ? 'a level' : '';
    return [`a line of ${[holder, part].filter(Boolean).join(' in ') || 'everybody'} lowered`];
  }
}

/** The path that an admission took which such a limit refused. */
export function refusedBy(kind: LimitKind): string {
  return `refused by ${LIMITS[kind]}`;
}

/** Every kind of limit, in words. */
export const LIMITS: Readonly<Record<LimitKind, string>> = {
  REP: 'the line of a rep',
  LEVEL: 'the line of a level',
  RAMP: 'a ramp',
  ORGANISATION: 'the line of everybody',
  TEAM: 'the line of a team',
  PIPELINE: 'a wall of a pipeline',
  LEVEL_PIPELINE: 'a wall of a level in a pipeline',
  PRODUCT_LINE: 'a wall of a product line',
  TIER: 'a wall of a tier',
  LIFECYCLE: 'a wall of a lifecycle',
  BELOW_TIER: 'slots for higher tiers',
};

/** A lead that stayed with its holder and weighs more since, by a stage or by a tier. */
function heavierBy(event: LoggedEvent): string[] {
  const { before, after } = sightsOf(event) ?? {};
  if (!before || !after?.ownerId || before.ownerId !== after.ownerId) return [];
  if ((after.loadUnits ?? 0) <= (before.loadUnits ?? 0)) return [];
  return [
    ...(after.stageId === before.stageId ? [] : ['a held lead heavier by its stage']),
    ...(after.tier === before.tier ? [] : ['a held lead heavier by its tier']),
  ];
}

/** Of how many calls `LEAST` speaks. */
const CALLS = 10_000;

/** Hardly a tenth of what a race shows, and less where what happens comes in heaps. Offers that are accepted are too few to be sure of one. */
const LEAST: Readonly<Record<string, number>> = {
  'CLAIMED to a rep': 30,
  'ASSIGNED to a rep': 2,
  'AUTO_ASSIGNED to a rep': 20,
  'TRANSFERRED to a rep': 30,
  'REOPENED to a rep': 1,
  'HANDED_OVER to a rep': 5,
  'TEAM_CHANGED to a rep': 40,
  'RELEASED to nobody': 8,
  'RECALLED to nobody': 8,
  'REOPENED to nobody': 18,
  'HANDED_OVER to nobody': 8,
  'CLOSED to nobody': 30,
  'MERGED to nobody': 8,
  'POOL_CHANGED to nobody': 10,
  'a lead merged': 8,
  'a held lead heavier by its stage': 2,
  'a held lead heavier by its tier': 10,
  'a rep left': 6,
  'refused by the line of a rep': 20,
  'refused by the line of a level': 8,
  'refused by a ramp': 4,
  'refused by the line of a team': 20,
  'refused by a wall of a pipeline': 4,
  'refused by a wall of a level in a pipeline': 1,
  'refused by a wall of a product line': 4,
  'refused by a wall of a tier': 1,
  'refused by a wall of a lifecycle': 2,
  'refused by slots for higher tiers': 1,
  'a held lead of another product': 3,
  'a rep of another level': 3,
  'a product of another line': 4,
  'a line of a level lowered': 3,
  'a line of a level in a pipeline lowered': 1,
  'a line of a product line lowered': 1,
  'a line of a rep lowered': 10,
  'a line of a team lowered': 5,
  'a line of a pipeline lowered': 4,
  claimLead: 9,
  claimLeads: 5,
  claimNext: 3,
  assignLead: 2,
  transferLead: 10,
  transferLeads: 10,
  releaseLead: 8,
  recallLead: 8,
  reopenLead: 18,
  mergeLeads: 8,
  closeLead: 30,
  createLead: 60,
  offerLead: 20,
  moveLead: 4,
  moveLeads: 7,
  moveToPool: 7,
  setTier: 20,
  setTiers: 10,
  setHoldingQuota: 40,
  setIntakeCap: 20,
  deactivateRep: 6,
  reactivateRep: 9,
  updateRep: 20,
  updateLead: 7,
  saveProduct: 6,
  moveTeam: 10,
  savePipeline: 10,
};

/** A path that was taken less often than it had to be. */
export interface Seldom {
  readonly path: string;
  readonly times: number;
  readonly least: number;
}

/** How often each path must have been taken in a race of so many calls: of fewer than ten thousand a part, of which only whole times count. */
export function leastOf(calls: number): Map<string, number> {
  const share = Math.min(1, calls / CALLS);
  const due = Object.entries(LEAST).map(([path, least]) => [path, Math.floor(least * share)] as const);
  return new Map(due.filter(([, least]) => least > 0));
}

/** The paths that were taken too seldom for a race of so many calls to say anything of them. */
export function findSeldom(paths: Paths, calls: number): Seldom[] {
  const taken = [...leastOf(calls)].map(([path, least]) => ({ path, times: paths.get(path) ?? 0, least }));
  return taken.filter(({ times, least }) => times < least);
}

/** The paths without which the rest says that one is missing: a tally is only worth what it would tell. */
export function findTold(paths: Paths, calls: number): string[] {
  return [...leastOf(calls).keys()].filter(out => {
    const rest = new Map([...paths].filter(([path]) => path !== out));
    return findSeldom(rest, calls).some(({ path }) => path === out);
  });
}
