import type { DomainEvent } from '../platform/events/event.js';

interface ChangedQuota {
  readonly id: string;
  readonly version: number;
  readonly mode: string;
  readonly basis: string;
  readonly capacity: number | null;
  readonly ramp: { readonly startShare: number; readonly days: number } | null;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly level: string | null;
  readonly pipelineId: string | null;
  readonly productLine: string | null;
  readonly tierCaps: Readonly<Record<string, number>>;
  readonly lifecycleCaps: Readonly<Record<string, number>>;
  readonly reserved: Readonly<Record<string, number>>;
}

interface ConcernedHolders {
  readonly rep: { readonly id: string; readonly team: { readonly id: string } } | null;
  readonly team: { readonly id: string } | null;
}

/** That a quota was set, for now or for later: all of it, so that what was in force can be told from the log alone. */
export function quotaChanged(quota: ChangedQuota, concerned: ConcernedHolders, at: Date): DomainEvent {
  const { mode, basis, capacity, ramp, validFrom, validUntil } = quota;
  const { level, pipelineId, productLine, tierCaps, lifecycleCaps, reserved } = quota;
  const walls = { level, pipelineId, productLine, tierCaps, lifecycleCaps, reserved };
  return {
    ...about('holdingQuotaChanged', quota, concerned),
    body: { mode, basis, capacity, ramp, validFrom, validUntil, ...walls },
    at,
  };
}

/** That a quota that was still to come was taken back. */
export function quotaWithdrawn(quota: ChangedQuota, concerned: ConcernedHolders, at: Date): DomainEvent {
  return { ...about('holdingQuotaWithdrawn', quota, concerned), body: {}, at };
}

interface ChangedCap {
  readonly id: string;
  readonly version: number;
  readonly mode: string;
  readonly maxLeads: number | null;
  readonly period: string | null;
  readonly days: number | null;
  readonly level: string | null;
  readonly pipelineId: string | null;
  readonly productLine: string | null;
  readonly burst: number | null;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** That an intake cap was set, for now or for later: all of it, as of a quota. */
export function capChanged(cap: ChangedCap, concerned: ConcernedHolders, at: Date): DomainEvent {
  const { mode, maxLeads: max, period, days, level, pipelineId, productLine, burst, validFrom, validUntil } = cap;
  return {
    ...about('intakeCapChanged', cap, concerned),
    body: { mode, max, period, days, level, pipelineId, productLine, burst, validFrom, validUntil },
    at,
  };
}

/** That an intake cap that was still to come was taken back. */
export function capWithdrawn(cap: ChangedCap, concerned: ConcernedHolders, at: Date): DomainEvent {
  return { ...about('intakeCapWithdrawn', cap, concerned), body: {}, at };
}

function about(
  type: string,
  { id, version }: { readonly id: string; readonly version: number },
  { rep, team }: ConcernedHolders,
): Omit<DomainEvent, 'body' | 'at'> {
  return {
    type,
    subjectId: id,
    subjectVersion: version,
    repId: rep?.id ?? null,
    teamId: team?.id ?? rep?.team.id ?? null,
  };
}
