import type { Within } from '../quotas/wall.js';
import type { LeadSight } from './lead.events.js';

/** What a sight is made of: an entity, or a row in hand. */
interface Seen extends Pick<LeadSight, 'placement' | 'tier' | 'temperature' | 'validity' | 'partnerId' | 'segment'> {
  readonly owner: Named | null;
  readonly lastOwner: Named | null;
  readonly team: Named | null;
  readonly pool: Named | null;
  readonly pipeline: Named;
  readonly stage: Named;
  readonly source: Named | null;
  readonly collaboratorIds: readonly string[];
  readonly loadUnits: number;
}

interface Named {
  readonly id: string;
}

/** What feeds and policies judge a lead by. */
export function sightOf(lead: Seen): LeadSight {
  return {
    placement: lead.placement,
    ownerId: lead.owner?.id ?? null,
    lastOwnerId: lead.lastOwner?.id ?? null,
    teamId: lead.team?.id ?? null,
    collaboratorIds: lead.collaboratorIds,
    poolId: lead.pool?.id ?? null,
    pipelineId: lead.pipeline.id,
    stageId: lead.stage.id,
    tier: lead.tier,
    temperature: lead.temperature,
    validity: lead.validity,
    partnerId: lead.partnerId,
    sourceId: lead.source?.id ?? null,
    segment: lead.segment,
    loadUnits: lead.loadUnits,
  };
}

/** By what the walls of its holder count a lead. */
export function withinOf(lead: Pick<Seen, 'pipeline' | 'tier'> & { product: Named | null; lifecycle: string }): Within {
  const { pipeline, product, tier, lifecycle } = lead;
  return { pipelineId: pipeline.id, productId: product?.id ?? null, tier, lifecycle };
}
