import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Id, VersionedRow } from '../platform/db/row.js';

/** An outside house that sends leads and may read back what it sent. */
@Entity({ tableName: 'partner' })
export class Partner extends VersionedRow {
  @Id('partner')
  id!: string;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  /** False: its keys and tokens sign nobody in. */
  @Property({ type: 'boolean' })
  isActive!: boolean;
}
