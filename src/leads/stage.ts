import { DecimalType, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../platform/db/row.js';
import { IdType } from '../platform/ids.js';
import { Lifecycle } from './lead.enums.js';
import { Pipeline } from './pipeline.js';

/** One stage of a pipeline. */
@Entity({ tableName: 'stage' })
export class Stage {
  @Id('stage')
  id!: string;

  @Property({ type: 'integer', version: true })
  version!: number;

  @ManyToOne({ entity: () => Pipeline, ref: true, fieldName: 'pipeline_id' })
  pipeline!: Ref<Pipeline>;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'integer' })
  position!: number;

  @Enum({ items: () => Lifecycle, type: 'text' })
  lifecycle!: Lifecycle;

  @Property({ type: 'boolean' })
  isTerminal!: boolean;

  @Property({ type: 'boolean' })
  isWon!: boolean;

  /** What a lead of this stage weighs before its tier is taken into account. */
  @Property({ type: new DecimalType('number'), columnType: 'numeric(6,2)' })
  loadUnits!: number;

  @Property({ type: 'integer', nullable: true })
  maxSilenceDays!: number | null;

  @Property({ type: 'integer', nullable: true })
  slaHours!: number | null;

  /** Since when no lead may enter it; its leads went on to the successor. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  retiredAt!: Date | null;

  @ManyToOne({ entity: () => Stage, ref: true, nullable: true, fieldName: 'successor_id' })
  successor!: Ref<Stage> | null;
}

/** That a lead may go from one stage to another. */
@Entity({ tableName: 'stage_transition' })
export class StageTransition {
  @PrimaryKey({ type: new IdType('stage') })
  fromStageId!: string;

  @PrimaryKey({ type: new IdType('stage') })
  toStageId!: string;
}
