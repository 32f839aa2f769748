import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { fate, Id, VersionedRow } from '../platform/db/row.js';
import type { CustomRecord } from './custom-field.rules.js';

/** An organisation that may buy. `nameKey` is the name as duplicates are matched by: see `duplicate.rules.ts`. */
@Entity({ tableName: 'company' })
export class Company extends VersionedRow {
  @Id('company')
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  nameKey!: string;

  @Property({ type: 'text', nullable: true })
  domain!: string | null;

  /** Values of the fields that the house gave it, by the key of the field. */
  @Property({ type: 'json', columnType: 'jsonb' })
  custom!: CustomRecord;

  /** The one that it turned out to be; never itself merged. */
  @ManyToOne({
    entity: () => Company,
    ref: true,
    nullable: true,
    fieldName: 'merged_into_id',
    ...fate('REPOINT', 'KEEP'),
  })
  mergedInto!: Ref<Company> | null;
}
