import type { Ctx } from '../platform/context.js';
import type { IdPrefix } from '../platform/ids.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { findCustomCondition } from './find-custom-conditions.js';
import type { CustomColumn } from './find-custom-fields.js';

const LEAD_CONDITIONS: Record<string, FieldCondition> = {
  displayLabel: 'displayLabel',
  stageId: { path: 'stage', id: 'stage' },
  stageKey: 'stage.key',
  pipelineId: { path: 'pipeline', id: 'pipe' },
  ownerId: { path: 'owner', id: 'rep' },
  lastOwnerId: { path: 'lastOwner', id: 'rep' },
  teamId: { path: 'team', id: 'team' },
  poolId: { path: 'pool', id: 'pool' },
  sourceId: { path: 'source', id: 'source' },
  sourceKey: 'source.key',
  campaignId: { path: 'campaign', id: 'campaign' },
  productId: { path: 'product', id: 'product' },
  segment: 'segment',
  placement: 'placement',
  tier: 'tier',
  temperature: 'temperature',
  validity: 'validity',
  lifecycle: 'lifecycle',
  value: 'valueMinor',
  touchCount: 'touchCount',
  externalId: 'externalId',
  sourceSystem: 'sourceSystem',
  createdAt: 'createdAt',
  firstTouchAt: 'firstTouchAt',
  lastTouchAt: 'lastTouchAt',
  stageSince: 'stageSince',
};

/** What the fields of a filter of leads mean; the custom fields in it are looked up, segments are told by `segmentId`. */
export async function findLeadConditions(
  ctx: Ctx,
  filter: object | null | undefined,
  { segmentId, column }: { segmentId: FieldCondition; column: CustomColumn },
): Promise<Record<string, FieldCondition>> {
  return { ...LEAD_CONDITIONS, segmentId, custom: await findCustomCondition(ctx, column, filter) };
}

/** Of which kind the ids are that a field of a filter of leads names; null where it names none. */
export function kindNamedBy(field: string): IdPrefix | null {
  const condition = LEAD_CONDITIONS[field];
  return typeof condition === 'object' ? (condition.id ?? null) : null;
}
