import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Id, VersionedRow } from '../platform/db/row.js';
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
}
