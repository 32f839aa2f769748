import { BigIntType, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { fate, Id } from '../platform/db/row.js';
import { Competitor } from './catalogue.js';
import { OutcomeReason, OutcomeResult } from './lead.enums.js';
import { Lead } from './lead.js';

/** How a lead was decided and why. At most one is in force; reopening sets `revertedAt` on it. */
@Entity({ tableName: 'lead_outcome' })
export class LeadOutcome {
  @Id('outcome')
  id!: string;

  @ManyToOne({ entity: () => Lead, ref: true, fieldName: 'lead_id', ...fate('KEEP', 'KEEP') })
  lead!: Ref<Lead>;

  @Enum({ items: () => OutcomeResult, type: 'text' })
  result!: OutcomeResult;

  @Enum({ items: () => OutcomeReason, type: 'text' })
  reason!: OutcomeReason;

  @ManyToOne({ entity: () => Competitor, ref: true, nullable: true, fieldName: 'competitor_id' })
  competitor!: Ref<Competitor> | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  amountMinor!: number | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  grossProfitMinor!: number | null;

  @Property({ type: 'text', nullable: true })
  currency!: string | null;

  @Property({ type: 'datetime', length: 3 })
  decidedAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  recordedAt!: Date;

  @Property({ type: 'text' })
  recordedBy!: string;

  @Property({ type: 'datetime', length: 3, nullable: true })
  revertedAt!: Date | null;
}
