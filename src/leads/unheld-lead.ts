import { type IdPrefix, idFromUuid } from '../platform/ids.js';
import type { Within } from '../quotas/wall.js';
import type { Lifecycle, Placement, Temperature, Tier, Validity } from './lead.enums.js';
import type { LeadSight } from './lead.events.js';

/** The columns of a lead `l` that make an `UnheldRow`. */
export const UNHELD = `l.id, l.version, l.placement, l.waiting_reason as "waitingReason", l.pool_id as "poolId", l.pipeline_id as "pipelineId",
  l.stage_id as "stageId", l.lifecycle, l.tier, l.temperature, l.validity, l.load_units::float8 as "loadUnits", l.product_id as "productId",
  l.partner_id as "partnerId", l.source_id as "sourceId", l.segment, l.last_owner_id as "lastOwnerId", l.collaborator_ids as "collaboratorIds",
  l.merged_into_id is not null as "isMerged", (extract(epoch from l.last_recorded_at) * 1000)::float8 as "lastRecordedMs"`;

/** Ids are uuids. */
export interface UnheldRow {
  readonly id: string;
  readonly version: number;
  readonly placement: Placement;
  readonly waitingReason: string | null;
  readonly poolId: string | null;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly lifecycle: Lifecycle;
  readonly tier: Tier | null;
  readonly temperature: Temperature;
  readonly validity: Validity;
  readonly loadUnits: number;
  readonly productId: string | null;
  readonly partnerId: string | null;
  readonly sourceId: string | null;
  readonly segment: string | null;
  readonly lastOwnerId: string | null;
  readonly collaboratorIds: readonly string[];
  readonly isMerged: boolean;
  /** Milliseconds since 1970. */
  readonly lastRecordedMs: number;
}

/** Of leads that come together many point at the same: each id is made once. */
export function unheldLeads(rows: readonly UnheldRow[]): UnheldLead[] {
  const known = new Map<string, string>();
  const idOf: IdOf = (prefix, uuid) => {
    const id = known.get(uuid) ?? idFromUuid(prefix, uuid);
    known.set(uuid, id);
    return id;
  };
  return rows.map(row => new UnheldLead(row, idOf));
}

type IdOf = (prefix: IdPrefix, uuid: string) => string;

/** A locked lead that nobody holds, with just what it is judged and told by: for statements that write many at once, past the unit of work. */
export class UnheldLead {
  readonly id: string;

  constructor(
    readonly row: UnheldRow,
    private readonly idOf: IdOf,
  ) {
    this.id = idFromUuid('lead', row.id);
  }

  get version(): number {
    return this.row.version;
  }

  get tier(): Tier | null {
    return this.row.tier;
  }

  get loadUnits(): number {
    return this.row.loadUnits;
  }

  get segment(): string | null {
    return this.row.segment;
  }

  /** By what walls count it. */
  within(): Within {
    const { pipelineId, productId, tier, lifecycle } = this.row;
    return {
      pipelineId: this.idOf('pipe', pipelineId),
      productId: productId && this.idOf('product', productId),
      tier,
      lifecycle,
    };
  }

  /** What feeds and policies judge it by. */
  sight(): LeadSight {
    const { row } = this;
    return {
      placement: row.placement,
      ownerId: null,
      lastOwnerId: row.lastOwnerId && this.idOf('rep', row.lastOwnerId),
      teamId: null,
      collaboratorIds: row.collaboratorIds.map(id => this.idOf('rep', id)),
      poolId: row.poolId && this.idOf('pool', row.poolId),
      pipelineId: this.idOf('pipe', row.pipelineId),
      stageId: this.idOf('stage', row.stageId),
      tier: row.tier,
      temperature: row.temperature,
      validity: row.validity,
      partnerId: row.partnerId && this.idOf('partner', row.partnerId),
      sourceId: row.sourceId && this.idOf('source', row.sourceId),
      segment: row.segment,
      loadUnits: row.loadUnits,
    };
  }
}
