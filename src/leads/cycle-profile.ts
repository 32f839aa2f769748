import { DecimalType, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Id, VersionedRow } from '../platform/db/row.js';
import { Pipeline } from './pipeline.js';

/** What is known of the sales cycle of a pipeline, or of one industry in it. */
@Entity({ tableName: 'cycle_profile' })
export class CycleProfile extends VersionedRow {
  @Id('cycle')
  id!: string;

  @ManyToOne({ entity: () => Pipeline, ref: true, fieldName: 'pipeline_id' })
  pipeline!: Ref<Pipeline>;

  /** Null: whatever the industry. */
  @Property({ type: 'text', nullable: true })
  industry!: string | null;

  /** From the first contact to the sale, in days. */
  @Property({ type: 'integer' })
  medianCycleDays!: number;

  /** Minutes that a held lead wants in a week. */
  @Property({ type: new DecimalType('number'), columnType: 'numeric(7,2)' })
  effortMinutes!: number;
}
