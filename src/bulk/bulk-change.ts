import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import type { Tier } from '../leads/lead.enums.js';
import { Lead } from '../leads/lead.js';
import { fate, Id } from '../platform/db/row.js';
import { BulkKind } from './bulk.enums.js';

/** What a bulk change may change of a lead. */
export interface LeadState {
  readonly stageId: string;
  readonly ownerId: string | null;
  /** Absent in changes that were kept before pools could be changed. */
  readonly poolId?: string | null;
  readonly tier: Tier | null;
  /** Absent in changes that were made before tiers could be reckoned. */
  readonly isTierByModel?: boolean;
  readonly loadUnits: number;
}

/** What a lead is now, as far as a bulk change may change it. */
export function stateOf({ stage, owner, pool, tier, isTierByModel, loadUnits }: Lead): LeadState {
  const [ownerId, poolId] = [owner?.id ?? null, pool?.id ?? null];
  return { stageId: stage.id, ownerId, poolId, tier, isTierByModel, loadUnits };
}

/** That many leads were changed at once. Written by the statements of `bulk-ledger.ts`. */
@Entity({ tableName: 'bulk_change', readonly: true })
export class BulkChange {
  @Id('bulk')
  id!: string;

  @Enum({ items: () => BulkKind, type: 'text' })
  kind!: BulkKind;

  /** The stable name of whoever did it. */
  @Property({ type: 'text' })
  actor!: string;

  @Property({ type: 'text', nullable: true })
  reason!: string | null;

  @Property({ type: 'integer' })
  changedCount!: number;

  @Property({ type: 'datetime', length: 3 })
  doneAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  undoableUntil!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  undoneAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  undoneBy!: string | null;
}

/** One lead of a bulk change: what it was before, and the version that it had after. */
@Entity({ tableName: 'bulk_change_lead', readonly: true })
export class BulkChangeLead {
  @ManyToOne({ entity: () => BulkChange, ref: true, primary: true, fieldName: 'bulk_change_id' })
  change!: Ref<BulkChange>;

  @ManyToOne({ entity: () => Lead, ref: true, primary: true, fieldName: 'lead_id', ...fate('KEEP', 'KEEP') })
  lead!: Ref<Lead>;

  @Property({ type: 'json' })
  before!: LeadState;

  @Property({ type: 'integer' })
  version!: number;

  /** Of the lead at that version. */
  @Property({ type: 'integer' })
  regradedCount!: number;

  @Property({ type: 'datetime', length: 3, nullable: true })
  undoneAt!: Date | null;
}
