import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { fate, Id, VersionedRow } from '../platform/db/row.js';
import { Company } from './company.js';
import type { CustomRecord } from './custom-field.rules.js';

/** A person on the buying side. Raw values stand beside the normalised keys that duplicates are matched by. */
@Entity({ tableName: 'contact' })
export class Contact extends VersionedRow {
  @Id('contact')
  id!: string;

  @ManyToOne({ entity: () => Company, ref: true, nullable: true, fieldName: 'company_id', ...fate('REPOINT', 'KEEP') })
  company!: Ref<Company> | null;

  @Property({ type: 'text', nullable: true })
  name!: string | null;

  @Property({ type: 'text', nullable: true })
  email!: string | null;

  @Property({ type: 'text', nullable: true })
  emailKey!: string | null;

  @Property({ type: 'text', nullable: true })
  phone!: string | null;

  @Property({ type: 'text', nullable: true })
  phoneKey!: string | null;

  /** Values of the fields that the house gave it, by the key of the field. */
  @Property({ type: 'json', columnType: 'jsonb' })
  custom!: CustomRecord;

  /** The one that it turned out to be; never itself merged. */
  @ManyToOne({
    entity: () => Contact,
    ref: true,
    nullable: true,
    fieldName: 'merged_into_id',
    ...fate('REPOINT', 'KEEP'),
  })
  mergedInto!: Ref<Contact> | null;
}
