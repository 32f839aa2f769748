import { Entity, Enum, Property } from '@mikro-orm/decorators/legacy';
import { Temperature } from '../leads/lead.enums.js';
import { Id, VersionedRow } from '../platform/db/row.js';
import { ContentKind } from './nurturing.enums.js';

/** Something worth sending, and for whom it was made: an empty list means everybody. */
@Entity({ tableName: 'content_item' })
export class ContentItem extends VersionedRow {
  @Id('content')
  id!: string;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  @Enum({ items: () => ContentKind, type: 'text' })
  kind!: ContentKind;

  @Property({ type: 'text', nullable: true })
  url!: string | null;

  @Property({ type: 'array', columnType: 'text[]' })
  segments!: string[];

  @Property({ type: 'array', columnType: 'text[]' })
  needTags!: string[];

  /** Keys of stages, in whichever pipeline. */
  @Property({ type: 'array', columnType: 'text[]' })
  stageKeys!: string[];

  @Property({ type: 'array', columnType: 'text[]' })
  temperatures!: Temperature[];

  @Property({ type: 'boolean' })
  isActive!: boolean;
}
