import { BigIntType, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { fate } from '../platform/db/row.js';
import { IdType } from '../platform/ids.js';
import { FactAxis, OwnershipChange } from './lead.enums.js';
import { Lead } from './lead.js';

/** That an axis of a lead took a value at an instant; append-only. `value` is null where an owner left. */
@Entity({ tableName: 'lead_fact', readonly: true })
export class LeadFact {
  @PrimaryKey({ type: new BigIntType('number') })
  seq!: number;

  @ManyToOne({ entity: () => Lead, ref: true, fieldName: 'lead_id', ...fate('KEEP', 'KEEP') })
  lead!: Ref<Lead>;

  @Enum({ items: () => FactAxis, type: 'text' })
  axis!: FactAxis;

  @Property({ type: 'text', nullable: true })
  value!: string | null;

  @Property({ type: 'datetime', length: 3 })
  occurredAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  recordedAt!: Date;

  @Property({ type: 'text' })
  actor!: string;

  @Enum({ items: () => OwnershipChange, type: 'text', nullable: true })
  how!: OwnershipChange | null;

  @Property({ type: 'text', nullable: true })
  reason!: string | null;
}

/** From when to when an axis of a lead had a value: the projection of its facts. */
@Entity({ tableName: 'lead_interval', readonly: true })
export class LeadInterval {
  @PrimaryKey({ type: new IdType('lead') })
  leadId!: string;

  @PrimaryKey({ type: 'text' })
  axis!: FactAxis;

  @PrimaryKey({ type: new BigIntType('number') })
  seq!: number;

  @Property({ type: 'text' })
  value!: string;

  @Property({ type: 'datetime', length: 3 })
  startedAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt!: Date | null;
}
