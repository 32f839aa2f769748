import type { LoggedEvent } from '../../platform/events/event.js';
import { type Deed, findLost } from './deeds.js';
import type { House } from './house.js';
import { auditIntakes } from './intakes.js';
import { auditLedger } from './ledger.js';
import { type LimitKind, Refusals, type Refused } from './refusals.js';

/** What is done to the recorded history of a race, and how many faults the checkers then find. */
export interface FloorTampering {
  /** Every line and wall told as one less than it was. */
  readonly lowered: number;
  /** A refusal of each kind of limit told as an admission: how many admissions beyond that kind are found; 0 for a kind that lets it pass. */
  readonly admitted: ReadonlyMap<LimitKind, number>;
  /** Every intake cap told as one less than it was. */
  readonly capped: number;
  /** Every intake cap of the pipeline told as one lead. */
  readonly partCapped: number;
  /** A change of holder taken out between two others. */
  readonly doubled: number;
  /** A claim taken out that was answered. */
  readonly lost: number;
}

/** A checker that finds nothing proves nothing. */
export function tamperWithRace(
  history: readonly LoggedEvent[],
  { house, deeds }: { house: House; deeds: readonly Deed[] },
): FloorTampering {
  const claims = new Set(deeds.flatMap(({ operation, input }) => (operation === 'claimLead' ? [input.id] : [])));
  const isClaim = ({ leadId, body }: LoggedEvent) =>
    leadId !== null && claims.has(leadId) && (body as { how?: string }).how === 'CLAIMED';
  return {
    lowered: auditLedger(history.map(lowered), house).overLimit.length,
    admitted: admitRefused(history, house),
    capped: auditIntakes(history.map(capped), house).beyond.length,
    partCapped: auditIntakes(history.map(partCapped), house).beyond.length,
    doubled: auditLedger(
      without(history, event => isBetween(event, history)),
      house,
    ).doubled.length,
    lost: findLost(deeds, without(history, isClaim)).length,
  };
}

/** What a refusal tells was found a moment before it was told, and may not be so any more: some of each kind are tried. */
function admitRefused(history: readonly LoggedEvent[], house: House): Map<LimitKind, number> {
  const refusals = new Refusals();
  const [found, tries] = [new Map<LimitKind, number>(), new Map<LimitKind, number>()];
  for (const [place, event] of history.entries()) {
    const refused = refusals.take(event);
    if (!refused || found.get(refused.kind) || (tries.get(refused.kind) ?? 0) === TRIES) continue;
    const { kind } = refused;
    tries.set(kind, (tries.get(kind) ?? 0) + 1);
    found.set(kind, auditLedger([...history.slice(0, place), admitting(event, refused)], house).overBy.get(kind) ?? 0);
  }
  return found;
}

const TRIES = 10;

function admitting(event: LoggedEvent, { sight }: Refused): LoggedEvent {
  const { leadId, repId, teamId } = event;
  const after = { ...sight, placement: 'OWNED', ownerId: repId, teamId };
  const body = { how: 'ASSIGNED', fromRepId: sight.ownerId, toRepId: repId, before: sight, after };
  return { ...event, type: 'leadAssigned', subjectId: leadId ?? '', body };
}

function lowered(event: LoggedEvent): LoggedEvent {
  if (event.type !== 'holdingQuotaChanged') return event;
  const { capacity } = event.body as { capacity: number | null };
  return { ...event, body: { ...event.body, capacity: capacity && capacity - 1 } };
}

function capped(event: LoggedEvent): LoggedEvent {
  const { max = null } = event.body as { max?: number | null };
  return event.type === 'intakeCapChanged' ? { ...event, body: { ...event.body, max: max && max - 1 } } : event;
}

function partCapped(event: LoggedEvent): LoggedEvent {
  const { max = null, pipelineId = null } = event.body as { max?: number | null; pipelineId?: string | null };
  if (event.type !== 'intakeCapChanged' || pipelineId === null) return event;
  return { ...event, body: { ...event.body, max: max && Math.min(max, 1) } };
}

/** A change of holder after which the lead was told of once more. */
function isBetween(event: LoggedEvent, history: readonly LoggedEvent[]): boolean {
  const { fromRepId, toRepId } = event.body as { fromRepId?: string | null; toRepId?: string | null };
  if (event.type !== 'leadAssigned' || fromRepId === toRepId) return false;
  return history.some(({ leadId, pos }) => leadId === event.leadId && pos > event.pos);
}

function without(history: readonly LoggedEvent[], fits: (event: LoggedEvent) => boolean): LoggedEvent[] {
  const place = history.findIndex(fits);
  return place < 0 ? [...history] : history.toSpliced(place, 1);
}
