import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Id, VersionedRow } from '../platform/db/row.js';

/** A team of the sales organisation; teams form a tree. */
@Entity({ tableName: 'team' })
export class Team extends VersionedRow {
  @Id('team')
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  @ManyToOne({ entity: () => Team, ref: true, nullable: true, fieldName: 'parent_id' })
  parent!: Ref<Team> | null;

  @Property({ type: 'text', nullable: true })
  externalId!: string | null;

  /** IANA name; null: that of the team above, at the top that of the organisation. */
  @Property({ type: 'text', nullable: true })
  timeZone!: string | null;

  /** Hours within which an offer to this team is to be decided; null: as the team above says. */
  @Property({ type: 'integer', nullable: true })
  offerHours!: number | null;
}
