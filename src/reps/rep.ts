import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Id, VersionedRow } from '../platform/db/row.js';
import { Presence, RepLevel } from './rep.enums.js';
import { Team } from './team.js';

/** A person who sells and holds leads. */
@Entity({ tableName: 'rep' })
export class Rep extends VersionedRow {
  @Id('rep')
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  email!: string | null;

  @ManyToOne({ entity: () => Team, ref: true, fieldName: 'team_id' })
  team!: Ref<Team>;

  @Enum({ items: () => RepLevel, type: 'text' })
  level!: RepLevel;

  @Property({ type: 'array', columnType: 'text[]' })
  skills!: string[];

  /** The market segments that it serves, as leads name them; empty: all. */
  @Property({ type: 'array', columnType: 'text[]' })
  segments!: string[];

  @Enum({ items: () => Presence, type: 'text' })
  presence!: Presence;

  @Property({ type: 'datetime', length: 3 })
  presenceSince!: Date;

  @Property({ type: 'date', nullable: true })
  startedOn!: string | null;

  @Property({ type: 'boolean' })
  isActive!: boolean;

  @Property({ type: 'text', nullable: true })
  externalId!: string | null;

  /** Says where the rep is now; returns whether anything changed. */
  appear(presence: Presence, now: Date): boolean {
    if (this.presence === presence) return false;
    this.presence = presence;
    this.presenceSince = now;
    this.updatedAt = now;
    return true;
  }
}
