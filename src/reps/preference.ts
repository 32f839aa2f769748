import { Entity, Property } from '@mikro-orm/decorators/legacy';
import type { Locale } from '../platform/context.js';
import { Id, VersionedRow } from '../platform/db/row.js';

/** What somebody who signs in has set for itself; null: nothing was said. */
@Entity({ tableName: 'preference' })
export class Preference extends VersionedRow {
  @Id('preference')
  id!: string;

  /** The principal whose they are, as its tokens and keys name it. */
  @Property({ type: 'text' })
  subject!: string;

  @Property({ type: 'text', nullable: true })
  locale!: Locale | null;

  /** IANA name. */
  @Property({ type: 'text', nullable: true })
  timeZone!: string | null;
}
