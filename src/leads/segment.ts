import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Id, VersionedRow } from '../platform/db/row.js';

/** A named set of leads, told by a filter: who is in it follows from what the leads are now. */
@Entity({ tableName: 'segment' })
export class Segment extends VersionedRow {
  @Id('segment')
  id!: string;

  /** Stable and unique. */
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  description!: string | null;

  /** A `LeadFilter` as JSON, read by the schema of the day. */
  @Property({ type: 'json', columnType: 'jsonb' })
  filter!: object;

  @Property({ type: 'boolean' })
  isArchived!: boolean;
}
