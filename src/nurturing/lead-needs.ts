import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Lead } from '../leads/lead.js';
import { fate, VersionedRow } from '../platform/db/row.js';

/** What a lead needs, as far as it is known, in the words that content is tagged with. */
@Entity({ tableName: 'lead_needs' })
export class LeadNeeds extends VersionedRow {
  @ManyToOne({ entity: () => Lead, ref: true, primary: true, fieldName: 'lead_id', ...fate('DEDUPE', 'KEEP') })
  lead!: Ref<Lead>;

  @Property({ type: 'array', columnType: 'text[]' })
  tags!: string[];
}
