import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Id, VersionedRow } from '../platform/db/row.js';
import { Team } from '../reps/team.js';
import { ViewSharing } from './lead.enums.js';

/** A filter and an order that somebody keeps under a name; what it shows follows from who looks. */
@Entity({ tableName: 'saved_view' })
export class SavedView extends VersionedRow {
  @Id('view')
  id!: string;

  /** The principal whose it is. */
  @Property({ type: 'text' })
  subject!: string;

  /** Unique among those of one principal. */
  @Property({ type: 'text' })
  name!: string;

  /** A `LeadFilter` as JSON, read by the schema of the day. */
  @Property({ type: 'json', columnType: 'jsonb' })
  filter!: object;

  /** A list of `LeadOrder` as JSON, read by the schema of the day. */
  @Property({ type: 'json', columnType: 'jsonb' })
  orderBy!: readonly object[];

  @Property({ type: 'array', columnType: 'text[]' })
  columns!: string[];

  @Enum({ items: () => ViewSharing, type: 'text' })
  sharedWith!: ViewSharing;

  /** The team that it is shared with, and those below it; null where it is not shared with one. */
  @ManyToOne({ entity: () => Team, ref: true, nullable: true, fieldName: 'team_id' })
  team!: Ref<Team> | null;
}
