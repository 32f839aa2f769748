import type { LoggedEvent } from '../../platform/events/event.js';
import { sightsOf } from './history.js';
import type { House } from './house.js';

/** What was taken in, held against the intake caps in force. Each fault is a sentence. */
export interface IntakeReport {
  /** Leads that somebody took in whom a cap concerned then. */
  readonly takes: number;
  readonly beyond: readonly string[];
}

interface Cap {
  readonly capId: string;
  /** The rep or team; null for the one of everybody. */
  readonly holderId: string | null;
  /** The pipeline whose leads alone it counts, for each rep by itself. */
  readonly pipelineId: string | null;
  readonly mode: string;
  readonly max: number | null;
  readonly days: number | null;
  readonly from: Date;
  readonly until: Date | null;
}

const DAY_MS = 86_400_000;
/** The doors that count, told again. */
const COMES_IN = ['CLAIMED', 'ASSIGNED', 'AUTO_ASSIGNED', 'ACCEPTED', 'REOPENED'];

/**
 * Counts every lead that a rep takes in, in all and of its pipeline, and that its teams do with it, from the events alone, and says where more was taken
 * in the days of a cap (in UTC) than it allows. Caps by level, by product line and by month are left out.
 */
export function auditIntakes(history: readonly LoggedEvent[], house: House): IntakeReport {
  const [takes, beyond] = [new Map<string, number[]>(), [] as string[]];
  let caps: Cap[] = [];
  let [concerned, at] = [0, new Date(0)];
  for (const event of history) {
    if (event.at > at) at = event.at;
    if (event.type === 'intakeCapChanged' && isLookedAt(event)) caps.push(capOf(event));
    if (event.type === 'intakeCapWithdrawn') caps = caps.filter(({ capId }) => capId !== event.subjectId);
    const taker = takerOf(event);
    if (!taker) continue;
    const day = Math.floor(event.at.getTime() / DAY_MS);
    const inForce = (holderId: string | null, pipelineId: string | null = null) =>
      caps.findLast(
        cap =>
          cap.holderId === holderId &&
          cap.pipelineId === pipelineId &&
          cap.from <= at &&
          (!cap.until || cap.until > at),
      );
    const teamIds = house.teamsAbove(taker.teamId);
    const own = inForce(taker.repId);
    const found = [
      [taker.repId, !own || own.mode === 'OPT_OUT' ? inForce(null) : own],
      [`${taker.repId} of ${taker.pipelineId}`, inForce(null, taker.pipelineId)],
      ...teamIds.map(teamId => [teamId, inForce(teamId)] as const),
    ] as const;
    for (const [holderId] of found)
      takes
        .set(holderId, takes.get(holderId) ?? [])
        .get(holderId)
        ?.push(day);
    const limits = found.flatMap(([holderId, cap]) =>
      cap && cap.max !== null && cap.days !== null ? [{ holderId, max: cap.max, days: cap.days }] : [],
    );
    if (limits.length > 0) concerned += 1;
    for (const { holderId, max, days } of limits) {
      const taken = (takes.get(holderId) ?? []).filter(one => one > day - days).length;
      if (taken > max)
        beyond.push(`position ${event.pos}: ${event.leadId} is the lead ${taken} of ${max} that ${holderId} took in`);
    }
  }
  return { takes: concerned, beyond };
}

function isLookedAt({ body }: LoggedEvent): boolean {
  const { level, productLine } = body as { level?: string | null; productLine?: string | null };
  return !level && !productLine;
}

function takerOf(event: LoggedEvent): { repId: string; teamId: string; pipelineId: string } | null {
  const after = event.type === 'leadAssigned' ? sightsOf(event)?.after : null;
  if (!after?.ownerId || !after.teamId || !(after.loadUnits && after.loadUnits > 0)) return null;
  const { ownerId: repId, teamId, pipelineId } = after;
  return COMES_IN.includes((event.body as { how: string }).how) ? { repId, teamId, pipelineId } : null;
}

function capOf({ subjectId, repId, teamId, body }: LoggedEvent): Cap {
  const said = body as Pick<Cap, 'mode' | 'max' | 'days'> & {
    readonly validFrom: string;
    readonly validUntil: string | null;
    readonly pipelineId?: string | null;
  };
  const { validFrom, validUntil, mode, max, days, pipelineId = null } = said;
  const from = new Date(validFrom);
  const until = validUntil === null ? null : new Date(validUntil);
  return { capId: subjectId, holderId: repId ?? teamId ?? null, pipelineId, mode, max, days, from, until };
}
