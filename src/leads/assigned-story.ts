import type { LoadAfter } from '../quotas/load.js';
import type { LeadSight } from './lead.events.js';

/** What `leadAssigned` tells beside the lead: by which door, why, from whom to whom, and what the new holder held then against which line. */
export function assignedStory({
  before,
  after,
  load,
  ...said
}: {
  readonly how: string;
  readonly reason: string | null;
  readonly units: number;
  readonly before: LeadSight | null;
  readonly after: Pick<LeadSight, 'ownerId' | 'poolId'>;
  readonly load?: LoadAfter | undefined;
}): Readonly<Record<string, unknown>> {
  return {
    how: said.how,
    reason: said.reason,
    fromRepId: before?.ownerId ?? null,
    toRepId: after.ownerId,
    fromPoolId: before?.poolId ?? null,
    toPoolId: after.poolId,
    units: said.units,
    ...(load && { heldAfter: load.heldAfter, capacity: load.capacity, mode: load.mode, basis: load.basis }),
  };
}
